"""Forming a team."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.teams.events import TeamFormed
from yuiwork.teams.models import Team, TeamMember
from yuiwork.teams.policies import may_form_team


@use_case
def form_team(*, actor: Actor, programme_id: UUID, name: str, members: Sequence[tuple[UUID, int]]) -> Team:
    """Form a team of (user, points), in the order that breaks ties. Raises ``Invalid`` (``NO_MEMBERS``, ``NO_NAME``)."""
    may_form_team(actor, programme_id).enforce()
    if not name.strip():
        raise Invalid("NO_NAME", _("Please give the team a name."), field="name")
    if not members:
        raise Invalid("NO_MEMBERS", _("A team needs at least one member."), field="members")
    team = Team.objects.create(programme_id=programme_id, name=name.strip())
    TeamMember.objects.bulk_create(
        TeamMember(team=team, user_id=user_id, points=points, position=position)
        for position, (user_id, points) in enumerate(members)
    )
    audit.record(actor=actor, action="form", target="teams.Team", target_id=team.id, members=len(members))
    publish(TeamFormed(team_id=team.id, programme_id=programme_id))
    return team
