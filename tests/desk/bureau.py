"""A small desk in Nara for every test of this room: three topics, four half hours on Monday 2026-11-30."""

from datetime import date, time
from functools import cached_property
from typing import Any
from uuid import uuid4

from tests.cast import SYSTEM, Cast
from yuiwork.core.actor import Actor
from yuiwork.desk import api as desk
from yuiwork.desk.models import Consultation, Slot, Topic

PERSON = desk.Person(
    name="橋本 美咲", email="misaki@example.jp", phone="09012345678", wish="移住を考えています"
)


class Bureau:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    @cached_property
    def office(self) -> desk.Desk:
        return self.new()

    def new(self, **changes: Any) -> desk.Desk:
        values: dict[str, Any] = {
            "programme_id": self.cast.nara.id,
            "name": "しごと相談窓口",
            "place": "市役所 2階",
            "topics": ["仕事", "税金・開業", "移住"],
            "phone": "0742340000",
            "online_url": "https://meet.example/desk",
        }
        return desk.create_desk(**{"actor": SYSTEM, **values, **changes})

    def offer(self, one: desk.Desk) -> int:
        return desk.offer_slots(
            actor=SYSTEM,
            desk_id=one.id,
            first_day=date(2026, 11, 30),
            last_day=date(2026, 11, 30),
            weekdays=[0],
            starts=time(10),
            ends=time(12),
            minutes=30,
        )

    @property
    def slots(self) -> list[Slot]:
        """In order of time."""
        if not Slot.objects.filter(desk=self.office).exists():
            self.offer(self.office)
        return list(Slot.objects.filter(desk=self.office).order_by("starts_at"))

    @property
    def topics(self) -> list[Topic]:
        return list(self.office.topics.order_by("position"))

    def book(self, number: int = 0, **changes: Any) -> Consultation:
        values: dict[str, Any] = {
            "actor": Actor.visitor(),
            "slot_id": self.slots[number].id,
            "submission_id": uuid4(),
            "topic_id": self.topics[2].id,
            "channel": "in_person",
            "person": PERSON,
        }
        return desk.book_consultation(**{**values, **changes})
