"""A small seminar that is full, with people who wait; and one child in the care of the next seminar."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.demo.load.courses import Learner, School, known_learner
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

SEATS, WAITING = 4, 2


def full_seminar(school: School, guests: list[Learner]) -> None:
    """Four seats, taken; two people wait for one."""
    day = school.calendar.weekday(6, 14)
    seminar = learning.create_seminar(
        actor=school.staff.officer, programme_id=school.programme.id, title="少人数の相談会つき説明会",
        description="4人までの小さな会です。ひとりずつ、先輩に質問できます。", starts_at=day,
        ends_at=day + timedelta(hours=1, minutes=30), venue_name=school.row.venue, venue_address=school.row.place,
        venue_seats=SEATS,
    )  # fmt: skip
    for days, guest in enumerate(guests[: SEATS + WAITING]):
        with clock.at(school.calendar.day(days - SEATS - WAITING)):
            _apply(seminar.id, guest, childcare_wanted=False)


def child_at_the_seminar(school: School, seminar_id: UUID) -> None:
    """The beginner comes with her child; a carer is on duty."""
    offer = childcare.offer_of(childcare.OccasionKind.SEMINAR, seminar_id)
    if offer is None or school.beginner is None:
        return
    carers = frozenset(regions.staff_of(school.programme.id, Role.CHILDCARE))
    childcare.set_duty(actor=school.staff.officer, occasion_id=offer.occasion_id, user_ids=carers)
    mother = known_learner(school.beginner)
    application = _apply(seminar_id, mother, childcare_wanted=True)
    request = childcare.request_of(application)
    assert request is not None
    family = mother.applicant["family_name"]
    childcare.register_child(
        actor=Actor(user_id=mother.user_id), request_id=request.request_id, submission_id=uuid4(),
        name=f"{family} 陽葵", kana=f"{mother.applicant['family_kana']} ヒマリ", birth_date=_two_years_ago(),
        allergies="卵", health="", emergency_name=f"{family} 太郎（父）", emergency_phone="09012345678",
        collectors=(f"{family} 太郎（父）",), agreed=True,
    )  # fmt: skip


def _apply(seminar_id: UUID, guest: Learner, *, childcare_wanted: bool) -> UUID:
    return learning.apply_for_seminar(
        actor=Actor(user_id=guest.user_id), seminar_id=seminar_id, submission_id=uuid4(), place="venue",
        childcare=childcare_wanted, source="friend", wait=True, **guest.applicant,
    ).id  # fmt: skip


def _two_years_ago() -> date:
    return clock.today() - timedelta(days=800)
