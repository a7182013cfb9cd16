"""Building the form of a round: which kind of question comes next, or from which round to begin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.forms import choice_field
from yuiwork.intake.models import IntakeRound
from yuiwork.surveys import api as surveys


class KindForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of the next question"), choices=surveys.QuestionKind.choices)


class CopyForm(forms.Form):
    """``rounds``: those that have questions."""

    round = forms.ChoiceField(label=_("Questions of an earlier round"))

    def __init__(self, rounds: list[IntakeRound], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "round").choices = [
            (str(row.id), f"{row.course.title} {row.title}") for row in rounds
        ]
