"""Making a set of questions, whoever asks them."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import inside_transaction
from yuiwork.surveys.models import (
    BRANCHING,
    QUESTION_SET,
    WITH_OPTIONS,
    OptionData,
    Question,
    QuestionKind,
    QuestionSet,
    SetState,
    ShownIf,
    Survey,
)
from yuiwork.surveys.policies import may_build


class QuestionData(TypedDict):
    """``code`` is the question's identity over the years. ``options`` for single, multi, scale and matrix."""

    code: str
    kind: str
    text: str
    help: NotRequired[str]
    required: NotRequired[bool]
    options: NotRequired[list[OptionData]]
    rows: NotRequired[list[OptionData]]
    shown_if: NotRequired[ShownIf | None]
    unit: NotRequired[str]
    lowest: NotRequired[int | None]
    highest: NotRequired[int | None]
    english: NotRequired[dict[str, str]]
    sensitive: NotRequired[bool]


@inside_transaction
def create_question_set(
    *,
    actor: Actor,
    programme_id: UUID,
    questions: Sequence[QuestionData],
    survey: Survey | None = None,
    version: int = 1,
    follows: QuestionSet | None = None,
) -> QuestionSet:
    """A draft with these questions in order. Raises ``Refused`` ``STAFF_ONLY``, ``Invalid`` ``QUESTION_*``."""
    may_build(actor, programme_id).enforce()
    row = QuestionSet.objects.create(
        programme_id=programme_id, survey=survey, version=version, follows=follows
    )
    check_questions(questions)
    Question.objects.bulk_create(
        question_row(row, number, data) for number, data in enumerate(questions, start=1)
    )
    return row


@inside_transaction
def publish_question_set(*, actor: Actor, question_set_id: UUID) -> QuestionSet:
    """From now on the set never changes. Raises ``Invalid`` ``QUESTION_MISSING`` for an empty one."""
    row = QuestionSet.objects.select_for_update().get(id=question_set_id)
    may_build(actor, row.programme_id).enforce()
    if not row.questions.exclude(kind=QuestionKind.SECTION).exists():
        raise Invalid("QUESTION_MISSING", _("Please add at least one question first."))
    check_identity(row)
    row.state = QUESTION_SET.step(row.state, "publish", by="staff")
    row.published_at = clock.now()
    row.save(update_fields=["state", "published_at"])
    return row


def question_row(question_set: QuestionSet, number: int, data: QuestionData) -> Question:
    return Question(
        question_set=question_set,
        number=number,
        code=data["code"],
        kind=data["kind"],
        text=data["text"],
        help=data.get("help", ""),
        required=data.get("required", True) and data["kind"] != QuestionKind.SECTION,
        options=list(data.get("options", [])),
        rows=list(data.get("rows", [])),
        shown_if=data.get("shown_if"),
        unit=data.get("unit", ""),
        lowest=data.get("lowest"),
        highest=data.get("highest"),
        english=data.get("english", {}),
        sensitive=data.get("sensitive", False),
    )


def data_of(question: Question) -> QuestionData:
    """The question as data: for a copy, for a new version, for checking the whole set."""
    return {
        "code": question.code,
        "kind": question.kind,
        "text": question.text,
        "help": question.help,
        "required": question.required,
        "options": list(question.options),
        "rows": list(question.rows),
        "shown_if": question.shown_if,
        "unit": question.unit,
        "lowest": question.lowest,
        "highest": question.highest,
        "english": dict(question.english),
        "sensitive": question.sensitive,
    }


def check_identity(question_set: QuestionSet) -> None:
    """A code never changes its meaning: in the surveys of one series it keeps its kind.

    Raises ``Invalid`` ``QUESTION_IDENTITY`` with the wording of the question.
    """
    survey = question_set.survey
    if survey is None:
        return
    kinds = dict(question_set.questions.values_list("code", "kind"))
    earlier = Question.objects.filter(
        code__in=kinds,
        question_set__state=SetState.PUBLISHED,
        question_set__survey__programme_id=survey.programme_id,
        question_set__survey__series=survey.series,
    )
    for question in earlier.order_by("number"):
        if question.kind != kinds[question.code]:
            raise Invalid(
                "QUESTION_IDENTITY",
                _("“%(text)s” was another kind of question before. Please add a new question instead.")
                % {"text": question.text},
            )


def check_questions(questions: Sequence[QuestionData]) -> None:
    """Each question has what its kind needs; a branch looks back at a choice that was offered before.

    Raises ``Invalid`` ``QUESTION_KIND``, ``QUESTION_OPTIONS``, ``QUESTION_ROWS``, ``QUESTION_SCALE``,
    ``QUESTION_CODE``, ``QUESTION_BRANCH``.
    """
    before: dict[str, QuestionData] = {}
    for data in questions:
        if data["code"] in before:
            raise Invalid("QUESTION_CODE", _("Two questions have the same code."))
        _check_shape(data)
        _check_branch(data, before)
        before[data["code"]] = data


def _check_shape(data: QuestionData) -> None:
    kind, options = data["kind"], data.get("options", [])
    if kind not in QuestionKind.values:
        raise Invalid("QUESTION_KIND", _("This kind of question does not exist."))
    if bool(options) != (kind in WITH_OPTIONS):
        raise Invalid("QUESTION_OPTIONS", _("Questions to choose from need options, others have none."))
    if len({option["code"] for option in options}) != len(options):
        raise Invalid("QUESTION_OPTIONS", _("Two options have the same code."))
    if bool(data.get("rows")) != (kind == QuestionKind.MATRIX):
        raise Invalid(
            "QUESTION_ROWS", _("A table needs the things it asks about, other questions have none.")
        )
    if kind == QuestionKind.SCALE and [o["code"] for o in options] != ["1", "2", "3", "4", "5"]:
        raise Invalid("QUESTION_SCALE", _("A scale has five steps, from 1 (worst) to 5 (best)."))


def _check_branch(data: QuestionData, before: dict[str, QuestionData]) -> None:
    shown_if = data.get("shown_if")
    if not shown_if:
        return
    earlier = before.get(shown_if["question"])
    offered = {option["code"] for option in earlier.get("options", [])} if earlier else set()
    if earlier is None or earlier["kind"] not in BRANCHING or not set(shown_if["any_of"]) <= offered:
        raise Invalid("QUESTION_BRANCH", _("A branch looks at an earlier question to choose from."))
    if not shown_if["any_of"]:
        raise Invalid("QUESTION_BRANCH", _("Please choose at least one answer that leads here."))
