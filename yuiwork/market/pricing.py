"""Every yen of a job in one place: what the client pays, tax, withholding, fee, what arrives (money.md 1, 2, 6, 7.2).

All screens and the contract itself take their numbers from ``quote``; nothing else computes money here.
"""

from dataclasses import dataclass
from datetime import date

from yuiwork.japan.consumption_tax import TaxMode, tax_in_gross, tax_on_net, tax_rate
from yuiwork.japan.fees import FeeModel, fee
from yuiwork.japan.minimum_wage import below_minimum, implied_hourly, lowest_minimum_wage, minimum_wage
from yuiwork.japan.withholding import FeeLine, Payee, Payer, Reason, withhold
from yuiwork.regions.api import Programme

# A worker outside every programme pays what a programme charges unless it says otherwise.
STANDARD_FEE_BP: int = Programme._meta.get_field("worker_fee_bp").default


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What is asked for: ``amount`` yen as ``tax_mode`` says, for about ``minutes`` of work.

    ``listed``: the client's decision for categories where the withholding table leaves it to her.
    """

    amount: int
    tax_mode: TaxMode
    category: str
    minutes: int
    listed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """JST dates that decide which rates hold: posting (wage), supply (consumption tax), payment (withholding)."""

    posted_on: date
    supplied_on: date
    paid_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wage:
    """The hourly pay it comes to, against the minimum wage of a prefecture ('' = lowest of all). Yen per hour."""

    hourly: int
    minimum: int
    prefecture_code: str
    reaches: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """All amounts in yen: client_total − withholding = transfer; transfer − fee − fee_tax = worker_net."""

    tax_mode: TaxMode
    tax_rate: int
    pay_net: int
    pay_tax: int
    withholding_base: int
    withholding: int
    withholding_reason: Reason
    fee_bp: int
    fee: int
    fee_tax: int
    minutes: int
    wage: Wage
    paid_on: date

    @property
    def client_total(self) -> int:
        """What the work costs the client, consumption tax included."""
        return self.pay_net + self.pay_tax

    @property
    def transfer(self) -> int:
        """What the client transfers into escrow; the withheld tax goes to the tax office (W7)."""
        return self.client_total - self.withholding

    @property
    def worker_net(self) -> int:
        """What arrives in the worker's bank account."""
        return self.transfer - self.fee - self.fee_tax


def quote(
    price: Price, *, payer: Payer, payee: Payee, fee_bp: int, days: Days, prefecture_codes: tuple[str, ...]
) -> Quote:
    """The full breakdown. ``prefecture_codes``: the worker's, then the client's; the first that is known counts.

    Raises ``WithholdingError`` (``PAYEE_NOT_RESIDENT``, ``LINE_MUST_BE_SPLIT``) and DatedTableError.
    """
    rate = tax_rate(days.supplied_on)
    net, tax = _split(price, rate)
    line = FeeLine(
        category=price.category,
        fee=net,
        consumption_tax=tax,
        tax_shown=price.tax_mode is TaxMode.NET,
        decided_listed=price.listed,
    )
    withheld = withhold([line], paid_on=days.paid_on, payer=payer, payee=payee)
    platform = fee(net, tax, FeeModel(basis_points=fee_bp, base=TaxMode.NET), days.supplied_on)
    return Quote(
        tax_mode=price.tax_mode,
        tax_rate=rate,
        pay_net=net,
        pay_tax=tax,
        withholding_base=withheld.base,
        withholding=withheld.tax,
        withholding_reason=withheld.reason,
        fee_bp=fee_bp,
        fee=platform.net,
        fee_tax=platform.tax,
        minutes=price.minutes,
        wage=wage_of(net - platform.net, price.minutes, prefecture_codes, days.posted_on),
        paid_on=days.paid_on,
    )


def wage_of(amount: int, minutes: int, prefecture_codes: tuple[str, ...], on: date) -> Wage:
    """``amount`` yen without tax and after fees, per hour, against the minimum wage on the day of posting."""
    code = next((c for c in prefecture_codes if c), "")
    minimum = minimum_wage(code, on) if code else lowest_minimum_wage(on)
    return Wage(
        hourly=implied_hourly(amount, minutes),
        minimum=minimum,
        prefecture_code=code,
        reaches=not below_minimum(amount, minutes, minimum),
    )


def _split(price: Price, rate: int) -> tuple[int, int]:
    if price.tax_mode is TaxMode.NET:
        return price.amount, tax_on_net(price.amount, rate)
    tax = tax_in_gross(price.amount, rate)
    return price.amount - tax, tax
