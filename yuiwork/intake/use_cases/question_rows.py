"""The form of a round becomes fixed; answers are kept. The caller holds the transaction."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from yuiwork.core.actor import Actor
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake.models import ApplicationSheet, IntakeRound, SheetAnswer
from yuiwork.intake.queries.answers import questions_read
from yuiwork.surveys import api as surveys


@inside_transaction
def fix_questions(actor: Actor, row: IntakeRound) -> None:
    """With the announcement of a round its form is published; a form without any question is none."""
    if row.question_set_id is None:
        return
    if not surveys.questions_of(row.question_set_id):
        row.question_set = None
    else:
        row.question_set = surveys.publish_question_set(actor=actor, question_set_id=row.question_set_id)
    row.save(update_fields=["question_set"])


@inside_transaction
def keep_answers(
    sheet: ApplicationSheet,
    row: IntakeRound | None,
    given: Mapping[str, Any],
    question_set_id: UUID | None = None,
) -> None:
    """``question_set_id``: the version of the form that she read; without it the newest.

    Raises the first ``Invalid`` of ``surveys.checked_answers``, at its question.
    """
    questions = questions_read(row, question_set_id)
    checked, problems = surveys.checked_answers(questions, given)
    if problems:
        raise problems[0]
    by_code = {question.code: question for question in questions}
    SheetAnswer.objects.bulk_create(
        SheetAnswer(sheet=sheet, question=by_code[code], value=answer.value, own_words=answer.own_words)
        for code, answer in checked.items()
    )
