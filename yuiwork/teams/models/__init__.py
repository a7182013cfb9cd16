from yuiwork.teams.models.team import Team, TeamMember

__all__ = ["Team", "TeamMember"]
