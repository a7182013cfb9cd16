"""Deciding: one application, several, the answer of the municipality; and filtering the list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.intake.models import Outcome

_REASON = _("Needed for the waiting list and for declining. The applicant reads it.")


def _reason(**options: Any) -> forms.CharField:
    return forms.CharField(required=False, max_length=500, widget=CountedTextarea(rows=4), **options)


class DecisionForm(forms.Form):
    """``tutors``: user id and label. ``waiting``: she is on the waiting list already."""

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    tutor = forms.TypedChoiceField(
        label=_("Tutor"), required=False, help_text=_("Needed when you accept."), empty_value=None
    )
    reason = _reason(label=_("Reason"), help_text=_REASON)

    def __init__(self, tutors: Iterable[tuple[str, str]], *args: Any, waiting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "tutor").choices = [("", _("Please choose")), *tutors]
        decisions = [(o.value, o.label) for o in Outcome if not (waiting and o is Outcome.WAIT)]
        choice_field(self, "decision").choices = decisions


class BulkForm(forms.Form):
    """The same for several: tutors are shared out by themselves."""

    decision = forms.ChoiceField(
        label=_("Decision for those ticked"), widget=forms.RadioSelect, choices=Outcome.choices
    )
    reason = _reason(label=_("Reason"), help_text=_REASON)


class AnswerForm(forms.Form):
    """The municipality on what was proposed."""

    answer = _reason(label=_("Note"), help_text=_("Needed when you send it back. The proposer reads it."))


class FilterForm(forms.Form):
    """Filters of the list; every field may stay empty."""

    words = forms.CharField(label=_("Name or receipt number"), required=False, max_length=100)
    course = forms.ChoiceField(label=_("Course"), required=False)
    round = forms.ChoiceField(label=_("Round of applications"), required=False)
    show = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("open", _("To decide and waiting list")),
            ("new", _("To decide")),
            ("waiting", _("Waiting list")),
            ("decided", _("Accepted or declined")),
            ("all", _("All")),
        ],
    )

    def __init__(
        self, courses: Iterable[tuple[str, str]], rounds: Iterable[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "course").choices = [("", _("All courses")), *courses]
        rows = list(rounds)
        if rows:
            choice_field(self, "round").choices = [("", _("All rounds")), *rows]
        else:
            del self.fields["round"]
