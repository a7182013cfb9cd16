"""A small coworking room in Nara for every test of this room, made when first named.

PCs: three of them, weekdays 10:00-12:00 and 13:00-17:00, half hours, two hours at most, free until 2027-03-31,
then 200 yen an hour. Studio: one room, open every day 9:00-21:00.
"""

from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from tests.cast import SYSTEM, Cast
from yuiwork.facilities import api as facilities
from yuiwork.japan.dates import JST


def jst(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    """A moment in Japan, in November 2026 unless said."""
    return datetime(year, month, day, hour, minute, tzinfo=JST)


TEN, ELEVEN = jst(25, 10), jst(25, 11)


class Hall:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def new(self, **changes: Any) -> facilities.Facility:
        values: dict[str, Any] = {
            "programme_id": self.cast.nara.id,
            "name": "パソコン席",
            "kind": "pc",
            "place": "旧小学校 音楽室",
            "units": 3,
            "max_minutes": 120,
            "free_until": date(2027, 3, 31),
            "fee_yen": 200,
        }
        return facilities.create_facility(actor=SYSTEM, **{**values, **changes})

    def open(self, facility: facilities.Facility, *lines: tuple[int, str, str]) -> facilities.Facility:
        hours = [
            {"weekday": w, "opens": time.fromisoformat(a), "closes": time.fromisoformat(b)}
            for w, a, b in lines
        ]
        facilities.set_hours(actor=SYSTEM, facility_id=facility.id, hours=hours)  # type: ignore[arg-type]
        return facility

    @cached_property
    def pcs(self) -> facilities.Facility:
        lines = [(w, a, b) for w in range(5) for a, b in (("10:00", "12:00"), ("13:00", "17:00"))]
        return self.open(self.new(), *lines)

    @cached_property
    def studio(self) -> facilities.Facility:
        room = self.new(name="会議室", kind="room", units=1, max_minutes=180, holiday_rule="open")
        return self.open(room, *[(w, "09:00", "21:00") for w in range(7)])

    def book(
        self,
        starts_at: datetime = TEN,
        ends_at: datetime = ELEVEN,
        *,
        user_id: UUID | None = None,
        facility: facilities.Facility | None = None,
        key: UUID | None = None,
        **more: Any,
    ) -> facilities.Booking:
        return facilities.book_facility(
            actor=self.cast.actor(user_id or self.cast.hanako),
            facility_id=(facility or self.pcs).id,
            submission_id=key or uuid4(),
            starts_at=starts_at,
            ends_at=ends_at,
            **more,
        )
