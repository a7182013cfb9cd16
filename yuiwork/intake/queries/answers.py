"""The questions of a round's form and what was answered, in words."""

from yuiwork.intake.models import ApplicationSheet, IntakeRound
from yuiwork.surveys import api as surveys


def questions_of(row: IntakeRound | None) -> list[surveys.Question]:
    """In the order asked; none for a round without a form of its own."""
    return surveys.questions_of(row.question_set_id) if row and row.question_set_id else []


def answers_in_words(sheet: ApplicationSheet | None) -> list[tuple[str, str]]:
    """Question and answer as people read them, in the order asked."""
    if sheet is None:
        return []
    rows = sheet.answers.select_related("question").order_by("question__number")
    return [
        (
            row.question.wording,
            surveys.shown_answer(row.question, surveys.CheckedAnswer(row.value, row.own_words)),
        )
        for row in rows
    ]
