"""The calendar file of one date: a seminar, a booking, a consultation (public-sector-ux.md 3.7; RFC 5545).

Her calendar knows the event by its UID: the cancelled file has the same UID, a higher SEQUENCE and
``STATUS:CANCELLED``, so opening it takes the date out again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from icalendar import Calendar, Event, Timezone

from yuiwork.japan.dates import JST

REFRESH = timedelta(hours=6)  # how often a subscribed calendar should ask again


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What stands in the file. ``where`` is the venue with its address, or the word for online."""

    uid: str
    sequence: int
    title: str
    description: str
    where: str
    url: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool
    written_at: datetime


def calendar_file(entry: CalendarEntry) -> bytes:
    """An ``.ics`` file with times in Asia/Tokyo and the matching VTIMEZONE."""
    calendar = _calendar("CANCEL" if entry.cancelled else "PUBLISH")
    calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def calendar_of(entries: Iterable[CalendarEntry], *, name: str) -> bytes:
    """All dates in one file, to open once or to subscribe to; ``name`` is what the calendar is called.

    Cancelled dates stay in it as cancelled, so that a subscribed calendar shows why the day is free.
    """
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", JST.key)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Yuiwork//JA")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_japan())
    return calendar


@cache
def _japan() -> Timezone:
    """The VTIMEZONE of every file. To look for changes of the clock, which Japan has not, takes a while."""
    return Timezone.from_tzid(JST.key)


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.written_at)
    event.add("summary", entry.title)
    event.add("description", entry.description)
    event.add("location", entry.where)
    if entry.url:
        event.add("url", entry.url)
    event.add("dtstart", entry.starts_at.astimezone(JST))
    event.add("dtend", entry.ends_at.astimezone(JST))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event
