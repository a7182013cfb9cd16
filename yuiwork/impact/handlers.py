"""From events to facts."""

from uuid import UUID

from yuiwork.core.events import Event
from yuiwork.desk.events import OutcomeNoted
from yuiwork.impact.models import Earning, Milestone
from yuiwork.impact.use_cases import join_person, record_earning, record_milestone, record_outcome
from yuiwork.japan.dates import jst_date
from yuiwork.learning import api as learning
from yuiwork.learning.events import (
    CourseCompleted,
    Enrolled,
    PersonLinked,
    PlaceGivenUp,
    SeminarApplied,
    SeminarAttendanceWithdrawn,
    SeminarAttended,
)
from yuiwork.market.events import DeliveryAccepted
from yuiwork.money.events import PayoutReturned, PayoutSent


def on_seminar_applied(event: SeminarApplied) -> None:
    """A cancelled application was an application: it stays counted."""
    _reached(event, event.programme_id, event.person_key, Milestone.APPLIED, event.application_id)


def on_seminar_attended(event: SeminarAttended) -> None:
    _attendance(event, holds=True)


def on_attendance_withdrawn(event: SeminarAttendanceWithdrawn) -> None:
    _attendance(event, holds=False)


def on_enrolled(event: Enrolled) -> None:
    _reached(event, event.programme_id, str(event.user_id), Milestone.ENROLLED, event.enrolment_id)


def on_place_given_up(event: PlaceGivenUp) -> None:
    """She never came: she does not count as a learner."""
    record_milestone(
        programme_id=event.programme_id,
        person_key=str(event.user_id),
        kind=Milestone.ENROLLED,
        ref=event.enrolment_id,
        on=jst_date(event.at),
        told_at=event.at,
        holds=False,
    )


def on_course_completed(event: CourseCompleted) -> None:
    _reached(event, event.programme_id, str(event.user_id), Milestone.COMPLETED, event.enrolment_id)


def on_person_linked(event: PersonLinked) -> None:
    join_person(programme_id=event.programme_id, old_key=event.old_key, new_key=event.new_key)


def on_delivery_accepted(event: DeliveryAccepted) -> None:
    """Her pay counts for the job's programme; a job outside any programme counts wherever she learned."""
    key = str(event.worker_id)
    programmes = [event.programme_id] if event.programme_id else _where_she_learned(event.worker_id)
    for programme_id in programmes:
        record_milestone(
            programme_id=programme_id,
            person_key=key,
            kind=Milestone.FIRST_JOB,
            ref=event.contract_id,
            on=event.accepted_on,
            told_at=event.at,
        )
        record_earning(
            programme_id=programme_id,
            person_key=key,
            ref=event.contract_id,
            amount=event.pay_net,
            on=event.accepted_on,
        )


def on_outcome_noted(event: OutcomeNoted) -> None:
    """What the desk notes stands beside the result that the office enters."""
    record_outcome(
        programme_id=event.programme_id,
        ref=event.consultation_id,
        outcome=event.outcome,
        on=event.on,
        told_at=event.at,
    )


def on_payout_sent(event: PayoutSent) -> None:
    """Money in the bank: the last step of the funnel, wherever she learned or earned."""
    _payout(event, event.payout_id, event.user_id, holds=True)


def on_payout_returned(event: PayoutReturned) -> None:
    """The bank sent it back: it did not arrive."""
    _payout(event, event.payout_id, event.user_id, holds=False)


def _attendance(event: SeminarAttended | SeminarAttendanceWithdrawn, *, holds: bool) -> None:
    # The mark may be set days later; what counts is the day of the seminar.
    day = jst_date(learning.seminar_mail_facts(event.application_id).starts_at)
    record_milestone(
        programme_id=event.programme_id,
        person_key=event.person_key,
        kind=Milestone.ATTENDED,
        ref=event.application_id,
        on=day,
        told_at=event.at,
        holds=holds,
    )


def _payout(event: PayoutSent | PayoutReturned, payout_id: UUID, user_id: UUID, *, holds: bool) -> None:
    day = event.paid_on if isinstance(event, PayoutSent) else event.returned_on
    earned = Earning.objects.filter(person_key=str(user_id)).values_list("programme_id", flat=True)
    for programme_id in {*earned, *_where_she_learned(user_id)}:
        record_milestone(
            programme_id=programme_id,
            person_key=str(user_id),
            kind=Milestone.EARNED,
            ref=payout_id,
            on=day,
            told_at=event.at,
            holds=holds,
        )


def _reached(event: Event, programme_id: UUID, person_key: str, kind: Milestone, ref: UUID) -> None:
    record_milestone(
        programme_id=programme_id,
        person_key=person_key,
        kind=kind,
        ref=ref,
        on=jst_date(event.at),
        told_at=event.at,
    )


def _where_she_learned(user_id: UUID) -> list[UUID]:
    return learning.programme_ids_of_learner(user_id)
