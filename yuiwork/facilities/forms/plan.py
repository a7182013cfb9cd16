"""Setting up a facility: rules, hours, days that differ, blocks."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField, YenFormField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.facilities.hours_text import parse_hours, write_hours
from yuiwork.facilities.models import Bookers, Facility, FacilityKind, HolidayRule, OpeningHours
from yuiwork.facilities.use_cases import HoursData

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
_ONCE, _EVERY_WEEK, _EVERY_OTHER_WEEK, _EVERY_FOURTH = "0", "1", "2", "4"


def _time(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "data-width": "8"})
    return forms.TimeField(label=label, widget=widget, **options)


class FacilityForm(forms.Form):
    """The rules of one facility. ``initial_of`` fills it from one that exists."""

    name = forms.CharField(label=pgettext_lazy("thing", "Name"), max_length=100)
    kind = forms.ChoiceField(label=_("What it is"), choices=FacilityKind.choices)
    place = forms.CharField(label=_("Where it is"), max_length=200)
    description = forms.CharField(
        label=_("What is there"), required=False, max_length=2000, widget=CountedTextarea(rows=4)
    )
    units = CountField(label=_("How many of them"), min_value=1, max_value=200, initial=1)
    bookers = forms.ChoiceField(label=_("Who may book"), choices=Bookers.choices, widget=forms.RadioSelect)
    slot_minutes = forms.TypedChoiceField(
        label=_("Booked in steps of"),
        coerce=int,
        choices=[(15, _("15 minutes")), (30, _("30 minutes")), (60, _("1 hour"))],
        initial=30,
    )
    max_minutes = CountField(label=_("Longest booking (minutes)"), min_value=15, max_value=1440, initial=180)
    days_ahead = CountField(
        label=_("How many days ahead people can book"), min_value=0, max_value=365, initial=30
    )
    most_at_once = CountField(
        label=_("Bookings one person can hold at a time"), min_value=1, max_value=100, initial=3
    )
    cancel_hours = CountField(
        label=_("Can be cancelled until (hours before)"), min_value=0, max_value=720, initial=1
    )
    no_show_minutes = CountField(
        label=_("Released if nobody comes within (minutes)"),
        min_value=0,
        max_value=240,
        initial=30,
        help_text=_("0 means never."),
    )
    holiday_rule = forms.ChoiceField(
        label=_("On holidays"),
        choices=HolidayRule.choices,
        widget=forms.RadioSelect,
        initial=HolidayRule.OFFICE,
    )
    fee_yen = YenFormField(
        label=_("Fee per hour"),
        min_value=0,
        max_value=100_000,
        initial=0,
        help_text=_("0 means always free of charge."),
    )
    free_until = JapaneseDateField(
        label=_("Free of charge until"),
        required=False,
        help_text=_(
            "The last day of the trial period; the fee applies from the next day. Leave empty if there "
            "is no trial period."
        ),
    )
    organisation_wide = forms.BooleanField(
        label=_("Also open to the other programmes of our organisation"), required=False
    )
    lent = forms.BooleanField(label=_("It can be booked"), required=False, initial=True)
    submission_id = SubmissionIdField()

    @classmethod
    def initial_of(cls, facility: Facility) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name != "submission_id"]
        return {name: getattr(facility, name) for name in names}

    def use_case_data(self, *, new: bool) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        if not new:
            del data["submission_id"]
        return data


class HoursForm(forms.Form):
    """One line for each weekday; an empty line is a closed day."""

    def __init__(self, hours: Iterable[OpeningHours], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(hours)
        for weekday, label in enumerate(WEEKDAYS):
            lines = [(h.opens, h.closes) for h in known if h.weekday == weekday]
            self.fields[f"day{weekday}"] = forms.CharField(
                label=label,
                required=False,
                max_length=100,
                initial=write_hours(lines),
                help_text=_("For example 10:00-12:00, 13:00-17:00. Leave empty if closed.")
                if weekday == 0
                else "",
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in list(data):
            try:
                data[name] = parse_hours(data[name])
            except ValueError:
                self.add_error(name, _("Please write it like 10:00-12:00, 13:00-17:00, earlier times first."))
        return data

    def use_case_data(self) -> list[HoursData]:
        return [
            {"weekday": weekday, "opens": opens, "closes": closes}
            for weekday in range(len(WEEKDAYS))
            for opens, closes in self.cleaned_data[f"day{weekday}"]
        ]


class ExceptionForm(forms.Form):
    day = JapaneseDateField(label=_("Day"), earliest=clock.today)
    opens = _time(_("Opens"), required=False, help_text=_("Leave both times empty for a closed day."))
    closes = _time(_("Closes"), required=False)
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=100, help_text=_("Everybody sees it in the calendar.")
    )


class BlockForm(forms.Form):
    """``use_case_data`` is what ``block_facility`` takes."""

    title = forms.CharField(
        label=_("What for"), max_length=100, help_text=_("For example the name of the course or circle.")
    )
    first_day = JapaneseDateField(label=_("Day"), earliest=clock.today)
    starts = _time(_("Begins"))
    ends = _time(_("Ends"))
    units = CountField(label=_("How many of them"), min_value=1)
    every = forms.ChoiceField(
        label=_("How often"),
        choices=[
            (_ONCE, _("Once")),
            (_EVERY_WEEK, _("Every week")),
            (_EVERY_OTHER_WEEK, _("Every other week")),
            (_EVERY_FOURTH, _("Every four weeks")),
        ],
        widget=forms.RadioSelect,
        initial=_ONCE,
    )
    last_day = JapaneseDateField(
        label=_("Until"), required=False, help_text=_("The last possible day, if it repeats.")
    )
    leave_out_taken = forms.BooleanField(
        label=_("Leave out the days on which somebody has booked"), required=False
    )
    submission_id = SubmissionIdField()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("every") != _ONCE and not data.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Please enter the day until which it repeats."))
        return data

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        every = data.pop("every")
        if every == _ONCE:
            return {**data, "last_day": None}
        return {**data, "every_weeks": int(every)}
