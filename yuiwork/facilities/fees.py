"""What a booking costs: nothing in the trial-free period, then by the hour (programmes.md 1.7)."""

from datetime import date

from yuiwork.core.yen import Yen
from yuiwork.facilities.models import Facility

_HOUR = 60


def is_free_on(facility: Facility, day: date) -> bool:
    """On this JST date: no fee at all, or still inside the trial-free period (its last day included)."""
    return facility.fee_yen == 0 or (facility.free_until is not None and day <= facility.free_until)


def fee_for(facility: Facility, day: date, minutes: int) -> Yen:
    """Yen for one booking on a JST date; fractions of a yen are dropped in her favour."""
    return Yen(0) if is_free_on(facility, day) else Yen(facility.fee_yen * minutes // _HOUR)
