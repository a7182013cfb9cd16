"""Building question by question: add, change, move, remove. Only drafts change; the whole set stays sound.

Works on every question set, those of other rooms too.
"""

import secrets
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.transactions import use_case
from yuiwork.surveys.models import Question, QuestionSet, SetState
from yuiwork.surveys.policies import may_build
from yuiwork.surveys.use_cases.question_sets import QuestionData, check_questions, data_of, question_row

_CHANGEABLE = (
    "text",
    "help",
    "required",
    "options",
    "rows",
    "shown_if",
    "unit",
    "lowest",
    "highest",
    "english",
    "sensitive",
)

MAX_LINES = 60  # questions and headings of one form


def new_code(letter: str = "q") -> str:
    """A name that no question or option had before: what asks something else is something else."""
    return f"{letter}-{secrets.token_hex(4)}"


@use_case
def add_question(
    *, actor: Actor, question_set_id: UUID, data: QuestionData, submission_id: UUID | None = None
) -> Question:
    """At the end of the draft. A second tap with the same ``submission_id`` adds nothing.

    Raises ``Invalid`` ``QUESTION_*``, ``TOO_MANY_QUESTIONS``; ``Refused`` ``STAFF_ONLY``/``PUBLISHED``, ``NotFound``.
    """
    draft = _draft(actor, question_set_id)
    first = Question.objects.filter(id=submission_id, question_set=draft).first() if submission_id else None
    if first is not None:
        return first
    if draft.questions.count() >= MAX_LINES:
        raise Invalid("TOO_MANY_QUESTIONS", _("A form of sixty questions is long enough."), field="text")
    last = draft.questions.aggregate(last=Max("number"))["last"] or 0
    row = question_row(draft, last + 1, data)
    if submission_id:
        row.id = submission_id
    row.save(force_insert=True)
    return _kept(actor, row, "add_question")


@use_case
def change_question(*, actor: Actor, question_id: UUID, data: QuestionData) -> Question:
    """Wording, options, branch. Code and kind stay: they are what makes it the same question."""
    row = _question(actor, question_id)
    fresh = question_row(row.question_set, row.number, {**data, "code": row.code, "kind": row.kind})
    for name in _CHANGEABLE:
        setattr(row, name, getattr(fresh, name))
    row.save(update_fields=_CHANGEABLE)
    return _kept(actor, row, "change_question")


@use_case
def move_question(*, actor: Actor, question_id: UUID, up: bool) -> Question:
    """One place up or down; at the end nothing happens. A branch stays behind the question that it looks at."""
    row = _question(actor, question_id)
    neighbours = Question.objects.filter(question_set=row.question_set)
    other = (
        neighbours.filter(number__lt=row.number).order_by("-number").first()
        if up
        else neighbours.filter(number__gt=row.number).order_by("number").first()
    )
    if other is None:
        return row
    row.number, other.number = other.number, row.number
    Question.objects.bulk_update([row, other], ["number"])
    return _kept(actor, row, "move_question")


@use_case
def remove_question(*, actor: Actor, question_id: UUID) -> None:
    """Out of the draft. Raises ``Invalid`` ``QUESTION_BRANCH`` while another question depends on it."""
    row = _question(actor, question_id)
    draft = row.question_set
    Question.objects.filter(id=row.id).delete()
    Question.objects.filter(question_set=draft, number__gt=row.number).update(number=F("number") - 1)
    _check(draft)
    audit.record(
        actor=actor, action="remove_question", target="surveys.QuestionSet", target_id=draft.id, code=row.code
    )


def _draft(actor: Actor, question_set_id: UUID) -> QuestionSet:
    draft = QuestionSet.objects.select_for_update().filter(id=question_set_id).first()
    if draft is None or not may_build(actor, draft.programme_id):
        raise NotFound
    if draft.state != SetState.DRAFT:
        raise Refused("PUBLISHED", _("Published questions do not change. Please make a new version."))
    return draft


def _question(actor: Actor, question_id: UUID) -> Question:
    """The question, its set locked."""
    row = Question.objects.filter(id=question_id).first()
    if row is None:
        raise NotFound
    draft = _draft(actor, row.question_set_id)
    row = Question.objects.filter(id=question_id).first()  # as it is now that nobody else changes it
    if row is None:
        raise NotFound
    row.question_set = draft
    return row


def _kept(actor: Actor, row: Question, action: str) -> Question:
    _check(row.question_set)
    audit.record(
        actor=actor,
        action=action,
        target="surveys.QuestionSet",
        target_id=row.question_set_id,
        code=row.code,
    )
    return row


def _check(draft: QuestionSet) -> None:
    try:
        check_questions([data_of(question) for question in draft.questions.order_by("number")])
    except Invalid as wrong:
        if wrong.code != "QUESTION_BRANCH":
            raise
        raise Invalid(
            "QUESTION_BRANCH",
            _(
                "Another question is asked depending on this one, so this is not possible. Change that one first."
            ),
        ) from wrong
