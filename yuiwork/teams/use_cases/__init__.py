from yuiwork.teams.use_cases.form_team import form_team

__all__ = ["form_team"]
