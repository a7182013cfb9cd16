"""Reads about questions: the learner's threads, the tutor's list."""

from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care.models import TutorQuestion
from yuiwork.care.policies import may_answer, may_ask
from yuiwork.care.queries.settings import settings_of
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.components import NextStep
from yuiwork.learning import api as learning


def questions_of(user_id: UUID) -> list[TutorQuestion]:
    """The learner's, newest first."""
    return list(TutorQuestion.objects.filter(user_id=user_id).order_by("-created_at"))


def question_for(actor: Actor, question_id: UUID) -> tuple[TutorQuestion, learning.EnrolmentView]:
    """For the learner, her tutor of now and the directors. Raises ``NotFound`` for everybody else."""
    row = TutorQuestion.objects.prefetch_related("messages").filter(id=question_id).first()
    if row is None:
        raise NotFound
    enrolment = learning.enrolment_for(actor, row.enrolment_id)
    if not may_ask(actor, enrolment) and not may_answer(actor, enrolment):
        raise NotFound
    return row, enrolment


def question(question_id: UUID) -> TutorQuestion:
    """By id, for letters. Raises ``NotFound``."""
    row = TutorQuestion.objects.filter(id=question_id).first()
    if row is None:
        raise NotFound
    return row


def questions_to_answer(actor: Actor, programme_id: UUID) -> QuerySet[TutorQuestion]:
    """The threads of her learners (a director: of all), those that wait first, by the promised day."""
    rows = TutorQuestion.objects.filter(enrolment__course__programme_id=programme_id)
    if not actor.holds(Role.DIRECTOR, programme_id):
        rows = rows.filter(enrolment__tutor_id=actor.user_id)
    return rows.order_by(F("promised_on").asc(nulls_last=True), "-created_at")


def answer_days(programme_id: UUID) -> int:
    """Business days within which a question is answered."""
    return settings_of(programme_id).answer_days


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: what her learners asked, by the promised day."""
    if actor.user_id is None or not actor.has(Role.TUTOR):
        return []
    rows = TutorQuestion.objects.filter(
        enrolment__tutor_id=actor.user_id,
        enrolment__course__programme_id__in=actor.scopes(Role.TUTOR),
        promised_on__isnull=False,
    )
    return [
        NextStep(
            title=_("A learner asks: “%(subject)s”") % {"subject": row.subject},
            label=_("Write the answer"),
            url=question_path(row.id),
            due=row.promised_on,
        )
        for row in rows.order_by("promised_on")
    ]


def question_path(question_id: UUID) -> str:
    return reverse("care:question", args=[question_id])
