"""The door of the teams room."""

from yuiwork.teams.queries import shares
from yuiwork.teams.use_cases import form_team

__all__ = ["form_team", "shares"]
