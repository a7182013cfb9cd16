"""The demo year told backwards from the day of loading, so that it never grows old."""

from datetime import datetime, timedelta

from yuiwork.japan.dates import JST


class DemoCalendar:
    """Moments relative to the day of loading, at an hour in Japan."""

    def __init__(self, loaded_at: datetime) -> None:
        self._today = loaded_at.astimezone(JST).replace(minute=0, second=0, microsecond=0)

    def day(self, offset: int, hour: int = 10) -> datetime:
        """``offset`` days from today (negative: past)."""
        return self._today.replace(hour=hour) + timedelta(days=offset)

    def weekday(self, offset: int, hour: int = 10) -> datetime:
        """The same, moved on to Monday when it falls on a weekend."""
        moment = self.day(offset, hour)
        return moment + timedelta(days=max(0, 7 - moment.weekday()) if moment.weekday() >= 5 else 0)
