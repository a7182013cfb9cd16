"""The formula of the tax on one payment (money.md 1.3 W10, W13, W14). Yen as int, never float."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yuiwork.japan.dated import int_on
from yuiwork.japan.errors import JapanError

_TABLE = "withholding_rates"
_WHOLE = 10_000
_PER_MILLE = 1_000


@dataclass(frozen=True, slots=True)
class TaxParts:
    """The parts of a withheld tax for display, in yen; they always add up to the tax."""

    income_tax: int
    reconstruction: int
    defence: int

    @property
    def total(self) -> int:
        """The tax that is withheld and paid over in one sum."""
        return self.income_tax + self.reconstruction + self.defence


@dataclass(frozen=True, slots=True)
class GrossUp:
    """A fee worked back from the take-home: ``gross`` − ``tax`` = the agreed net, all in yen."""

    gross: int
    tax: int


def tax_on(base: int, on: date) -> int:
    """Yen withheld from a base of ``base`` yen paid on the JST date ``on``, fractions dropped (W10).

    Raises JapanError ``NEGATIVE_AMOUNT``.
    """
    _refuse_negative(base)
    step = int_on(_TABLE, "step_yen", on)
    low, high = _rates(on)
    return min(base, step) * low // _WHOLE + max(base - step, 0) * high // _WHOLE


def low_rate_tax_on(base: int, on: date) -> int:
    """Yen withheld at the lower rate alone: fees of no. 2 that have no upper step (money.md 1.2)."""
    _refuse_negative(base)
    low, _ = _rates(on)
    return base * low // _WHOLE


def tax_parts(tax: int, on: date) -> TaxParts:
    """Split a withheld ``tax`` (yen) into income tax and the two surtaxes of the day (W13).

    The surtaxes are shares of the income tax; each is rounded down and the income tax takes the rest,
    so that the parts add up. Raises JapanError ``NEGATIVE_AMOUNT``.
    """
    _refuse_negative(tax)
    reconstruction = int_on(_TABLE, "reconstruction_per_1000", on)
    defence = int_on(_TABLE, "defence_per_1000", on)
    whole = _PER_MILLE + reconstruction + defence
    reconstruction_yen = tax * reconstruction // whole
    defence_yen = tax * defence // whole
    return TaxParts(tax - reconstruction_yen - defence_yen, reconstruction_yen, defence_yen)


def gross_up(net: int, on: date) -> GrossUp:
    """The fee and tax in yen that leave exactly ``net`` yen to the worker on the JST date ``on`` (W14).

    Raises JapanError ``NEGATIVE_AMOUNT``.
    """
    _refuse_negative(net)
    step = int_on(_TABLE, "step_yen", on)
    low, high = _rates(on)
    if net <= step * (_WHOLE - low) // _WHOLE:
        gross = net * _WHOLE // (_WHOLE - low)
    else:
        above_step = net - step * (high - low) // _WHOLE
        gross = above_step * _WHOLE // (_WHOLE - high)
    return GrossUp(gross=gross, tax=tax_on(gross, on))


def _rates(on: date) -> tuple[int, int]:
    return int_on(_TABLE, "low_rate_per_10000", on), int_on(_TABLE, "high_rate_per_10000", on)


def _refuse_negative(amount: int) -> None:
    if amount < 0:
        raise JapanError("NEGATIVE_AMOUNT", amount=amount)
