"""Planning seminars and courses. Sessions: ``forms.session``; exercises: ``forms.plan_exercise``."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.dates import JST
from yuiwork.learning.models import CourseKind

STANDARD = "standard"  # instead of the id of a survey


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, **options)


def _text(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=5000, widget=CountedTextarea(rows=5), **options)


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time", "data-width": "8"}))


def at(day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time, tzinfo=JST)


def in_order(form: forms.Form, data: dict[str, Any]) -> dict[str, Any]:
    """The end after the beginning, said at the field where it is put right."""
    starts, ends = data.get("starts"), data.get("ends")
    if starts and ends and ends <= starts:
        form.add_error("ends", _("The end must be after the beginning."))
    return data


class CourseForm(forms.Form):
    """A course without its sessions and exercises."""

    title = _line(_("Title"))
    description = _text(_("What people will be able to do"))
    for_whom = _line(_("Who it is for"), required=False)
    track = forms.TypedChoiceField(label=_("Track"), required=False, coerce=UUID, empty_value=None)
    kind = forms.ChoiceField(label=_("Kind"), choices=CourseKind.choices, initial=CourseKind.GENERAL)
    requires = forms.ChoiceField(
        label=_("Certificate that applicants need"),
        required=False,
        choices=[("", _("None")), *CourseKind.choices],
        help_text=_("From this programme. For example a beginners' certificate for a directors' course."),
    )
    capacity = CountField(label=_("Places"), min_value=1)
    apply_until = JapaneseDateField(label=_("Applications until"), earliest=clock.today)
    starts_on = JapaneseDateField(label=_("First day"))
    ends_on = JapaneseDateField(label=_("Last day"))
    sessions_needed = CountField(
        label=_("Sessions to attend for the certificate"),
        required=False,
        min_value=0,
        help_text=_(
            "All exercises must be passed as well. Leave empty if exercises are enough. You can add more "
            "conditions afterwards."
        ),
    )
    answer_days = CountField(
        label=_("Business days until feedback"),
        min_value=1,
        max_value=30,
        initial=3,
        help_text=_("Learners are told this."),
    )
    submission_id = SubmissionIdField()

    def __init__(self, tracks: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """``tracks``: id and name; not asked where the programme has none."""
        super().__init__(*args, **kwargs)
        choices = list(tracks)
        if choices:
            choice_field(self, "track").choices = [("", _("No track")), *choices]
        else:
            del self.fields["track"]

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        data["track_id"] = data.pop("track", None)
        rule: list[dict[str, Any]] = [{"kind": "all_exercises_passed"}]
        needed = data.pop("sessions_needed")
        if needed:
            rule.append({"kind": "sessions_attended", "at_least": needed})
        return {**data, "completion_rule": rule}
