"""Planning a seminar, changing one, calling it off, planning a series of them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.dates import JST
from yuiwork.learning.forms.plan import STANDARD, _line, _text, _time, at, in_order
from yuiwork.learning.models import PlaceKind, Seminar, SeminarKind
from yuiwork.learning.use_cases import Rhythm


class SeminarFields(forms.Form):
    """What every seminar has. 0 or no seats: not offered."""

    title = _line(_("Title"))
    description = _text(_("What happens there"))
    day = JapaneseDateField(label=_("Day"), earliest=clock.today)
    starts = _time(_("Begins"))
    ends = _time(_("Ends"))
    venue_name = _line(_("Venue"), required=False)
    venue_address = _line(_("Address of the venue"), required=False)
    venue_access = forms.CharField(
        label=_("How to get there"),
        required=False,
        max_length=1000,
        widget=CountedTextarea(rows=3),
        help_text=_("Station, bus, parking, stairs. It appears in the confirmation and in the reminder."),
    )
    venue_seats = CountField(
        label=_("Seats at the venue"), required=False, min_value=0, help_text=_("Leave empty if online only.")
    )
    online_url = forms.URLField(
        label=_("Address of the online meeting"),
        required=False,
        assume_scheme="https",
        help_text=_("Only those who take part online see it."),
    )
    online_seats = CountField(
        label=_("Seats online"), required=False, min_value=0, help_text=_("Leave empty if at the venue only.")
    )
    childcare_offered = forms.BooleanField(label=_("There is childcare at the venue"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("venue_seats") and not data.get("venue_name"):
            self.add_error("venue_name", _("Please name the venue."))
        if data.get("online_seats") and not data.get("online_url"):
            self.add_error("online_url", _("Please enter the address of the online meeting."))
        return in_order(self, data)

    def seminar_data(self) -> dict[str, Any]:
        """What ``create_seminar`` and ``change_seminar`` both take."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "description": data["description"],
            "starts_at": at(data["day"], data["starts"]),
            "ends_at": at(data["day"], data["ends"]),
            "venue_name": data["venue_name"],
            "venue_address": data["venue_address"],
            "venue_access": data["venue_access"],
            "venue_seats": data["venue_seats"] or 0,
            "online_url": data["online_url"],
            "online_seats": data["online_seats"] or 0,
            "childcare_offered": data["childcare_offered"],
        }


class SeminarForm(SeminarFields):
    """``use_case_data`` is what ``create_seminar`` takes; ``surveys``: id and title."""

    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=SeminarKind, required=False)
    series_title = _line(
        _("Series"),
        required=False,
        help_text=_("A name for meetings that belong together. Leave empty if there is none."),
    )
    survey = forms.ChoiceField(label=_("Survey afterwards"), required=False)
    submission_id = SubmissionIdField()

    field_order = ["kind", "series_title"]

    def __init__(self, surveys: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "survey").choices = [
            (STANDARD, _("The usual questions (one minute)")),
            *surveys,
            ("", _("None")),
        ]

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        survey = data["survey"]
        return self.seminar_data() | {
            "kind": data["kind"],
            "series_title": data["series_title"],
            "survey_id": UUID(survey) if survey and survey != STANDARD else None,
            "standard_survey": survey == STANDARD,
            "submission_id": data["submission_id"],
        }


class SeriesForm(SeminarForm):
    """The same, several times over."""

    series_title = _line(_("Name of the series"))
    rhythm = forms.ChoiceField(
        label=_("How often it takes place"),
        choices=[
            (Rhythm.WEEKLY.value, _("Every week")),
            (Rhythm.FORTNIGHTLY.value, _("Every other week")),
            (Rhythm.MONTHLY.value, _("Every month, on the same weekday")),
        ],
    )
    times = CountField(label=_("How many times"), min_value=2, max_value=24)
    skip_holidays = forms.BooleanField(label=_("Leave out holidays and weekends"), required=False)

    field_order = ["series_title", "kind", "rhythm", "times", "skip_holidays"]

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        return super().use_case_data() | {
            "rhythm": Rhythm(data["rhythm"]),
            "times": data["times"],
            "skip_holidays": data["skip_holidays"],
        }


class SeminarChangeForm(SeminarFields):
    """Filled in with the seminar as it stands."""

    day = JapaneseDateField(label=_("Day"), earliest=clock.today)
    note = forms.CharField(
        label=_("Message to those who applied"),
        required=False,
        max_length=1000,
        widget=CountedTextarea(rows=3),
        help_text=_("Why it changes. It goes into the email if the day, place or address changes."),
    )

    def use_case_data(self) -> dict[str, Any]:
        return self.seminar_data() | {"note": self.cleaned_data["note"]}

    @staticmethod
    def initial_of(seminar: Seminar) -> dict[str, Any]:
        starts, ends = localtime(seminar.starts_at, JST), localtime(seminar.ends_at, JST)
        places = {place.kind: place for place in seminar.places.all()}
        venue, online = places.get(PlaceKind.VENUE), places.get(PlaceKind.ONLINE)
        return {
            "title": seminar.title,
            "description": seminar.description,
            "day": starts.date(),
            "starts": f"{starts:%H:%M}",
            "ends": f"{ends:%H:%M}",
            "venue_name": venue.name if venue else "",
            "venue_address": venue.address if venue else "",
            "venue_access": venue.access if venue else "",
            "venue_seats": venue.seats if venue else None,
            "online_url": online.url if online else "",
            "online_seats": online.seats if online else None,
            "childcare_offered": seminar.childcare_offered,
        }


class CallOffForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it does not take place"),
        max_length=1000,
        widget=CountedTextarea(rows=4),
        help_text=_("Everybody who applied reads it, word for word."),
    )
