"""Keeping a seat in the room of a session, and giving it back. Locks: the enrolment, then the session."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, NotFound
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.models import Enrolment, Session, SessionSeat
from yuiwork.learning.policies import may_keep_seat, may_work_on
from yuiwork.learning.use_cases.enrolments import locked_enrolment


@use_case
def keep_session_seat(*, actor: Actor, session_id: UUID) -> SessionSeat:
    """A learner of the course takes a free seat in the room. Twice is once.

    Raises ``Conflict`` ``FULL``; ``Refused`` ``NO_SEATS``, ``CANCELLED``, ``TOO_LATE``, ``LEFT``; ``NotFound`` for others.
    """
    enrolment, session = _locked(actor, session_id)
    may_work_on(enrolment).enforce()
    may_keep_seat(session, clock.now()).enforce()
    known = SessionSeat.objects.filter(session=session, enrolment=enrolment, given_back_at=None).first()
    if known is not None:
        return known
    if session.seats_left == 0:
        raise Conflict("FULL", _("The last seat in the room has just been taken."))
    seat = SessionSeat.objects.create(session=session, enrolment=enrolment)
    audit.record(actor=actor, action="keep_seat", target="learning.SessionSeat", target_id=seat.id)
    return seat


@use_case
def give_session_seat_back(*, actor: Actor, session_id: UUID) -> None:
    """Somebody else may sit there. Twice is once. Raises ``Refused`` ``TOO_LATE``, ``CANCELLED``; ``NotFound``."""
    enrolment, session = _locked(actor, session_id)
    may_keep_seat(session, clock.now()).enforce()
    free_seats(actor=actor, enrolment=enrolment, session=session)


@inside_transaction
def free_seats(*, actor: Actor, enrolment: Enrolment, session: Session | None = None) -> None:
    """Her seat at this session, or at all that are still ahead. The enrolment is locked."""
    rows = SessionSeat.objects.filter(
        enrolment=enrolment, given_back_at=None, session__starts_at__gt=clock.now()
    )
    if session is not None:
        rows = rows.filter(session=session)
    for seat in rows.order_by("session_id"):
        seat.given_back_at = clock.now()
        seat.save(update_fields=["given_back_at"])
        audit.record(actor=actor, action="give_seat_back", target="learning.SessionSeat", target_id=seat.id)


def _locked(actor: Actor, session_id: UUID) -> tuple[Enrolment, Session]:
    course_id = Session.objects.filter(id=session_id).values_list("course_id", flat=True).first()
    if actor.user_id is None or course_id is None:
        raise NotFound
    enrolment = locked_enrolment(course_id=course_id, user_id=actor.user_id)
    return enrolment, Session.objects.select_for_update().get(id=session_id)
