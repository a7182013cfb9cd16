"""What this room asks of a person next: a learner's exercises, a tutor's answers."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.web.components import NextStep
from yuiwork.japan.dates import jst_date
from yuiwork.learning.answer_date import answer_by
from yuiwork.learning.models import SeminarState, SubmissionState
from yuiwork.learning.queries.graduation import work_path, works_waiting_for
from yuiwork.learning.queries.progress import ExerciseProgress, SeminarAhead, progress_of
from yuiwork.learning.queries.reviews import own_queue


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: each a sentence, a button, a date. Nothing for visitors."""
    if actor.user_id is None:
        return []
    return [*_as_learner(actor.user_id), *_as_tutor(actor.user_id), *_as_reviewer(actor.user_id)]


def _as_learner(user_id: UUID) -> Iterator[NextStep]:
    progress = progress_of(user_id)
    yield from (step for seminar in progress.seminars if (step := _seminar(seminar)))
    for survey in progress.surveys:
        yield NextStep(
            title=_("Tell us how “%(title)s” was (one minute)") % {"title": survey.title},
            label=_("Answer the survey"),
            url=survey.path,
        )
    for course in progress.courses:
        # One exercise at a time: the first open one; the course page shows the rest.
        for exercise in course.open_exercises[:1]:
            yield _exercise(exercise)


def _seminar(seminar: SeminarAhead) -> NextStep | None:
    """Going there, or saying yes to a seat; whoever waits has nothing to do."""
    words = {"title": seminar.title}
    if seminar.state == SeminarState.OFFERED and seminar.offer_until is not None:
        return NextStep(
            title=_("A seat in “%(title)s” is free for you") % words,
            label=_("Answer the offer"),
            url=seminar.ticket_path,
            due=jst_date(seminar.offer_until),
        )
    if seminar.state != SeminarState.APPLIED:
        return None
    return NextStep(
        title=_("You take part in the seminar “%(title)s”") % words,
        label=_("See time and place"),
        url=seminar.ticket_path,
        on=seminar.starts_at,
    )


def _exercise(exercise: ExerciseProgress) -> NextStep:
    words = {"title": exercise.title}
    if exercise.state == SubmissionState.RETURNED:
        title, label = _("Your tutor answered: correct “%(title)s”") % words, _("Read and correct")
    elif exercise.state == SubmissionState.DRAFT:
        title, label = _("Finish your draft of “%(title)s”") % words, _("Go on writing")
    else:
        title, label = _("Exercise “%(title)s”") % words, _("Begin the exercise")
    return NextStep(title=title, label=label, url=exercise.path, due=exercise.due_on)


def _as_tutor(user_id: UUID) -> Iterator[NextStep]:
    for row in own_queue(user_id):
        course = row.enrolment.course
        handed_in = row.submitted_at or clock.now()
        yield NextStep(
            title=_("Give feedback on “%(title)s”") % {"title": row.exercise.title},
            label=_("Read and answer"),
            url=reverse("learning:submission_review", args=[course.programme.slug, row.id]),
            due=answer_by(jst_date(handed_in), course.answer_days),
        )


def _as_reviewer(user_id: UUID) -> Iterator[NextStep]:
    for row in works_waiting_for(user_id):
        yield NextStep(
            title=_("Assess the graduation work “%(title)s”") % {"title": row.exercise.title},
            label=_("Read and assess"),
            url=work_path(row),
        )
