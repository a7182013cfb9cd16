"""The calendar file of one date: a seminar, a booking, a consultation (public-sector-ux.md 3.7; RFC 5545).

Her calendar knows the event by its UID: the cancelled file has the same UID, a higher SEQUENCE and
``STATUS:CANCELLED``, so opening it takes the date out again.
"""

from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event

from yuiwork.japan.dates import JST


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
    calendar = Calendar()
    calendar.add("prodid", "-//Yuiwork//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
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
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
