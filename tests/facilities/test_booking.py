"""Booking, cancelling, coming and not coming, through the front door. It is Tuesday 2026-11-24, 10:00."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import SYSTEM
from tests.facilities.hall import Hall, jst
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, DomainError, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.facilities import api as facilities
from yuiwork.facilities.events import BookingCancelled, FacilityBooked
from yuiwork.facilities.models import Booking, Facility
from yuiwork.facilities.use_cases import mark_no_show, mark_no_shows


def test_the_lowest_free_unit_is_given_and_announced(hall: Hall, announced: list[Event]) -> None:
    first = hall.book()
    second = hall.book(user_id=hall.cast.sato)
    assert (first.unit, second.unit) == (1, 2)
    facilities.cancel_booking(actor=hall.cast.actor(hall.cast.hanako), booking_id=first.id)
    assert hall.book(user_id=hall.cast.kenji).unit == 1
    assert [type(e) for e in announced] == [FacilityBooked, FacilityBooked, BookingCancelled, FacilityBooked]


def test_when_all_units_are_taken_it_says_so(hall: Hall) -> None:
    for user in (hall.cast.hanako, hall.cast.sato, hall.cast.kenji):
        hall.book(user_id=user)
    with pytest.raises(Conflict) as refusal:
        hall.book(jst(25, 10, 30), jst(25, 11, 30), user_id=hall.cast.emi)
    assert (refusal.value.code, refusal.value.field) == ("FULL", "starts")
    assert (
        hall.book(jst(25, 11), jst(25, 12), user_id=hall.cast.emi).unit == 1
    )  # they touch, they do not overlap


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        pytest.param(jst(24, 9), jst(24, 11), "PAST", id="past"),
        pytest.param(jst(25, 11), jst(25, 11), "ENDS_BEFORE_START", id="nothing"),
        pytest.param(jst(25, 10, 10), jst(25, 11), "NOT_ON_GRID", id="off the grid"),
        pytest.param(jst(25, 13), jst(25, 15, 30), "TOO_LONG", id="too long"),
        pytest.param(jst(25, 11, 30), jst(25, 13, 30), "CLOSED", id="over lunch"),
        pytest.param(jst(28, 10), jst(28, 11), "CLOSED", id="saturday"),
        pytest.param(jst(25, 10, month=12), jst(25, 11, month=12), "TOO_FAR", id="31 days ahead"),
    ],
)
def test_the_rules_of_the_facility_hold(hall: Hall, starts: datetime, ends: datetime, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        hall.book(starts, ends)
    assert refusal.value.code == code
    assert refusal.value.field == "starts"
    assert not Booking.objects.exists()


def test_the_last_day_ahead_can_be_booked(hall: Hall) -> None:
    assert hall.book(jst(24, 10, month=12), jst(24, 11, month=12)).unit == 1


def test_holidays_and_the_days_that_differ(hall: Hall) -> None:
    with clock.at(jst(20, 9)), pytest.raises(Refused, match="CLOSED"):
        hall.book(jst(23, 10), jst(23, 11))  # 勤労感謝の日
    facilities.set_exception(
        actor=SYSTEM, facility_id=hall.pcs.id, day=date(2026, 11, 23), opens=time(8), closes=time(9, 30)
    )
    with clock.at(jst(20, 9)):
        hall.book(jst(23, 8), jst(23, 9, 30))
        facilities.set_exception(actor=SYSTEM, facility_id=hall.pcs.id, day=date(2026, 11, 26), reason="清掃")
        with pytest.raises(Refused, match="CLOSED"):
            hall.book(jst(26, 10), jst(26, 11))


def test_nobody_takes_everything(hall: Hall) -> None:
    hall.book()
    with pytest.raises(Refused, match="OWN_OVERLAP"):
        hall.book(jst(25, 10, 30), jst(25, 11))
    hall.book(jst(25, 11), jst(25, 12))
    hall.book(jst(25, 13), jst(25, 14))
    with pytest.raises(Refused, match="TOO_MANY"):
        hall.book(jst(26, 10), jst(26, 11))


def test_a_second_tap_books_once(hall: Hall) -> None:
    key = uuid4()
    assert hall.book(key=key).id == hall.book(key=key).id
    with pytest.raises(Conflict, match="SAME_KEY_OTHER_BODY"):
        hall.book(key=key, user_id=hall.cast.sato)


def test_who_may_book(hall: Hall) -> None:
    local = hall.open(hall.new(name="住民の席", bookers="residents"), (2, "10:00", "17:00"))
    assert hall.book(facility=local).unit == 1
    with pytest.raises(Refused, match="RESIDENTS_ONLY"):
        hall.book(facility=local, user_id=hall.cast.kenji)  # lives in Tokyo
    for_staff = hall.open(hall.new(name="窓口", bookers="staff"), (2, "10:00", "17:00"))
    with pytest.raises(Refused, match="STAFF_BOOK"):
        hall.book(facility=for_staff)
    closed = hall.open(hall.new(name="修理中", lent=False), (2, "10:00", "17:00"))
    with pytest.raises(Refused, match="NOT_LENT"):
        hall.book(facility=closed)


@pytest.mark.parametrize(
    ("day", "fee"), [(date(2027, 3, 31), 0), (date(2027, 4, 1), 300)], ids=["last free day", "first paid day"]
)
def test_the_trial_period_ends_on_its_day(hall: Hall, day: date, fee: int) -> None:
    hall.pcs  # noqa: B018
    start = jst(day.day, 10, month=day.month, year=day.year)
    with clock.at(jst(30, 9, month=3, year=2027)):
        booking = hall.book(start, start.replace(hour=11, minute=30))
    assert booking.fee_yen == fee


def test_cancelling_until_the_limit(hall: Hall) -> None:
    booking, hanako = hall.book(), hall.cast.actor(hall.cast.hanako)
    with clock.at(jst(25, 9, 1)), pytest.raises(Refused, match="TOO_LATE"):
        facilities.cancel_booking(actor=hanako, booking_id=booking.id)
    with clock.at(jst(25, 9)):
        once = facilities.cancel_booking(actor=hanako, booking_id=booking.id)
        again = facilities.cancel_booking(actor=hanako, booking_id=booking.id)
    assert once.state == again.state == "cancelled"
    assert again.calendar_sequence == 1


def test_the_staff_cancel_with_a_reason(hall: Hall, announced: list[Event]) -> None:
    booking, tutor = hall.book(), hall.cast.actor(hall.cast.tutor)
    with pytest.raises(Invalid) as refusal:
        facilities.cancel_booking(actor=tutor, booking_id=booking.id)
    assert refusal.value.field == "reason"
    facilities.cancel_booking(actor=tutor, booking_id=booking.id, reason="停電のため")
    assert isinstance(announced[-1], BookingCancelled)
    assert announced[-1].by_staff


def test_strangers_find_nothing(hall: Hall) -> None:
    booking = hall.book()
    for user in (hall.cast.sato, hall.cast.other_officer):
        for act in (facilities.cancel_booking, facilities.check_in):
            with pytest.raises(NotFound):
                act(actor=hall.cast.actor(user), booking_id=booking.id)


def test_she_says_that_she_is_there(hall: Hall) -> None:
    booking, hanako = hall.book(), hall.cast.actor(hall.cast.hanako)
    with pytest.raises(Refused, match="NOT_YET"):
        facilities.check_in(actor=hanako, booking_id=booking.id)
    with clock.at(jst(25, 9, 45)):
        assert facilities.check_in(actor=hanako, booking_id=booking.id).state == "checked_in"
    with clock.at(jst(25, 10, 40)):
        assert mark_no_shows() == 0


def test_what_nobody_came_for_is_given_free_and_can_be_put_right(hall: Hall) -> None:
    one = hall.open(hall.new(name="一台だけ", units=1), (2, "10:00", "17:00"))
    booking, tutor = hall.book(jst(25, 10), jst(25, 12), facility=one), hall.cast.actor(hall.cast.tutor)
    with clock.at(jst(25, 10, 29)):
        assert mark_no_shows() == 0
    with clock.at(jst(25, 10, 30)):
        assert mark_no_shows() == 1
        assert mark_no_shows() == 0
        assert facilities.check_in(actor=tutor, booking_id=booking.id).state == "checked_in"
    missed = hall.book(jst(25, 13), jst(25, 15), facility=one)
    with clock.at(jst(25, 13, 10)):
        mark_no_show(actor=tutor, booking_id=missed.id)
        hall.book(jst(25, 13, 30), jst(25, 14), facility=one, user_id=hall.cast.sato)
        with pytest.raises(Conflict, match="GIVEN_AWAY"):
            facilities.check_in(actor=tutor, booking_id=missed.id)


def test_blocks_come_back_every_week_and_are_all_or_nothing(hall: Hall) -> None:
    hall.book(jst(2, 18, month=12), jst(2, 19, month=12), facility=hall.studio)
    plan: dict[str, Any] = {
        "actor": hall.cast.actor(hall.cast.dirk),
        "facility_id": hall.studio.id,
        "title": "もや会",
        "first_day": date(2026, 11, 25),
        "last_day": date(2026, 12, 16),
        "starts": time(18),
        "ends": time(20),
    }
    with pytest.raises(Conflict) as refusal:
        facilities.block_facility(**plan)
    assert refusal.value.code == "TAKEN"
    assert "12月2日" in str(refusal.value.message)
    assert not Booking.objects.filter(block__isnull=False).exists()
    result = facilities.block_facility(**plan, leave_out_taken=True)
    assert result.left_out == [date(2026, 12, 2)]
    assert result.block.bookings.count() == 3
    with pytest.raises(Conflict, match="FULL"):
        hall.book(jst(9, 19, month=12), jst(9, 21, month=12), facility=hall.studio)
    assert facilities.end_block(actor=plan["actor"], block_id=result.block.id) == 3
    assert facilities.end_block(actor=plan["actor"], block_id=result.block.id) == 0


def test_a_block_takes_as_many_units_as_wanted(hall: Hall) -> None:
    taken = hall.book(jst(28, 10), jst(28, 11), facility=hall.open(hall.pcs, (5, "10:00", "12:00")))
    facilities.block_facility(
        actor=SYSTEM,
        facility_id=hall.pcs.id,
        title="初級講座",
        first_day=date(2026, 11, 28),
        starts=time(9),
        ends=time(12),
        units=2,
    )
    assert sorted(Booking.objects.filter(block__isnull=False).values_list("unit", flat=True)) == [2, 3]
    assert taken.unit == 1


def test_units_that_are_booked_cannot_be_taken_away(hall: Hall) -> None:
    for user in (hall.cast.hanako, hall.cast.sato):
        hall.book(user_id=user)
    same = {"name": hall.pcs.name, "kind": hall.pcs.kind, "place": hall.pcs.place, "max_minutes": 120}
    with pytest.raises(Conflict) as refusal:
        facilities.update_facility(actor=SYSTEM, facility_id=hall.pcs.id, **same, units=1)  # type: ignore[arg-type]
    assert refusal.value.field == "units"
    facilities.update_facility(actor=SYSTEM, facility_id=hall.pcs.id, **same, units=2)  # type: ignore[arg-type]
    assert Facility.objects.get(id=hall.pcs.id).units == 2


def test_only_officers_and_directors_plan(hall: Hall) -> None:
    with pytest.raises(Refused, match="OFFICER_ONLY"):
        facilities.create_facility(
            actor=hall.cast.actor(hall.cast.tutor),
            programme_id=hall.cast.nara.id,
            name="x",
            kind="pc",
            place="y",
        )
    with pytest.raises(DomainError, match="NAME_TAKEN"):
        hall.new(name=hall.pcs.name)
