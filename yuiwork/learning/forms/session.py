"""Planning sessions: one, a series of them, calling one off, and the limits of the timetable."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.dates import JST, jst_date
from yuiwork.learning.forms.plan import at, in_order
from yuiwork.learning.models import Session, SessionKind
from yuiwork.learning.series import MAX_EVERY_WEEKS, MAX_SESSIONS, SeriesPlan

People = Sequence[tuple[str, str]]  # user id and name


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, **options)


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time", "data-width": "8"}))


def _person(label: Any, help_text: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, help_text=help_text, required=False, coerce=UUID, empty_value=None
    )


class WhereForm(forms.Form):
    """Where a session is held and by whom; ``people``: those who may teach or be in the room."""

    place = _line(_("Place"), required=False, help_text=_("Leave empty if online only."))
    capacity = CountField(
        label=_("Seats in the room"),
        required=False,
        min_value=1,
        help_text=_("Only if seats are limited. Leave empty if there are enough for everybody."),
    )
    url = forms.URLField(
        label=_("Address of the online meeting"),
        required=False,
        assume_scheme="https",
        help_text=_("Only the learners of this course see it."),
    )
    instructor = _person(_("Instructor"), _("From the staff of this programme, also lent by others."))
    watched_together = forms.BooleanField(
        label=_("Watched together: the instructor is online, the learners are in the room"), required=False
    )
    room_director = _person(
        _("In the room with the learners"), _("Helps on the spot and marks attendance on a phone.")
    )

    def __init__(self, people: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("To be decided")), *people]
        for name in ("instructor", "room_director"):
            choice_field(self, name).choices = choices

    def where(self) -> dict[str, Any]:
        """The part that ``create_session`` and ``create_session_series`` share."""
        data = self.cleaned_data
        return {
            "place": data["place"],
            "capacity": data["capacity"],
            "url": data["url"],
            "instructor_id": data["instructor"],
            "watched_together": data["watched_together"],
            "room_director_id": data["room_director"],
        }


class SessionForm(WhereForm):
    """With ``session`` it is filled with what stands now, and asks what to tell everybody."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=SessionKind, initial=SessionKind.SESSION, widget=forms.RadioSelect
    )
    title = _line(_("Title"), help_text=_("Short: it appears in calendars."))
    subject = _line(_("Subject of the session"), required=False)
    day = JapaneseDateField(label=_("Day"))
    starts = _time(_("Begins"))
    ends = _time(_("Ends"))
    note = _line(
        _("Message to everyone"), required=False, help_text=_("It is sent with the notice of the change.")
    )
    submission_id = SubmissionIdField()

    field_order = ("kind", "title", "subject", "day", "starts", "ends")

    def __init__(self, people: People, *args: Any, session: Session | None = None, **kwargs: Any) -> None:
        if session is not None:
            kwargs["initial"] = _known(session)
        super().__init__(people, *args, **kwargs)
        del self.fields["submission_id" if session else "note"]

    def clean(self) -> dict[str, Any]:
        return in_order(self, super().clean() or {})

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        values = {
            "kind": data["kind"],
            "title": data["title"],
            "subject": data["subject"],
            "starts_at": at(data["day"], data["starts"]),
            "ends_at": at(data["day"], data["ends"]),
            **self.where(),
        }
        key = "note" if "note" in data else "submission_id"
        return {**values, key: data[key]}


class SessionSeriesForm(WhereForm):
    """``plan`` and ``subjects`` are what ``create_session_series`` takes besides ``where``."""

    subjects = forms.CharField(
        label=_("What each session is about"),
        help_text=_("One line is one session."),
        max_length=5000,
        widget=CountedTextarea(rows=8),
    )
    day = JapaneseDateField(label=_("First day"), help_text=_("The others follow on the same weekday."))
    starts = _time(_("Begins"))
    ends = _time(_("Ends"))
    every_weeks = CountField(
        label=_("Weeks from one session to the next"), min_value=1, max_value=MAX_EVERY_WEEKS, initial=2
    )
    help_meetings = forms.BooleanField(
        label=_("Help meetings in the weeks between, at the same hour"), required=False, initial=True
    )
    help_minutes = CountField(
        label=_("Minutes of a help meeting"), min_value=15, max_value=480, initial=60, required=False
    )
    submission_id = SubmissionIdField()

    field_order = ("subjects", "day", "starts", "ends", "every_weeks", "help_meetings", "help_minutes")

    def clean_subjects(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["subjects"].splitlines() if line.strip()]
        if not 1 <= len(lines) <= MAX_SESSIONS:
            words = _("Please write between 1 and %(most)d lines.") % {"most": MAX_SESSIONS}
            raise forms.ValidationError(words, code="SERIES_SIZE")
        return lines

    def clean(self) -> dict[str, Any]:
        return in_order(self, super().clean() or {})

    def plan(self) -> SeriesPlan:
        data = self.cleaned_data
        return SeriesPlan(
            first_day=data["day"],
            starts=data["starts"],
            ends=data["ends"],
            every_weeks=data["every_weeks"],
            count=len(data["subjects"]),
            help_meetings=data["help_meetings"],
            help_minutes=data["help_minutes"] or 60,
        )


class CancelSessionForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("All learners read it, with the next date if you know it."),
        max_length=500,
        widget=CountedTextarea(rows=3),
    )


class TimetableForm(forms.Form):
    """``use_case_data`` is what ``set_timetable_rule`` takes. Hours on the screen, minutes in the database."""

    hours_per_day = CountField(
        label=_("Hours a day at most"),
        required=False,
        min_value=1,
        max_value=24,
        help_text=_("If left empty: no limit."),
    )
    hours_per_week = CountField(label=_("Hours a week at most"), required=False, min_value=1, max_value=168)
    days_per_week = CountField(label=_("Days a week at most"), required=False, min_value=1, max_value=7)
    months = CountField(
        label=_("Months from first to last session at most"), required=False, min_value=1, max_value=60
    )

    recording_counts = forms.BooleanField(
        label=_("A session made up by its recording counts for the certificate"), required=False
    )

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        minutes = {
            f"minutes_per_{span}": data[f"hours_per_{span}"] * 60 if data[f"hours_per_{span}"] else None
            for span in ("day", "week")
        }
        names = ("days_per_week", "months", "recording_counts")
        return {**minutes, **{name: data[name] for name in names}}


def _known(session: Session) -> dict[str, Any]:
    """What stands now, as the fields of the form show it."""
    return {
        "kind": session.kind,
        "title": session.title,
        "subject": session.subject,
        "day": jst_date(session.starts_at),
        "starts": localtime(session.starts_at, JST).time(),
        "ends": localtime(session.ends_at, JST).time(),
        "place": session.place,
        "capacity": session.capacity,
        "url": session.url,
        "instructor": session.instructor_id,
        "watched_together": session.watched_together,
        "room_director": session.room_director_id,
    }
