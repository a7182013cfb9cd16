"""Two people at once: the last unit, the double tap, a block against a booking. The control goes without the lock."""

from collections.abc import Iterator
from datetime import date, time
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, OperationalError, transaction

from tests.cast import SYSTEM, Cast
from tests.conftest import STORY_TIME
from tests.facilities.hall import Hall, jst
from tests.racing import at_once, codes
from yuiwork.core import clock
from yuiwork.facilities import api as facilities
from yuiwork.facilities.models import Booking
from yuiwork.facilities.opening import Span, free_unit
from yuiwork.facilities.use_cases.locks import taken_units

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hall() -> Iterator[Hall]:
    """Everything committed, the people made before the race."""
    with clock.at(STORY_TIME):
        hall = Hall(Cast())
        for name in ("hanako", "sato", "kenji", "emi"):
            getattr(hall.cast, name)
        assert hall.studio
        assert hall.pcs
        yield hall


def _people(hall: Hall) -> list[UUID]:
    return [hall.cast.hanako, hall.cast.sato, hall.cast.kenji, hall.cast.emi]


def test_the_room_is_given_to_one(hall: Hall) -> None:
    results = at_once(*(lambda u=u: hall.book(facility=hall.studio, user_id=u) for u in _people(hall)))
    assert codes(results) == ["Booking", "FULL", "FULL", "FULL"]


def test_three_pcs_go_to_three_of_four(hall: Hall) -> None:
    results = at_once(*(lambda u=u: hall.book(user_id=u) for u in _people(hall)))
    assert codes(results) == ["Booking", "Booking", "Booking", "FULL"]
    assert sorted(Booking.objects.values_list("unit", flat=True)) == [1, 2, 3]


def test_control_without_the_lock_only_the_database_stops_the_second(hall: Hall) -> None:
    both_looked = Barrier(2)
    wanted = Span(jst(25, 10), jst(25, 11))

    def sneak(user_id: UUID) -> str:
        with transaction.atomic():
            unit = free_unit(1, taken_units(hall.studio.id, wanted), wanted)
            both_looked.wait(timeout=30)
            Booking.objects.create(
                facility_id=hall.studio.id,
                unit=unit or 0,
                user_id=user_id,
                starts_at=wanted.start,
                ends_at=wanted.end,
                submission_id=uuid4(),
            )
            return f"took {unit}"

    results = at_once(lambda: sneak(hall.cast.hanako), lambda: sneak(hall.cast.sato))
    assert "took 1" in results
    # Both may have written before either looked: then they wait for each other, and PostgreSQL stops one of them.
    refusal = next(r for r in results if isinstance(r, IntegrityError | OperationalError))
    assert "facilities_booking_no_overlap" in str(refusal) or "deadlock" in str(refusal)
    assert Booking.objects.count() == 1


def test_a_double_tap_on_two_connections_books_once(hall: Hall) -> None:
    key = uuid4()
    results = at_once(*[lambda: hall.book(key=key).id] * 3)
    assert len(set(results)) == 1
    assert Booking.objects.count() == 1


def test_a_block_and_a_booking_at_once_do_not_share(hall: Hall) -> None:
    results = at_once(
        lambda: hall.book(facility=hall.studio),
        lambda: facilities.block_facility(
            actor=SYSTEM,
            facility_id=hall.studio.id,
            title="清掃",
            first_day=date(2026, 11, 25),
            starts=time(9),
            ends=time(12),
        ),
    )
    assert codes(results) in (["BlockResult", "FULL"], ["Booking", "TAKEN"])
    assert Booking.objects.count() == 1
