"""Taking hold of an application and the places of its seminar: first the places, then the application."""

from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.models import Seminar, SeminarApplication, SeminarPlace
from yuiwork.regions.api import ProgrammeState


@inside_transaction
def locked_places(seminar_id: UUID) -> dict[str, SeminarPlace]:
    """By kind, always locked in the same order."""
    rows = (
        SeminarPlace.objects.select_for_update(of=("self",))
        .select_related("seminar")
        .filter(seminar_id=seminar_id)
        .order_by("kind")
    )
    return {place.kind: place for place in rows}


@inside_transaction
def locked_application(application_id: UUID) -> tuple[SeminarApplication, dict[str, SeminarPlace]]:
    """The application with its seminar, and the places. Raises ``NotFound``."""
    seminar_id = (
        SeminarApplication.objects.filter(id=application_id).values_list("seminar_id", flat=True).first()
    )
    if seminar_id is None:
        raise NotFound
    places = locked_places(seminar_id)
    row = (
        SeminarApplication.objects.select_for_update(of=("self",))
        .select_related("seminar__programme", "place")
        .get(id=application_id)
    )
    return row, places


def public_seminar(seminar_id: UUID) -> Seminar:
    """A seminar of a programme that is not in preparation. Raises ``NotFound``."""
    row = (
        Seminar.objects.select_related("programme")
        .filter(id=seminar_id)
        .exclude(programme__state=ProgrammeState.DRAFT)
        .first()
    )
    if row is None:
        raise NotFound
    return row
