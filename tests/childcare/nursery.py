"""Childcare at the seminar of the school: two places, ages 6 months to 5 years 11 months; Hoshi is the carer on duty."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from tests.cast import SYSTEM, Cast
from tests.learning.school import School
from yuiwork.childcare import api as childcare
from yuiwork.childcare.models import ChildcareRequest, ChildPlace, Occasion
from yuiwork.core.actor import Actor, Role
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

VISITOR = Actor.visitor()
OFFER: dict[str, Any] = {
    "places": 2,
    "carers": 1,
    "children_per_carer": 3,
    "min_months": 6,
    "max_months": 71,
    "bring": "おむつ、飲みもの",
    "cost_yen": 24_000,
    "keep_days": 30,
}
CHILD: dict[str, Any] = {
    "name": "山田 陽葵",
    "kana": "ヤマダヒマリ",
    "birth_date": date(2024, 4, 10),
    "allergies": "卵",
    "health": "ぜんそくの薬を朝に飲みます",
    "emergency_name": "山田 太郎（父）",
    "emergency_phone": "09012345678",
    "collectors": ("山田 花子（母）", "山田 太郎（父）"),
    "agreed": True,
}


class Nursery:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.school = School(cast)

    @cached_property
    def carer(self) -> UUID:
        return self._carer("hoshi@nara.example.jp", "星", "ホシ")

    @cached_property
    def other_carer(self) -> UUID:
        """Holds the role, but is not on duty."""
        return self._carer("tsuki@nara.example.jp", "月", "ツキ")

    def _carer(self, email: str, family: str, kana: str) -> UUID:
        user_id = self.cast.person(email, family, "子", (kana, "コ"))
        regions.appoint_staff(
            actor=SYSTEM, programme_id=self.cast.nara.id, user_id=user_id, role=Role.CHILDCARE
        )
        return user_id

    @cached_property
    def occasion(self) -> Occasion:
        learning.set_seminar_childcare(
            actor=self.cast.actor(self.cast.takeda), seminar_id=self.school.seminar.id, **OFFER
        )
        occasion = Occasion.objects.get(ref_id=self.school.seminar.id)
        childcare.set_duty(
            actor=self.cast.actor(self.cast.takeda),
            occasion_id=occasion.id,
            user_ids=frozenset({self.carer}),
        )
        return occasion

    def family(self, name: str = "花子", email: str = "hanako@example.jp") -> ChildcareRequest:
        """A family that applied for the seminar with childcare."""
        assert self.occasion
        seminar = self.school.seminar
        if seminar.places.get(kind="venue").left < 1:
            self.school.move(seminar, venue_seats=20)
        application = self.school.apply(given_name=name, email=email)
        return ChildcareRequest.objects.get(party_id=application.id)

    def child(self, request: ChildcareRequest, **changes: Any) -> ChildPlace:
        values = {**CHILD, "submission_id": uuid4(), **changes}
        return childcare.register_child(actor=VISITOR, request_id=request.id, **values)
