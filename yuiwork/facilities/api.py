"""The door of the facilities room."""

from yuiwork.facilities.models import Bookers, Booking, Facility, FacilityKind, HolidayRule
from yuiwork.facilities.queries.bookings import (
    booking,
    booking_path,
    calendar_of,
    coming_bookings,
    next_steps,
)
from yuiwork.facilities.queries.facilities import facilities_for, facilities_of
from yuiwork.facilities.queries.usage import table_of, usage_between
from yuiwork.facilities.use_cases import (
    BlockResult,
    HoursData,
    block_facility,
    book_facility,
    cancel_booking,
    check_in,
    create_facility,
    end_block,
    remove_exception,
    set_exception,
    set_hours,
    update_facility,
)

__all__ = [
    "BlockResult",
    "Bookers",
    "Booking",
    "Facility",
    "FacilityKind",
    "HolidayRule",
    "HoursData",
    "block_facility",
    "book_facility",
    "booking",
    "booking_path",
    "calendar_of",
    "cancel_booking",
    "check_in",
    "coming_bookings",
    "create_facility",
    "end_block",
    "facilities_for",
    "facilities_of",
    "next_steps",
    "remove_exception",
    "set_exception",
    "set_hours",
    "table_of",
    "update_facility",
    "usage_between",
]
