"""From events to facts."""

from uuid import UUID

from yuiwork.impact.models import Milestone, PersonMilestone
from yuiwork.impact.use_cases import join_person, record_earning, record_milestone, withdraw_milestone
from yuiwork.japan.dates import jst_date
from yuiwork.learning.events import (
    CourseCompleted,
    Enrolled,
    PersonLinked,
    SeminarApplied,
    SeminarAttendanceWithdrawn,
    SeminarAttended,
)
from yuiwork.market.events import DeliveryAccepted
from yuiwork.money.events import PayoutSent


def on_seminar_applied(event: SeminarApplied) -> None:
    record_milestone(
        programme_id=event.programme_id,
        person_key=event.person_key,
        kind=Milestone.APPLIED,
        on=jst_date(event.at),
    )


def on_seminar_attended(event: SeminarAttended) -> None:
    record_milestone(
        programme_id=event.programme_id,
        person_key=event.person_key,
        kind=Milestone.ATTENDED,
        on=jst_date(event.at),
        ref=event.application_id,
    )


def on_attendance_withdrawn(event: SeminarAttendanceWithdrawn) -> None:
    withdraw_milestone(
        programme_id=event.programme_id,
        person_key=event.person_key,
        kind=Milestone.ATTENDED,
        ref=event.application_id,
    )


def on_enrolled(event: Enrolled) -> None:
    record_milestone(
        programme_id=event.programme_id,
        person_key=str(event.user_id),
        kind=Milestone.ENROLLED,
        on=jst_date(event.at),
    )


def on_course_completed(event: CourseCompleted) -> None:
    record_milestone(
        programme_id=event.programme_id,
        person_key=str(event.user_id),
        kind=Milestone.COMPLETED,
        on=jst_date(event.at),
    )


def on_person_linked(event: PersonLinked) -> None:
    join_person(programme_id=event.programme_id, old_key=event.old_key, new_key=event.new_key)


def on_delivery_accepted(event: DeliveryAccepted) -> None:
    """Her pay counts for the job's programme; a job outside any programme counts where she learned."""
    key = str(event.worker_id)
    programmes = {event.programme_id} if event.programme_id else _where_she_learned(key)
    for programme_id in programmes:
        record_milestone(
            programme_id=programme_id, person_key=key, kind=Milestone.FIRST_JOB, on=jst_date(event.at)
        )
        record_earning(
            programme_id=programme_id,
            person_key=key,
            ref=event.contract_id,
            amount=event.pay_net,
            on=jst_date(event.at),
        )


def on_payout_sent(event: PayoutSent) -> None:
    """Money in the bank: the last step of the funnel, in every programme where she has finished a job."""
    key = str(event.user_id)
    done = PersonMilestone.objects.filter(person_key=key, kind=Milestone.FIRST_JOB)
    for programme_id in done.values_list("programme_id", flat=True):
        record_milestone(programme_id=programme_id, person_key=key, kind=Milestone.EARNED, on=event.paid_on)


def _where_she_learned(person_key: str) -> set[UUID]:
    rows = PersonMilestone.objects.filter(person_key=person_key, kind=Milestone.ENROLLED)
    return set(rows.values_list("programme_id", flat=True))
