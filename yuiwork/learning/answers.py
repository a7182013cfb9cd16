"""What counts as an answer to a question of a survey."""

from collections.abc import Sequence
from typing import cast

from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.learning.models import Question, QuestionKind

AnswerValue = str | int | Sequence[str] | None

TEXT_LIMIT = 2000  # characters of a free answer


def checked_answer(question: Question, value: AnswerValue) -> str | int | list[str] | None:
    """The value to store; None when an optional question was left out.

    Raises ``Invalid`` ``ANSWER_MISSING`` or ``ANSWER_UNKNOWN`` with the question's code as field.
    """
    if value is None or value == "" or value == []:
        if question.required:
            raise Invalid("ANSWER_MISSING", _("Please answer this question."), field=question.code)
        return None
    match question.kind, value:
        case QuestionKind.SINGLE, str() if value in question.labels:
            return value
        case QuestionKind.SCALE, str() | int() if str(value) in question.labels:
            return int(value)
        case QuestionKind.MULTI, list() | tuple() if set(value) <= set(question.labels):
            chosen = cast("Sequence[str]", value)
            return [code for code in question.labels if code in chosen]
        case QuestionKind.NUMBER, int():
            return value
        case QuestionKind.TEXT, str() if len(value) <= TEXT_LIMIT:
            return value
    raise Invalid("ANSWER_UNKNOWN", _("Please choose one of the answers shown."), field=question.code)
