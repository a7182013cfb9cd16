"""Programmes: for visitors, for their staff, by id; and the one place that builds an actor."""

from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.actor import PROGRAMME_STAFF, Actor, Grant, Role
from yuiwork.core.errors import NotFound
from yuiwork.people import api as people
from yuiwork.regions.models import Cohort, Programme, ProgrammeState, StaffRole
from yuiwork.regions.queries.staff import in_force


def actor_for(user_id: UUID) -> Actor:
    """A person with all her grants: organisations and platform (people), programmes (here)."""
    programme_grants = {
        Grant(Role(role), programme_id)
        for role, programme_id in StaffRole.objects.filter(
            in_force(clock.today()), user_id=user_id
        ).values_list("role", "programme_id")
    }
    return Actor(user_id=user_id, grants=people.grants_of(user_id) | programme_grants)


def open_programmes() -> list[Programme]:
    """What visitors may see: running and ended programmes, north to south."""
    rows = Programme.objects.exclude(state=ProgrammeState.DRAFT).select_related(
        "region", "organisation", "owner"
    )
    return list(rows.order_by("region__municipality_code", "slug"))


def programme_by_slug(slug: str) -> Programme:
    """A public programme. Raises ``NotFound`` for drafts and unknown ones."""
    row = (
        Programme.objects.exclude(state=ProgrammeState.DRAFT)
        .select_related("region", "organisation", "owner")
        .filter(slug=slug)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def programme(programme_id: UUID) -> Programme:
    """By id, not scoped by actor: for rooms that already hold the id lawfully. Raises ``NotFound``."""
    row = Programme.objects.select_related("region", "organisation", "owner").filter(id=programme_id).first()
    if row is None:
        raise NotFound
    return row


def staff_programme(actor: Actor, slug: str, *roles: Role) -> Programme:
    """The programme, for its own staff in one of ``roles`` (any staff role if none is given).

    With ``Role.OPERATOR`` among them, for the operator of the platform too. Raises ``NotFound`` for everyone else,
    other programmes' staff included.
    """
    row = Programme.objects.select_related("region", "organisation", "owner").filter(slug=slug).first()
    wanted = frozenset(roles) or PROGRAMME_STAFF
    operating = Role.OPERATOR in wanted and actor.is_operator
    if row is None or not (operating or actor.holds_any(wanted, row.id)):
        raise NotFound
    return row


def programmes_for_staff(actor: Actor, *roles: Role) -> list[Programme]:
    """The programmes in which the actor holds one of the roles (any staff role if none is given).

    All of them for the operator, with ``Role.OPERATOR`` among the roles.
    """
    rows = Programme.objects.select_related("region", "organisation", "owner").order_by("slug")
    if Role.OPERATOR in roles and actor.is_operator:
        return list(rows)
    return list(rows.filter(id__in=actor.scopes(*(roles or PROGRAMME_STAFF))))


def cohorts_of(programme_id: UUID) -> list[Cohort]:
    """Newest first."""
    return list(Cohort.objects.filter(programme_id=programme_id).order_by("-fiscal_year", "-created_at"))


def all_programmes() -> list[Programme]:
    """In every state, by slug. Not scoped by actor: for commands and rooms that check who asks."""
    return list(Programme.objects.select_related("region", "organisation", "owner").order_by("slug"))
