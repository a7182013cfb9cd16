"""Judging a graduation work, choosing its reviewers, planning a presentation day."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.dates import JST
from yuiwork.learning.forms.rubric import marks_in, rubric_fields
from yuiwork.learning.models import Exercise
from yuiwork.learning.rubric import rubric_of


class GraduationReviewForm(forms.Form):
    """The steps of the rubric first, then words, then the judgement."""

    good = forms.CharField(
        label=_("What is good"),
        help_text=_("Be concrete: the learner reads this first."),
        max_length=2000,
        widget=CountedTextarea(rows=4),
    )
    to_improve = forms.CharField(
        label=_("What to correct"),
        required=False,
        help_text=_("Needed when the work does not pass yet."),
        max_length=2000,
        widget=CountedTextarea(rows=4),
    )
    judgement = forms.ChoiceField(
        label=_("Your assessment"),
        widget=forms.RadioSelect,
        choices=[("pass", _("It passes")), ("return", _("Not yet"))],
    )

    def __init__(self, exercise: Exercise, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rubric = rubric_of(exercise.rubric)
        marks = rubric_fields(self.rubric)
        self.fields = {**marks, **self.fields}

    @property
    def marks(self) -> dict[int, int]:
        return marks_in(self.cleaned_data, self.rubric)


class ReviewersForm(forms.Form):
    """``staff``: user id and name."""

    reviewers = forms.MultipleChoiceField(label=_("Reviewers"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, staff: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "reviewers").choices = staff


class PresentationDayForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    day = JapaneseDateField(label=_("Day"))
    starts = forms.TimeField(
        label=_("Begins"), widget=forms.TimeInput(attrs={"type": "time", "data-width": "8"})
    )
    slot_minutes = CountField(
        label=_("Minutes for each learner"),
        min_value=1,
        max_value=240,
        initial=10,
        help_text=_("Questions included."),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    url = forms.URLField(label=_("Address of the online meeting"), required=False, assume_scheme="https")
    submission_id = SubmissionIdField()

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("title", "slot_minutes", "place", "url", "submission_id")
        return {
            **{name: data[name] for name in names},
            "starts_at": datetime.combine(data["day"], data["starts"], tzinfo=JST),
        }


class GuestForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    affiliation = forms.CharField(
        label=_("From where"),
        required=False,
        max_length=200,
        help_text=_("For example a firm or a section."),
    )
    submission_id = SubmissionIdField()
