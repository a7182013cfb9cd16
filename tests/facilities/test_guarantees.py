"""What the database refuses when somebody goes round Python."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.facilities.hall import Hall, jst
from yuiwork.facilities.models import Booking


def _copy(booking: Booking, **changes: object) -> None:
    with transaction.atomic():
        copy = Booking.objects.get(id=booking.id)
        copy.pk = copy.id = uuid4()
        copy.submission_id = uuid4()
        for name, value in changes.items():
            setattr(copy, name, value)
        copy.save(force_insert=True)


def test_one_unit_is_never_lent_twice_at_the_same_time(hall: Hall) -> None:
    booking = hall.book()
    with pytest.raises(IntegrityError, match="facilities_booking_no_overlap"):
        _copy(booking, starts_at=jst(25, 10, 59), ends_at=jst(25, 12))
    _copy(booking, starts_at=jst(25, 11), ends_at=jst(25, 12))
    _copy(booking, unit=2)
    _copy(booking, state="no_show")


def test_a_unit_that_does_not_exist_cannot_be_lent(hall: Hall) -> None:
    with pytest.raises(IntegrityError, match="fewer units"):
        _copy(hall.book(), unit=4)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"ends_at": jst(25, 9)}, "facilities_booking_times"),
        ({"unit": 2, "user_id": None}, "facilities_booking_for_whom"),
        ({"unit": 2, "state": "cancelled"}, "facilities_booking_cancelled_when"),
        ({"unit": 2, "state": "checked_in"}, "facilities_booking_came_when"),
        ({"unit": 2, "state": "dreaming"}, "facilities_booking_state"),
        ({"unit": 2, "fee_yen": -1}, "facilities_booking_fee"),
    ],
)
def test_nonsense_is_refused(hall: Hall, changes: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        _copy(hall.book(), **changes)
