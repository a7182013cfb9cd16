"""For the desk: notes, promises, outcomes, times, the desk itself."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, PhoneField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.desk.models import Channel, Desk, Outcome

WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time", "data-width": "8"}))


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=5000,
        widget=CountedTextarea(rows=5),
        help_text=_("Sealed: only the staff of this desk can read it. It is not changed afterwards."),
    )
    submission_id = SubmissionIdField()


class FollowUpForm(forms.Form):
    what = forms.CharField(label=_("Follow-up"), max_length=500)
    due_on = JapaneseDateField(label=_("By when"), earliest=clock.today)
    submission_id = SubmissionIdField()


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Outcome of the consultation"),
        choices=[("", _("Nothing known yet")), *Outcome.choices],
        required=False,
    )
    on = JapaneseDateField(label=_("On which day"), required=False, latest=clock.today)


class SlotsForm(forms.Form):
    """``counsellors``: user id and name."""

    first_day = JapaneseDateField(label=_("From"), earliest=clock.today)
    last_day = JapaneseDateField(label=_("Until"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    starts = _time(_("Begins"))
    ends = _time(_("Ends"))
    minutes = CountField(label=_("Minutes each"), min_value=10, max_value=240, initial=30)
    ways = forms.MultipleChoiceField(
        label=_("How we talk"), choices=Channel.choices, widget=forms.CheckboxSelectMultiple
    )
    counsellor = forms.ChoiceField(label=_("Who advises"), required=False)

    def __init__(self, counsellors: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Anyone available")), *counsellors]
        choice_field(self, "counsellor").choices = choices

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        ways, counsellor = data.pop("ways"), data.pop("counsellor")
        return {
            **data,
            "in_person": Channel.IN_PERSON in ways,
            "by_phone": Channel.PHONE in ways,
            "online": Channel.ONLINE in ways,
            "counsellor_id": UUID(counsellor) if counsellor else None,
        }


class DeskForm(forms.Form):
    name = forms.CharField(label=_("Name of the desk"), max_length=100)
    description = forms.CharField(
        label=_("What people can ask here"), required=False, max_length=2000, widget=CountedTextarea(rows=4)
    )
    place = forms.CharField(label=_("Where it is"), max_length=200)
    phone = PhoneField(label=_("Phone"), required=False)
    online_url = forms.URLField(
        label=_("Address of the online meeting"),
        required=False,
        assume_scheme="https",
        help_text=_("Only those who booked online see it."),
    )
    topics = forms.CharField(
        label=_("Topics"), max_length=2000, widget=CountedTextarea(rows=6), help_text=_("One on each line.")
    )
    days_ahead = CountField(
        label=_("How many days ahead people can book"), min_value=1, max_value=365, initial=30
    )
    cancel_hours = CountField(
        label=_("Can be cancelled until (hours before)"), min_value=0, max_value=720, initial=1
    )
    open = forms.BooleanField(label=_("The desk is open to the public"), required=False, initial=True)
    submission_id = SubmissionIdField()

    @classmethod
    def initial_of(cls, desk: Desk) -> dict[str, Any]:
        plain = [name for name in cls.base_fields if name not in {"submission_id", "topics"}]
        topics = "\n".join(topic.name for topic in desk.topics.all() if topic.offered)
        return {**{name: getattr(desk, name) for name in plain}, "topics": topics}

    def clean_topics(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["topics"].splitlines() if line.strip()]
