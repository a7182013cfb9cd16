"""Booking a time, and cancelling for somebody."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yuiwork.core.web.fields import SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.facilities.models import Facility
from yuiwork.japan.dates import JST

_HOUR = 60
_LONGEST_CHOICES = 24


class BookingForm(forms.Form):
    """For one day. ``starts`` offers the beginnings that are free; the lengths are those the facility allows."""

    starts = forms.ChoiceField(
        label=gettext_lazy("From"),
        error_messages={
            "invalid_choice": gettext_lazy("Somebody has this time already. Please choose another.")
        },
    )
    minutes = forms.ChoiceField(label=gettext_lazy("For how long"))
    purpose = forms.CharField(
        label=gettext_lazy("What for"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only the staff see it."),
    )
    submission_id = SubmissionIdField()

    def __init__(
        self, facility: Facility, day: date, starts: list[tuple[str, int]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        choices = [(text, _start_label(text, left, facility.units)) for text, left in starts]
        choice_field(self, "starts").choices = choices
        choice_field(self, "minutes").choices = [
            (str(minutes), length_in_words(minutes)) for minutes in _lengths(facility)
        ]

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        start = datetime.combine(self.day, time.fromisoformat(data["starts"]), JST)
        return {
            "starts_at": start,
            "ends_at": start + timedelta(minutes=int(data["minutes"])),
            "purpose": data["purpose"],
            "submission_id": data["submission_id"],
        }


class CancelForm(forms.Form):
    """For the staff: why, in words that the person reads."""

    reason = forms.CharField(
        label=gettext_lazy("Why"), max_length=300, help_text=gettext_lazy("The person reads it in the email.")
    )


def length_in_words(minutes: int) -> str:
    """90 → 1 hour 30 minutes."""
    hours, rest = divmod(minutes, _HOUR)
    parts = []
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    if len(parts) < 2:
        return parts[0]
    return _("%(hours)s %(minutes)s") % {"hours": parts[0], "minutes": parts[1]}


def _lengths(facility: Facility) -> list[int]:
    steps = facility.max_minutes // facility.slot_minutes
    return [facility.slot_minutes * n for n in range(1, min(steps, _LONGEST_CHOICES) + 1)]


def _start_label(text: str, left: int, units: int) -> str:
    return text if units == 1 else _("%(time)s (%(count)d free)") % {"time": text, "count": left}
