"""Platform fees and their tax (money.md 7.2)."""

from datetime import date

import pytest

from yuiwork.japan.consumption_tax import TaxMode
from yuiwork.japan.errors import JapanError
from yuiwork.japan.fees import FeeModel, fee

DAY = date(2026, 11, 23)
FIVE_OF_NET = FeeModel(500, TaxMode.NET)
TWENTY_OF_GROSS = FeeModel(2_000, TaxMode.GROSS)


@pytest.mark.parametrize(
    ("net", "tax", "model", "fee_net", "fee_tax", "left"),
    [
        pytest.param(100_000, 10_000, FIVE_OF_NET, 5_000, 500, 104_500, id="money-7.2-5-percent-of-net"),
        pytest.param(10_000, 1_000, TWENTY_OF_GROSS, 2_200, 220, 8_580, id="money-7.2-20-percent-of-gross"),
    ],
)
def test_a_fee_is_a_share_of_the_pay_plus_tax(
    net: int, tax: int, model: FeeModel, fee_net: int, fee_tax: int, left: int
) -> None:
    found = fee(net, tax, model, DAY)
    assert (found.net, found.tax, net + tax - found.total) == (fee_net, fee_tax, left)


def test_the_fee_is_rounded_down_before_its_tax() -> None:
    found = fee(1_999, 199, FIVE_OF_NET, DAY)
    assert (found.net, found.tax) == (99, 9)  # 99.95 → 99, then 9.9 → 9


def test_the_fee_keeps_its_base_and_rounding() -> None:
    found = fee(10_000, 1_000, TWENTY_OF_GROSS, DAY)
    assert (found.base_yen, found.model.rounding.value) == (11_000, "floor")


@pytest.mark.parametrize(
    ("net", "basis_points", "code"),
    [(-1, 500, "NEGATIVE_AMOUNT"), (100, -1, "FEE_RATE_INVALID"), (100, 10_001, "FEE_RATE_INVALID")],
)
def test_impossible_fees_are_refused(net: int, basis_points: int, code: str) -> None:
    with pytest.raises(JapanError, match=code):
        fee(net, 0, FeeModel(basis_points, TaxMode.NET), DAY)
