"""The questions of a round's form and what was answered, in words."""

from uuid import UUID

from yuiwork.intake.models import ApplicationSheet, IntakeRound
from yuiwork.surveys import api as surveys


def questions_of(row: IntakeRound | None) -> list[surveys.Question]:
    """In the order asked; none for a round without a form of its own."""
    return surveys.questions_of(row.question_set_id) if row and row.question_set_id else []


def question_count(row: IntakeRound) -> int:
    """Headings are no questions."""
    return sum(one.kind != surveys.QuestionKind.SECTION for one in questions_of(row))


def questions_read(row: IntakeRound | None, question_set_id: UUID | None) -> list[surveys.Question]:
    """The version of the form that she had before her; the newest if it is no version of this round's form."""
    newest = row.question_set_id if row else None
    if question_set_id and newest and question_set_id in surveys.form_versions(newest):
        return surveys.questions_of(question_set_id)
    return questions_of(row)


def rounds_to_copy(row: IntakeRound) -> list[IntakeRound]:
    """Other rounds of the programme that have a form of their own, newest first."""
    rows = IntakeRound.objects.filter(
        course__programme_id=row.course.programme_id, question_set__isnull=False
    )
    found = rows.exclude(id=row.id).select_related("course").order_by("-opens_on", "-id")
    return [one for one in found if questions_of(one)]


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
