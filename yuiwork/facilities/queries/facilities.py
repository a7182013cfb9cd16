"""Reads about facilities: for visitors of a programme, for its staff."""

from uuid import UUID

from django.db.models import Q, QuerySet

from yuiwork.core.errors import NotFound
from yuiwork.facilities.models import Block, Facility
from yuiwork.regions.api import Programme, ProgrammeState


def facilities_for(programme: Programme) -> list[Facility]:
    """What visitors of a programme see: its own, and those its organisation lends to all its programmes."""
    shown = Q(programme=programme) | Q(
        organisation_wide=True, programme__organisation_id=programme.organisation_id
    )
    return list(_rows().filter(shown, lent=True).exclude(programme__state=ProgrammeState.DRAFT))


def public_facility(facility_id: UUID) -> Facility:
    """One that visitors may see. Raises ``NotFound`` for drafts and what is not lent any more."""
    row = _rows().filter(id=facility_id, lent=True).exclude(programme__state=ProgrammeState.DRAFT).first()
    if row is None:
        raise NotFound
    return row


def facilities_of(programme_id: UUID) -> list[Facility]:
    """For its staff: all of them, also what is not lent."""
    return list(_rows().filter(programme_id=programme_id))


def facility_of(programme_id: UUID, facility_id: UUID) -> Facility:
    """One for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = _rows().filter(id=facility_id, programme_id=programme_id).first()
    if row is None:
        raise NotFound
    return row


def blocks_of(facility_id: UUID) -> list[Block]:
    """Newest first."""
    return list(Block.objects.filter(facility_id=facility_id).order_by("-last_day", "-created_at"))


def block_of(facility_id: UUID, block_id: UUID) -> Block:
    """Raises ``NotFound`` for another facility's."""
    row = Block.objects.filter(id=block_id, facility_id=facility_id).first()
    if row is None:
        raise NotFound
    return row


def _rows() -> QuerySet[Facility]:
    return (
        Facility.objects.select_related("programme__region", "programme__organisation")
        .prefetch_related("hours", "exceptions")
        .order_by("programme__slug", "kind", "name")
    )
