"""Platform fees: a share of the net or the gross pay, and the consumption tax on the fee (money.md 7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yuiwork.japan.consumption_tax import Rounding, TaxMode, tax_on_net, tax_rate
from yuiwork.japan.errors import JapanError

_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class FeeModel:
    """How a fee is worked out; stored with each fee. ``basis_points``: 500 = 5 % of the ``base``."""

    basis_points: int
    base: TaxMode
    rounding: Rounding = Rounding.FLOOR


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in yen: ``net``, its consumption ``tax``, and what it was worked out from."""

    base_yen: int
    net: int
    tax: int
    model: FeeModel

    @property
    def total(self) -> int:
        """Yen the party pays for the platform's service, with tax."""
        return self.net + self.tax


def fee(pay_net: int, pay_tax: int, model: FeeModel, on: date) -> Fee:
    """The fee on a pay of ``pay_net`` + ``pay_tax`` yen for a service rendered on the JST date ``on``.

    The fee is rounded down first, then its tax.
    Raises JapanError ``NEGATIVE_AMOUNT`` or ``FEE_RATE_INVALID``.
    """
    if pay_net < 0 or pay_tax < 0:
        raise JapanError("NEGATIVE_AMOUNT", amount=min(pay_net, pay_tax))
    if not 0 <= model.basis_points <= _WHOLE:
        raise JapanError("FEE_RATE_INVALID", basis_points=model.basis_points)
    base_yen = pay_net if model.base is TaxMode.NET else pay_net + pay_tax
    net = base_yen * model.basis_points // _WHOLE
    return Fee(base_yen=base_yen, net=net, tax=tax_on_net(net, tax_rate(on)), model=model)
