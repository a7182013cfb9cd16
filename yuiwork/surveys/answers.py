"""What counts as an answer, which questions are asked of her at all, and how an answer reads.

One machinery for surveys and for the application forms of other rooms: it knows questions and values, not who answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.errors import Invalid
from yuiwork.surveys.models import Question, QuestionKind

AnswerValue = str | int | list[str] | dict[str, str]
# By question code; own words of an option stand under ``own_words_name(code)``.
Given = Mapping[str, Any]

TEXT_LIMIT = 2000  # characters of a free answer
OWN_WORDS_LIMIT = 200


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """An answer that fits its question, ready to be kept."""

    value: AnswerValue
    own_words: str = ""


Checked = dict[str, CheckedAnswer]


def own_words_name(code: str) -> str:
    """Under which name own words come and go."""
    return f"{code}__own_words"


def row_name(code: str, row: str) -> str:
    """Under which name one row of a matrix is asked in a form."""
    return f"{code}__{row}"


def checked_answer(question: Question, value: Any, own_words: str = "") -> CheckedAnswer | None:
    """The value to keep; None when an optional question was left out.

    Raises ``Invalid`` ``ANSWER_MISSING`` or ``ANSWER_UNKNOWN`` with the question's code as field.
    """
    if value is None or value in ("", [], (), {}):
        if question.required:
            raise _missing(question)
        return None
    if len(own_words) > OWN_WORDS_LIMIT:
        raise _unknown(question)
    checked = _value(question, value)
    chosen = set(checked) if isinstance(checked, list) else {checked} if isinstance(checked, str) else set()
    keeps = bool(chosen & question.own_words_codes)
    return CheckedAnswer(checked, own_words.strip() if keeps else "")


def _value(question: Question, value: Any) -> AnswerValue:
    match question.kind, value:
        case QuestionKind.SINGLE, str() if value in question.labels:
            return value
        case QuestionKind.SCALE, str() | int() if str(value) in question.labels:
            return int(value)
        case QuestionKind.MULTI, list() | tuple() if set(value) <= set(question.labels):
            return [code for code in question.labels if code in value]
        case QuestionKind.NUMBER, int() if _within(question, value):
            return value
        case QuestionKind.TEXT, str() if len(value) <= TEXT_LIMIT:
            return value
        case QuestionKind.MATRIX, dict():
            return _matrix(question, cast("dict[str, Any]", value))
    raise _unknown(question)


def _within(question: Question, value: int) -> bool:
    too_low = question.lowest is not None and value < question.lowest
    too_high = question.highest is not None and value > question.highest
    return not isinstance(value, bool) and not too_low and not too_high


def _matrix(question: Question, value: dict[str, Any]) -> dict[str, str]:
    given = {row: str(code) for row, code in value.items() if code not in (None, "")}
    if not set(given) <= set(question.row_labels) or not set(given.values()) <= set(question.labels):
        raise _unknown(question)
    if question.required and set(given) != set(question.row_labels):
        raise _missing(question)
    return {row: given[row] for row in question.row_labels if row in given}


def _missing(question: Question) -> Invalid:
    return Invalid("ANSWER_MISSING", gettext_lazy("Please answer this question."), field=question.code)


def _unknown(question: Question) -> Invalid:
    return Invalid(
        "ANSWER_UNKNOWN", gettext_lazy("Please choose one of the answers shown."), field=question.code
    )


def is_asked(shown_if: Any, answers: Mapping[str, CheckedAnswer]) -> bool:
    """Does the branch lead here? ``answers`` are those given to the questions before."""
    if not shown_if:
        return True
    earlier = answers.get(shown_if["question"])
    if earlier is None:
        return False
    given = earlier.value if isinstance(earlier.value, list) else [str(earlier.value)]
    return bool(set(given) & set(shown_if["any_of"]))


def checked_answers(
    questions: Iterable[Question], given: Given, *, before: Mapping[str, CheckedAnswer] | None = None
) -> tuple[Checked, list[Invalid]]:
    """All answers that fit, by code in the order asked, and what is wrong with the others.

    Branches are followed: what is not asked of her is neither required nor kept. ``before``: answers given to
    questions that are not among these (earlier pages).
    """
    known = dict(before or {})
    checked: Checked = {}
    problems: list[Invalid] = []
    section_open = True
    for question in questions:
        if question.kind == QuestionKind.SECTION:
            section_open = is_asked(question.shown_if, known | checked)
            continue
        if not section_open or not is_asked(question.shown_if, known | checked):
            continue
        try:
            own_words = str(given.get(own_words_name(question.code)) or "")
            answer = checked_answer(question, given.get(question.code), own_words)
        except Invalid as problem:
            problems.append(problem)
            continue
        if answer is not None:
            checked[question.code] = answer
    return checked, problems


def shown_answer(question: Question, answer: CheckedAnswer) -> str:
    """The answer in words, for people: 「家計の足しにしたい、その他（趣味のため）」; a matrix line by line."""
    value, labels = answer.value, question.labels
    if isinstance(value, dict):
        rows = question.row_labels
        return "\n".join(f"{rows.get(row, row)}: {labels.get(code, code)}" for row, code in value.items())
    if isinstance(value, list):
        words = [_option(question, code, answer) for code in value]
        return _(", ").join(words)
    if question.kind == QuestionKind.NUMBER:
        return f"{value:,}{question.wording_of_unit}"
    if question.kind == QuestionKind.SCALE:
        return f"{value} {labels.get(str(value), '')}".strip()
    return _option(question, str(value), answer) if question.kind == QuestionKind.SINGLE else str(value)


def _option(question: Question, code: str, answer: CheckedAnswer) -> str:
    label = question.labels.get(code, code)
    if answer.own_words and code in question.own_words_codes:
        return _("%(label)s (%(own_words)s)") % {"label": label, "own_words": answer.own_words}
    return label
