"""Sessions with childcare: those of one learner, and one of a programme for its staff."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.learning.models import Enrolment, EnrolmentState, Session


@dataclass(frozen=True, slots=True)
class SessionChildcare:
    """``path`` leads to her childcare page once she asked; empty before."""

    session: Session
    offer: childcare.Offer
    path: str


def sessions_with_childcare(user_id: UUID, enrolments: list[Enrolment]) -> list[SessionChildcare]:
    """From now on, soonest first. ``enrolments``: hers, from ``enrolments_of``."""
    courses = [row.course for row in enrolments if row.state == EnrolmentState.ACTIVE]
    ahead = (one for course in courses for one in course.sessions.all() if one.starts_at > clock.now())
    rows = sorted(ahead, key=lambda session: (session.starts_at, session.id))
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
