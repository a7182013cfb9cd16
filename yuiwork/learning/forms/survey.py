"""A survey as a form: one field per question, named by the question's code."""

from collections.abc import Iterable
from typing import Any

from django import forms

from yuiwork.core.web.fields import CountField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.answers import TEXT_LIMIT
from yuiwork.learning.models import Question, QuestionKind


class SurveyForm(forms.Form):
    """``cleaned_data`` is what ``answer_survey`` takes."""

    def __init__(self, questions: Iterable[Question], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.code] = _field(question)


def _field(question: Question) -> forms.Field:
    common: dict[str, Any] = {
        "label": question.text,
        "required": question.required,
        "help_text": question.help,
    }
    choices = [(option["code"], option["label"]) for option in question.options]
    match question.kind:
        case QuestionKind.MULTI:
            return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=choices, **common)
        case QuestionKind.SINGLE:
            return forms.ChoiceField(widget=forms.RadioSelect, choices=choices, **common)
        case QuestionKind.SCALE:
            steps = [(code, f"{code}　{label}") for code, label in choices]
            return forms.ChoiceField(widget=forms.RadioSelect, choices=steps, **common)
        case QuestionKind.NUMBER:
            return CountField(**common)
        case _:
            return forms.CharField(widget=CountedTextarea(rows=4), max_length=TEXT_LIMIT, **common)
