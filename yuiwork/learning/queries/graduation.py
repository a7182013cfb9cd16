"""Graduation works for their reviewers, and presentation days."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from yuiwork.core.actor import PROGRAMME_STAFF, Actor
from yuiwork.core.errors import NotFound
from yuiwork.learning.models import (
    Exercise,
    GraduationReview,
    PresentationDay,
    PresentationGuest,
    PresentationSlot,
    Submission,
    SubmissionState,
)
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One handed-in graduation work as staff see it. ``hers``: it waits for the judgement of who looks."""

    submission: Submission
    learner_name: str
    reviews_in: int
    hers: bool


@dataclass(frozen=True, slots=True)
class SlotView:
    """A learner in the order of a presentation day."""

    slot: PresentationSlot
    name: str
    starts_at: datetime


def works_of_programme(actor: Actor, programme_id: UUID) -> list[WorkLine]:
    """All handed-in graduation works: those that wait for this person first, then waiting ones, then decided ones."""
    rows = list(
        _works()
        .filter(enrolment__course__programme_id=programme_id)
        .prefetch_related("reviews", "exercise__reviewers")
    )
    profiles = people.profiles_of({row.enrolment.user_id for row in rows})
    lines = [_line(actor, row, profiles) for row in rows]
    return sorted(lines, key=lambda line: (not line.hers, line.submission.state != SubmissionState.SUBMITTED))


def works_waiting_for(user_id: UUID) -> list[Submission]:
    """Over all programmes, the longest waiting first: for 今日."""
    rows = _works().filter(state=SubmissionState.SUBMITTED, exercise__reviewers__user_id=user_id)
    rows = rows.exclude(reviews__reviewer_id=user_id).exclude(enrolment__user_id=user_id)
    return list(rows.order_by("submitted_at", "id"))


def work_for_staff(programme_id: UUID, submission_id: UUID) -> Submission:
    """One handed-in graduation work of the programme. Raises ``NotFound``."""
    row = (
        _works()
        .filter(id=submission_id, enrolment__course__programme_id=programme_id)
        .prefetch_related("files", "reviews", "exercise__reviewers")
        .first()
    )
    if row is None:
        raise NotFound
    return row


def reviews_shown_to(actor: Actor, submission: Submission) -> list[tuple[GraduationReview, str]]:
    """All of them once the work is decided; before that nobody reads another's judgement."""
    rows = list(submission.reviews.order_by("created_at", "id"))
    if submission.state == SubmissionState.SUBMITTED:
        rows = [row for row in rows if row.reviewer_id == actor.user_id]
    profiles = people.profiles_of({row.reviewer_id for row in rows})
    return [(row, profiles[row.reviewer_id].full_name if row.reviewer_id in profiles else "") for row in rows]


def possible_reviewers(programme_id: UUID) -> list[tuple[UUID, str]]:
    """The staff of the programme with their names, whatever their role."""
    ids = {user_id for role in PROGRAMME_STAFF for user_id in regions.staff_of(programme_id, role)}
    profiles = people.profiles_of(ids)
    return sorted(((i, p.full_name) for i, p in profiles.items()), key=lambda pair: (pair[1], pair[0]))


def graduation_exercise(programme_id: UUID, exercise_id: UUID) -> Exercise:
    """The graduation work of a course of this programme. Raises ``NotFound``."""
    row = (
        Exercise.objects.select_related("course")
        .filter(id=exercise_id, course__programme_id=programme_id, graduation=True)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def presentation_day(programme_id: UUID, day_id: UUID) -> PresentationDay:
    """One day of a course of this programme. Raises ``NotFound``."""
    row = (
        PresentationDay.objects.select_related("course")
        .filter(id=day_id, course__programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def presentation_days_of(course_id: UUID) -> list[PresentationDay]:
    """In the order of time."""
    return list(PresentationDay.objects.filter(course_id=course_id).order_by("starts_at", "id"))


def order_of(day: PresentationDay) -> list[SlotView]:
    """Who presents when."""
    rows = list(day.slots.select_related("enrolment", "day").order_by("number"))
    profiles = people.profiles_of({row.enrolment.user_id for row in rows})
    return [
        SlotView(
            row,
            profiles[row.enrolment.user_id].full_name if row.enrolment.user_id in profiles else "",
            row.starts_at,
        )
        for row in rows
    ]


def guests_of(day: PresentationDay) -> list[PresentationGuest]:
    return list(day.guests.order_by("created_at", "id"))


def slots_of(enrolment_id: UUID) -> list[PresentationSlot]:
    """When she presents."""
    rows = PresentationSlot.objects.filter(enrolment_id=enrolment_id).select_related("day")
    return list(rows.order_by("day__starts_at"))


def work_path(submission: Submission) -> str:
    """Where a reviewer judges it."""
    return reverse(
        "learning:graduation_work", args=[submission.enrolment.course.programme.slug, submission.id]
    )


def _works() -> QuerySet[Submission]:
    return (
        Submission.objects.filter(exercise__graduation=True)
        .exclude(state=SubmissionState.DRAFT)
        .select_related("exercise", "enrolment__course__programme", "feedback")
        .order_by("submitted_at", "id")
    )


def _line(actor: Actor, row: Submission, profiles: dict[UUID, people.Profile]) -> WorkLine:
    reviewers = {reviewer.user_id for reviewer in row.exercise.reviewers.all()}
    have_judged = {review.reviewer_id for review in row.reviews.all()}
    profile = profiles.get(row.enrolment.user_id)
    waits = row.state == SubmissionState.SUBMITTED
    return WorkLine(
        submission=row,
        learner_name=profile.full_name if profile else "",
        reviews_in=len(have_judged),
        hers=waits and actor.user_id in reviewers - have_judged and actor.user_id != row.enrolment.user_id,
    )
