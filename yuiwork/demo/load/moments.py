"""Moments of the demo year, told in JST."""

from datetime import datetime

from yuiwork.japan.dates import JST


def moment(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=JST)
