"""All writes of the facilities room."""

from yuiwork.facilities.use_cases.attend import check_in, mark_no_show, mark_no_shows
from yuiwork.facilities.use_cases.block import BlockResult, block_facility, end_block
from yuiwork.facilities.use_cases.book import book_facility
from yuiwork.facilities.use_cases.cancel import cancel_booking
from yuiwork.facilities.use_cases.plan import (
    FacilityData,
    HoursData,
    create_facility,
    remove_exception,
    set_exception,
    set_hours,
    update_facility,
)

__all__ = [
    "BlockResult",
    "FacilityData",
    "HoursData",
    "block_facility",
    "book_facility",
    "cancel_booking",
    "check_in",
    "create_facility",
    "end_block",
    "mark_no_show",
    "mark_no_shows",
    "remove_exception",
    "set_exception",
    "set_hours",
    "update_facility",
]
