"""How long documents are kept (law.md 4, vector E-07)."""

from datetime import date

import pytest

from yuiwork.audit import api as audit
from yuiwork.audit.api import Keeper


def test_e_07_an_individual_keeps_seven_years_and_we_longer() -> None:
    deadline = date(2027, 3, 15)
    assert audit.legal_keep_until(filing_deadline=deadline, keeper=Keeper.INDIVIDUAL_TAXPAYER) == date(
        2034, 3, 15
    )
    assert audit.own_keep_until(fiscal_year_end=date(2026, 12, 31)) == date(2037, 12, 31)


@pytest.mark.parametrize(
    ("keeper", "until"),
    [
        (Keeper.INDIVIDUAL, date(2032, 3, 15)),
        (Keeper.INDIVIDUAL_TAXPAYER, date(2034, 3, 15)),
        (Keeper.CORPORATION, date(2034, 3, 15)),
        (Keeper.CORPORATION_WITH_LOSS, date(2037, 3, 15)),
    ],
)
def test_the_years_depend_on_who_keeps(keeper: Keeper, until: date) -> None:
    assert audit.legal_keep_until(filing_deadline=date(2027, 3, 15), keeper=keeper) == until


@pytest.mark.parametrize(
    ("deadline", "until"),
    [(date(2028, 2, 28), date(2035, 2, 28)), (date(2028, 2, 29), date(2035, 2, 28))],
)
def test_a_leap_day_shortens_nothing(deadline: date, until: date) -> None:
    assert audit.legal_keep_until(filing_deadline=deadline, keeper=Keeper.CORPORATION) == until


@pytest.mark.parametrize("keeper", Keeper)
def test_we_keep_at_least_as_long_as_the_law(keeper: Keeper) -> None:
    legal = audit.legal_keep_until(filing_deadline=date(2027, 3, 15), keeper=keeper)
    assert audit.own_keep_until(fiscal_year_end=date(2026, 12, 31)) >= legal


def test_no_rule_reaches_back_before_the_law() -> None:
    with pytest.raises(LookupError):
        audit.own_keep_until(fiscal_year_end=date(2020, 12, 31))
