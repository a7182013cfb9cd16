"""Facts for the mails about this room's events. The notifications room words and sends them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.calendar_file import CalendarEntry, calendar_file
from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import jst_date
from yuiwork.learning import links
from yuiwork.learning.answer_date import answer_by
from yuiwork.learning.models import (
    GONE,
    CourseApplication,
    Enrolment,
    PlaceKind,
    SeminarApplication,
    Submission,
)
from yuiwork.learning.queries.seminar_changes import last_change
from yuiwork.learning.queries.seminars import application_row
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class SeminarMailFacts:
    """For mails that a place is kept, offered, changed, cancelled, comes near, or was used. Paths start with ``/``.

    ``changes``: what the last change was, as (what, before, now) in words; ``note``: why.
    """

    application_id: UUID
    to: str
    name: str
    programme_name: str
    contact: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place_kind: str
    where: str  # venue with address, or the word for online
    access: str  # how to get to the venue
    online_url: str
    childcare: bool
    cancelled: bool
    called_off_reason: str
    offer_until: datetime | None
    code: str
    changes: tuple[tuple[str, str, str], ...]
    note: str
    ticket_path: str
    survey_path: str  # empty when the seminar has no survey
    calendar_name: str
    calendar: bytes


@dataclass(frozen=True, slots=True)
class CourseApplicationFacts:
    """For "we have your application" and the decision."""

    application_id: UUID
    user_id: UUID
    name: str
    programme_id: UUID
    programme_slug: str
    programme_name: str
    course_title: str
    starts_on: date
    state: str
    reason: str
    tutor_name: str
    course_path: str
    staff_path: str


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """For "handed in" (to the tutor) and "feedback is there" (to the learner). ``answer_by`` JST."""

    submission_id: UUID
    user_id: UUID
    tutor_id: UUID
    learner_name: str
    exercise_title: str
    version: int
    passed: bool | None
    answer_by: date
    exercise_path: str
    review_path: str


def seminar_mail_facts(application_id: UUID) -> SeminarMailFacts:
    """Everything a mail about one application says. Raises ``NotFound``."""
    row = application_row(application_id)
    seminar = row.seminar
    changes, note = last_change(seminar)
    return SeminarMailFacts(
        application_id=row.id,
        to=row.email,
        name=row.full_name,
        programme_name=seminar.programme.name,
        contact=seminar.programme.contact,
        title=seminar.title,
        starts_at=seminar.starts_at,
        ends_at=seminar.ends_at,
        place_kind=row.place.kind,
        where=where_of(row),
        access=row.place.access,
        online_url=row.place.url,
        childcare=row.childcare,
        cancelled=_is_off(row),
        called_off_reason=seminar.called_off_reason,
        offer_until=row.offer_until,
        code=row.code,
        changes=changes,
        note=note,
        ticket_path=ticket_path(row.id),
        survey_path=survey_path(row.id) if seminar.survey_id else "",
        calendar_name="seminar.ics",
        calendar=calendar_of(row),
    )


def ticket_path(application_id: UUID) -> str:
    """Signed: opens this application, nothing else."""
    return reverse("learning:seminar_ticket", args=[links.sign(links.TICKET, application_id)])


def door_url(row: SeminarApplication) -> str:
    """What her QR code says: the page on which staff mark her present."""
    path = reverse("learning:seminar_check_in", args=[row.seminar.programme.slug, row.seminar_id, row.code])
    return f"{settings.BASE_URL}{path}"


def survey_path(application_id: UUID) -> str:
    """Signed: opens the exit survey of this application."""
    return reverse("learning:survey", args=[links.sign(links.SURVEY, application_id)])


def where_of(row: SeminarApplication) -> str:
    """中央公民館 第1研修室（奈良市…）, or the word for online."""
    if row.place.kind == PlaceKind.ONLINE:
        return _("Online")
    return f"{row.place.name}（{row.place.address}）" if row.place.address else row.place.name


def calendar_of(row: SeminarApplication) -> bytes:
    """Her calendar file as it stands now; a cancelled application takes the date out of her calendar."""
    seminar = row.seminar
    ticket = f"{settings.BASE_URL}{ticket_path(row.id)}"
    lines = [seminar.programme.name, ticket, seminar.programme.contact]
    if row.place.url:
        lines.insert(1, row.place.url)
    return calendar_file(
        CalendarEntry(
            uid=f"seminar-{row.id}@yuiwork",
            sequence=row.calendar_sequence,
            title=seminar.title,
            description="\n".join(lines),
            where=where_of(row),
            url=row.place.url or ticket,
            starts_at=seminar.starts_at,
            ends_at=seminar.ends_at,
            cancelled=_is_off(row),
            written_at=clock.now(),
        )
    )


def _is_off(row: SeminarApplication) -> bool:
    """Must the date leave her calendar?"""
    return row.state in GONE or row.seminar.called_off_at is not None


def course_application_facts(application_id: UUID) -> CourseApplicationFacts:
    """Raises ``NotFound``."""
    row = CourseApplication.objects.select_related("course__programme").filter(id=application_id).first()
    if row is None:
        raise NotFound
    enrolment = Enrolment.objects.filter(application=row).first()
    programme = row.course.programme
    return CourseApplicationFacts(
        application_id=row.id,
        user_id=row.user_id,
        name=name_of(row.user_id),
        programme_id=programme.id,
        programme_slug=programme.slug,
        programme_name=programme.name,
        course_title=row.course.title,
        starts_on=row.course.starts_on,
        state=row.state,
        reason=row.reason,
        tutor_name=name_of(enrolment.tutor_id) if enrolment else "",
        course_path=reverse("learning:course", args=[row.course_id]),
        staff_path=reverse("intake:application", args=[programme.slug, row.id]),
    )


def submission_facts(submission_id: UUID) -> SubmissionFacts:
    """Raises ``NotFound`` (drafts are nobody else's business, so they are not found either)."""
    row = (
        Submission.objects.select_related("exercise", "enrolment__course__programme", "feedback")
        .filter(id=submission_id, submitted_at__isnull=False)
        .first()
    )
    if row is None or row.submitted_at is None:
        raise NotFound
    course = row.enrolment.course
    feedback = getattr(row, "feedback", None)
    return SubmissionFacts(
        submission_id=row.id,
        user_id=row.enrolment.user_id,
        tutor_id=row.enrolment.tutor_id,
        learner_name=name_of(row.enrolment.user_id),
        exercise_title=row.exercise.title,
        version=row.version,
        passed=feedback.passed if feedback else None,
        answer_by=answer_by(jst_date(row.submitted_at), course.answer_days),
        exercise_path=reverse("learning:exercise", args=[row.exercise_id]),
        review_path=reverse(
            "learning:graduation_work" if row.exercise.graduation else "learning:submission_review",
            args=[course.programme.slug, row.id],
        ),
    )


def name_of(user_id: UUID) -> str:
    """Her name as she wrote it; empty before she has a profile."""
    profile = people.profile_of(user_id)
    return profile.full_name if profile else ""
