"""A learner asks her tutor; an answer is promised for a day; both write on until all is clear."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.care.events import TutorAnswered, TutorAsked
from yuiwork.care.models import TutorMessage, TutorQuestion
from yuiwork.care.policies import may_answer, may_ask
from yuiwork.care.queries.questions import answer_days
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.learning import api as learning


@use_case
def ask_tutor(
    *, actor: Actor, enrolment_id: UUID, submission_id: UUID, subject: str, text: str
) -> TutorQuestion:
    """Begin a thread. The same ``submission_id`` again returns the first one.

    Raises ``Invalid`` ``EMPTY`` at the field; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound`` for strangers.
    """
    enrolment = learning.enrolment_for(actor, enrolment_id)
    if not may_ask(actor, enrolment):
        raise NotFound
    first = TutorMessage.objects.select_related("question").filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, author_id=actor.user_id).question
    if not subject.strip():
        raise Invalid("EMPTY", _("Please say in a few words what it is about."), field="subject")
    question = TutorQuestion.objects.create(
        enrolment_id=enrolment.enrolment_id, user_id=enrolment.user_id, subject=subject.strip()
    )
    _say(actor, question, enrolment, submission_id, text)
    return question


@use_case
def write_message(*, actor: Actor, question_id: UUID, submission_id: UUID, text: str) -> TutorMessage:
    """Write on: the learner, her tutor of now, or a director. An answer ends the waiting; her word begins it anew.

    The same ``submission_id`` again returns the first message. Raises what ``ask_tutor`` raises.
    """
    question = TutorQuestion.objects.select_for_update().filter(id=question_id).first()
    if question is None:
        raise NotFound
    enrolment = learning.enrolment_for(actor, question.enrolment_id)
    if not may_ask(actor, enrolment) and not may_answer(actor, enrolment):
        raise NotFound
    first = TutorMessage.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, author_id=actor.user_id)
    return _say(actor, question, enrolment, submission_id, text)


def _say(
    actor: Actor,
    question: TutorQuestion,
    enrolment: learning.EnrolmentView,
    submission_id: UUID,
    text: str,
) -> TutorMessage:
    if not text.strip():
        raise Invalid("EMPTY", _("Please write something."), field="text")
    assert actor.user_id is not None
    message = TutorMessage.objects.create(
        question=question, submission_id=submission_id, author_id=actor.user_id, text=text.strip()
    )
    audit.record(actor=actor, action="write", target="care.TutorQuestion", target_id=question.id)
    if actor.user_id == question.user_id:
        _asked(question, message, enrolment)
    else:
        _answered(question, message)
    return message


def _asked(question: TutorQuestion, message: TutorMessage, enrolment: learning.EnrolmentView) -> None:
    """The promise runs from her first word that waits; a second word does not move it."""
    if question.waits_since is None:
        days = answer_days(enrolment.programme_id)
        question.waits_since = clock.now()
        question.promised_on = learning.answer_by(clock.today(), days)
        question.save(update_fields=["waits_since", "promised_on"])
    publish(
        TutorAsked(
            question_id=question.id,
            message_id=message.id,
            tutor_id=enrolment.tutor_id,
            user_id=question.user_id,
        )
    )


def _answered(question: TutorQuestion, message: TutorMessage) -> None:
    question.waits_since = question.promised_on = None
    question.save(update_fields=["waits_since", "promised_on"])
    publish(TutorAnswered(question_id=question.id, message_id=message.id, user_id=question.user_id))
