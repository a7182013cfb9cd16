"""Asking for a consultation, and noting one that was not booked."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import (
    EmailAddressField,
    JapaneseDateField,
    NameField,
    PhoneField,
    SubmissionIdField,
)
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.desk.models import Channel, Desk
from yuiwork.desk.person import Person
from yuiwork.japan.dates import JST

_WISH = _("In a few words; it helps us to prepare. Only the staff of the desk read it.")


class AskingForm(forms.Form):
    """``channels``: the ways offered; a single one needs no choice."""

    topic = forms.ChoiceField(label=_("What it is about"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(label=_("How we talk"), widget=forms.RadioSelect)
    name = NameField(label=_("Your name"), autocomplete="name")
    email = EmailAddressField(label=_("Email address"), help_text=_("The confirmation goes there."))
    phone = PhoneField(label=_("Phone"), required=False, help_text=_("Needed if you would like us to call."))
    wish = forms.CharField(
        label=_("What you would like to ask"),
        required=False,
        max_length=1000,
        widget=CountedTextarea(rows=3),
        help_text=_WISH,
    )
    submission_id = SubmissionIdField()

    def __init__(self, desk: Desk, channels: list[Channel], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = [(str(topic.id), topic.name) for topic in desk.topics.all() if topic.offered]
        choice_field(self, "topic").choices = topics
        channel = choice_field(self, "channel")
        channel.choices = [(one.value, one.label) for one in channels]
        if len(channels) == 1:
            channel.initial = channels[0].value

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("channel") == Channel.PHONE and not data.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Please enter the number we can call you on."))
        return data

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "topic_id": UUID(data["topic"]),
            "channel": data["channel"],
            "submission_id": data["submission_id"],
            "person": Person(
                name=data["name"], email=data["email"], phone=data["phone"], wish=data["wish"].strip()
            ),
        }


class WalkInForm(AskingForm):
    """For the desk's staff: who came or called just now, or earlier."""

    day = JapaneseDateField(label=_("Day"), latest=clock.today, initial=clock.today)
    at = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time", "data-width": "8"}, format="%H:%M")
    )
    field_order = ["day", "at", "topic", "channel", "name", "email", "phone", "wish"]

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        initial = {"at": _just_now(), **kwargs.pop("initial", {})}
        super().__init__(desk, list(Channel), *args, initial=initial, **kwargs)
        self.fields["email"].required = False
        self.fields["email"].help_text = _("If they would like to hear from us.")
        self.fields["phone"].help_text = ""
        self.fields["name"].label = _("Name")
        self.fields["wish"].label = _("What they asked")

    def clean(self) -> dict[str, Any]:
        return forms.Form.clean(self) or {}

    def use_case_data(self) -> dict[str, Any]:
        day, at = self.cleaned_data["day"], self.cleaned_data["at"]
        return {**super().use_case_data(), "starts_at": datetime.combine(day, at, JST)}


def _just_now() -> Any:
    """The present quarter of an hour in Japan."""
    now = clock.now().astimezone(JST)
    return (now - timedelta(minutes=now.minute % 15)).time().replace(second=0, microsecond=0)
