"""For which order a deposit was made (money.md 7.1, 7.2). Pure: rows and open requests in, an answer out.

The reference decides, whatever the name says. Without one, the strong form of the name and the exact amount
decide, if exactly one open request fits. Everything else waits for a person: never guess.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from yuiwork.money.models import Hold, HoldState
from yuiwork.money.statement_file import BankRow

_REFERENCE = re.compile(r"ESCROW-?(\d{10})")


class Reason(StrEnum):
    """Why nobody was found."""

    UNKNOWN = "UNKNOWN"
    AMBIGUOUS = "AMBIGUOUS"
    REFERENCE_UNKNOWN = "REFERENCE_UNKNOWN"


@dataclass(frozen=True, slots=True)
class Match:
    """The hold that a deposit belongs to, or why none does."""

    hold: Hold | None = None
    reason: Reason | None = None


def reference_in(row: BankRow) -> str | None:
    """The payment reference that the payer wrote, wherever she could: EDI, her name, the bank's memo."""
    for text in (row.edi, row.remitter_name, row.memo):
        found = _REFERENCE.search(text.upper())
        if found:
            return f"ESCROW-{found[1]}"
    return None


def find_hold(row: BankRow, holds: Iterable[Hold]) -> Match:
    """The hold for an incoming row among ``holds``, as they are at this moment."""
    reference = reference_in(row)
    if reference is not None:
        named = next((hold for hold in holds if hold.payment_reference == reference), None)
        return Match(hold=named) if named else Match(reason=Reason.REFERENCE_UNKNOWN)
    if not row.remitter_key:
        return Match(reason=Reason.UNKNOWN)
    fitting = [
        hold
        for hold in holds
        if hold.state == HoldState.REQUESTED
        and hold.payer_match_key == row.remitter_key
        and hold.amount == row.amount
    ]
    if len(fitting) == 1:
        return Match(hold=fitting[0])
    return Match(reason=Reason.AMBIGUOUS if fitting else Reason.UNKNOWN)
