"""Questions as a form: one field per question, named by the question's code.

A table (matrix) becomes one group of choices per row: readable on a phone, where a table is not.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as _

from yuiwork.core.web.fields import CountField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.surveys.answers import (
    OWN_WORDS_LIMIT,
    TEXT_LIMIT,
    Checked,
    CheckedAnswer,
    checked_answers,
    own_words_name,
    row_name,
)
from yuiwork.surveys.models import Question, QuestionKind


class QuestionsForm(forms.Form):
    """``checked`` is what may be kept once the form is valid, ``given`` what ``record_response`` takes.

    Branches are followed on the server.
    ``before``: answers to questions of earlier pages, which branches may look at.
    """

    def __init__(
        self,
        questions: Iterable[Question],
        data: Any = None,
        *,
        answers: Mapping[str, CheckedAnswer] | None = None,
        before: Mapping[str, CheckedAnswer] | None = None,
        **kwargs: Any,
    ) -> None:
        self.questions = list(questions)
        self.before = dict(before or {})
        self.checked: Checked = {}
        self.given: dict[str, Any] = {}
        super().__init__(data, initial=initial_of(answers or {}), **kwargs)
        in_branch = False
        for question in self.questions:
            if question.kind == QuestionKind.SECTION:
                in_branch = bool(question.shown_if)
                continue
            may_be_skipped = in_branch or bool(question.shown_if)
            self.fields.update(_fields(question, required=question.required and not may_be_skipped))

    def clean(self) -> dict[str, Any]:
        """Ask the same rules as everybody else; what they refuse stands at the question."""
        data = super().clean() or {}
        wrong = set(self.errors)
        self.given = _given(self.questions, data)
        self.checked, problems = checked_answers(self.questions, self.given, before=self.before)
        for problem in problems:
            names = [name for name in self.fields if _belongs(name, str(problem.field))]
            if names and not wrong & set(names):
                self.add_error(self._empty_one(names, data), str(problem.message))
        return data

    @staticmethod
    def _empty_one(names: list[str], data: Mapping[str, Any]) -> str:
        """For a matrix: the first row without an answer."""
        return next((name for name in names if not data.get(name)), names[0])


def initial_of(answers: Mapping[str, CheckedAnswer]) -> dict[str, Any]:
    """Kept answers as the form shows them."""
    initial: dict[str, Any] = {}
    for code, answer in answers.items():
        if isinstance(answer.value, dict):
            initial |= {row_name(code, row): choice for row, choice in answer.value.items()}
        else:
            initial[code] = answer.value
        initial[own_words_name(code)] = answer.own_words
    return initial


def _given(questions: Iterable[Question], data: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(data)
    for question in questions:
        if question.kind == QuestionKind.MATRIX:
            given[question.code] = {
                row: data.get(row_name(question.code, row)) for row in question.row_labels
            }
    return given


def _belongs(name: str, code: str) -> bool:
    return name == code or name.startswith(f"{code}__")


def _fields(question: Question, *, required: bool) -> dict[str, forms.Field]:
    if question.kind == QuestionKind.MATRIX:
        return {
            row_name(question.code, row): forms.ChoiceField(
                label=f"{question.wording}: {label}",
                required=required,
                help_text=escape(question.wording_of_help),  # staff typed it; the page shows help as markup
                widget=forms.RadioSelect,
                choices=list(question.labels.items()),
            )
            for row, label in question.row_labels.items()
        }
    fields = {question.code: _field(question, required=required)}
    if question.own_words_codes:
        own = _(" / ").join(question.labels[code] for code in sorted(question.own_words_codes))
        fields[own_words_name(question.code)] = forms.CharField(
            label=_("If “%(option)s”: in your own words") % {"option": own},
            required=False,
            max_length=OWN_WORDS_LIMIT,
        )
    return fields


def _field(question: Question, *, required: bool) -> forms.Field:
    common: dict[str, Any] = {
        "label": question.wording,
        "required": required,
        "help_text": escape(question.wording_of_help),
    }
    choices = list(question.labels.items())
    match question.kind:
        case QuestionKind.MULTI:
            return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=choices, **common)
        case QuestionKind.SINGLE:
            return forms.ChoiceField(widget=forms.RadioSelect, choices=choices, **common)
        case QuestionKind.SCALE:
            steps = [(code, f"{code}　{label}") for code, label in choices]
            return forms.ChoiceField(widget=forms.RadioSelect, choices=steps, **common)
        case QuestionKind.NUMBER:
            return _number(question, common)
        case _:
            return forms.CharField(widget=CountedTextarea(rows=4), max_length=TEXT_LIMIT, **common)


def _number(question: Question, common: dict[str, Any]) -> forms.Field:
    if question.unit:
        unit = _("In %(unit)s.") % {"unit": question.wording_of_unit}
        common = {**common, "help_text": escape(f"{question.wording_of_help} {unit}".strip())}
    return CountField(min_value=question.lowest, max_value=question.highest, **common)
