"""Sessions with childcare: those of one learner, and one of a programme for its staff."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.learning.models import EnrolmentState, Session


@dataclass(frozen=True, slots=True)
class SessionChildcare:
    """``path`` leads to her childcare page once she asked; empty before."""

    session: Session
    offer: childcare.Offer
    path: str


def sessions_with_childcare(user_id: UUID) -> list[SessionChildcare]:
    """From now on, soonest first."""
    rows = list(
        Session.objects.filter(
            course__enrolments__user_id=user_id,
            course__enrolments__state=EnrolmentState.ACTIVE,
            starts_at__gt=clock.now(),
        )
        .select_related("course")
        .order_by("starts_at", "id")
    )
    offers = childcare.offers_of(childcare.OccasionKind.SESSION, [row.id for row in rows])
    paths = childcare.request_paths(user_id) if offers else {}
    return [
        SessionChildcare(row, offers[row.id], paths.get(offers[row.id].occasion_id, ""))
        for row in rows
        if row.id in offers
    ]


def session_of_programme(programme_id: UUID, session_id: UUID) -> Session:
    """For its staff. Raises ``NotFound``."""
    row = (
        Session.objects.select_related("course")
        .filter(id=session_id, course__programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row
