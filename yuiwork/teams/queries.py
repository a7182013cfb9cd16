"""Reads of the teams room."""

from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.japan.largest_remainder import split
from yuiwork.teams.models import TeamMember


def shares(team_id: UUID, total: int) -> list[tuple[UUID, int]]:
    """What each member gets of ``total`` yen, to the yen (money.md 7.3), in the team's order.

    Raises ``NotFound`` for a team that was never formed.
    """
    members = list(TeamMember.objects.filter(team_id=team_id).order_by("position"))
    if not members:
        raise NotFound
    parts = split(total, [member.points for member in members])
    return [(member.user_id, part) for member, part in zip(members, parts, strict=True)]
