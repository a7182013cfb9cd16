from yuiwork.facilities.models.booking import BOOKING, Block, Booking, BookingState
from yuiwork.facilities.models.facility import (
    Bookers,
    Facility,
    FacilityKind,
    HolidayRule,
    OpeningException,
    OpeningHours,
)

__all__ = [
    "BOOKING",
    "Block",
    "Bookers",
    "Booking",
    "BookingState",
    "Facility",
    "FacilityKind",
    "HolidayRule",
    "OpeningException",
    "OpeningHours",
]
