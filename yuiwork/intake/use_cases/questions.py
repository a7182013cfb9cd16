"""The application form of a round, built line by line before it is announced."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.transactions import use_case
from yuiwork.intake.models import IntakeRound, RoundState
from yuiwork.intake.policies import may_decide
from yuiwork.intake.use_cases.plan_round import locked_round

MAX_QUESTIONS = 30
_WITH_OPTIONS = frozenset({"single", "multi", "scale"})
KINDS = ("text", "single", "multi", "number", "section")


@use_case
def add_question(
    *,
    actor: Actor,
    round_id: UUID,
    kind: str,
    text: str,
    help_text: str = "",
    required: bool = True,
    options: Sequence[str] = (),
) -> IntakeRound:
    """One more line at the end. Its code is drawn once and never changes its meaning.

    Raises ``Refused`` ``OFFICER_ONLY``, ``ANNOUNCED``; ``Invalid`` ``QUESTION_EMPTY``, ``QUESTION_KIND``,
    ``OPTIONS_MISSING``, ``TOO_MANY_QUESTIONS``; ``NotFound``.
    """
    row = _in_preparation(actor, round_id)
    if kind not in KINDS:
        raise Invalid("QUESTION_KIND", _("Please choose a kind of question."), field="kind")
    if not text.strip():
        raise Invalid("QUESTION_EMPTY", _("Please write the question."), field="text")
    labels = list(dict.fromkeys(label.strip() for label in options if label.strip()))
    if kind in _WITH_OPTIONS and len(labels) < 2:
        raise Invalid(
            "OPTIONS_MISSING", _("Please write at least two answers, one per line."), field="options"
        )
    if len(row.questions) >= MAX_QUESTIONS:
        raise Invalid("TOO_MANY_QUESTIONS", _("A form of thirty questions is long enough."), field="text")
    row.questions = [
        *row.questions,
        {
            "code": f"q{secrets.token_hex(4)}",
            "kind": kind,
            "text": text.strip(),
            "help": help_text.strip(),
            "required": required and kind != "section",
            "options": [
                {"code": f"a{number}", "label": label} for number, label in enumerate(labels, start=1)
            ]
            if kind in _WITH_OPTIONS
            else [],
        },
    ]
    return _written(actor, row, "add_question")


@use_case
def move_question(*, actor: Actor, round_id: UUID, code: str, by: int) -> IntakeRound:
    """Up (-1), down (1), or out (0). Raises ``Refused`` ``OFFICER_ONLY``, ``ANNOUNCED``; ``NotFound``."""
    row = _in_preparation(actor, round_id)
    place = next((n for n, question in enumerate(row.questions) if question["code"] == code), None)
    if place is None:
        raise NotFound
    questions = list(row.questions)
    taken = questions.pop(place)
    if by:
        questions.insert(max(0, place + by), taken)
    row.questions = questions
    return _written(actor, row, "move_question")


def _in_preparation(actor: Actor, round_id: UUID) -> IntakeRound:
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    if row.state != RoundState.DRAFT:
        raise Refused("ANNOUNCED", _("This round is announced, so its form stays as it is."))
    return row


def _written(actor: Actor, row: IntakeRound, action: str) -> IntakeRound:
    row.save(update_fields=["questions"])
    audit.record(
        actor=actor,
        action=action,
        target="intake.IntakeRound",
        target_id=row.id,
        questions=len(row.questions),
    )
    return row
