"""The application form of a round: whose it is stands here, its questions are built by the machinery of ``surveys``."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound, Refused
from yuiwork.core.transactions import use_case
from yuiwork.intake.models import IntakeRound, RoundState
from yuiwork.intake.policies import may_decide
from yuiwork.intake.use_cases.plan_round import locked_round
from yuiwork.surveys import api as surveys


@use_case
def begin_form(*, actor: Actor, round_id: UUID) -> surveys.QuestionSet:
    """The form of a round in preparation, to put questions into (``surveys.add_question``). Twice is once.

    Raises ``Refused`` ``OFFICER_ONLY``, ``ANNOUNCED``; ``NotFound``.
    """
    row, programme_id = _in_preparation(actor, round_id)
    if row.question_set is None:
        row.question_set = surveys.create_question_set(actor=actor, programme_id=programme_id, questions=[])
        row.save(update_fields=["question_set"])
        _noted(actor, row, "begin_form")
    return row.question_set


@use_case
def copy_form(*, actor: Actor, round_id: UUID, from_round_id: UUID) -> IntakeRound:
    """Begin with the questions of another round of the programme; their codes stay, so answers can be compared.

    Raises ``Refused`` ``OFFICER_ONLY``, ``ANNOUNCED``, ``FORM_BEGUN`` when there are questions already; ``NotFound``.
    """
    row, programme_id = _in_preparation(actor, round_id)
    source = IntakeRound.objects.filter(id=from_round_id, course__programme_id=programme_id).first()
    if source is None or source.question_set is None or source.id == row.id:
        raise NotFound
    if row.question_set_id and surveys.questions_of(row.question_set_id):
        raise Refused("FORM_BEGUN", _("This round has questions already. Please take them out first."))
    questions = [surveys.question_data(one) for one in surveys.questions_of(source.question_set.id)]
    row.question_set = surveys.create_question_set(
        actor=actor, programme_id=programme_id, questions=questions, follows=source.question_set
    )
    row.save(update_fields=["question_set"])
    _noted(actor, row, "copy_form", source=source.id)
    return row


@use_case
def reword_question(*, actor: Actor, round_id: UUID, code: str, words: surveys.QuestionData) -> IntakeRound:
    """Better words for a question of an announced round; what it asks stays, and so does what people have read.

    Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW`` for a closed round; ``Invalid`` ``QUESTION_MEANING``; ``NotFound``.
    """
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if row.question_set_id is None:
        raise NotFound
    if row.state != RoundState.OPEN:
        raise Refused("NOT_NOW", _("The wording can be improved while people can apply."))
    row.question_set = surveys.reword_question(
        actor=actor, question_set_id=row.question_set_id, code=code, words=words
    )
    row.save(update_fields=["question_set"])
    _noted(actor, row, "reword_question", code=code)
    return row


def _in_preparation(actor: Actor, round_id: UUID) -> tuple[IntakeRound, UUID]:
    """The locked round and its programme."""
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if row.state != RoundState.DRAFT:
        raise Refused("ANNOUNCED", _("This round is announced, so its form stays as it is."))
    return row, course.programme_id


def _noted(actor: Actor, row: IntakeRound, action: str, **data: object) -> None:
    audit.record(actor=actor, action=action, target="intake.IntakeRound", target_id=row.id, **data)
