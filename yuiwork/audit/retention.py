"""How long a document must be kept (law.md 4, retention; vector E-07)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from yuiwork.japan.dates import period_end

_MONTHS = 12


class Keeper(StrEnum):
    """Who has to keep a document, as the tax law tells keepers apart."""

    CORPORATION = "corporation"
    CORPORATION_WITH_LOSS = "corporation_with_loss"
    INDIVIDUAL = "individual"
    INDIVIDUAL_TAXPAYER = "individual_taxpayer"  # pays consumption tax


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Years by keeper for filing deadlines from ``since`` (JST) on, and the years that we keep ourselves."""

    since: date
    years: dict[Keeper, int]
    own_years: int  # after the year of the document: 10 and the current one


# Newest first. law.md 4 [H] for the law's years, [P] for our own.
RULES = (
    RetentionRule(
        since=date(2022, 1, 1),
        years={
            Keeper.CORPORATION: 7,
            Keeper.CORPORATION_WITH_LOSS: 10,
            Keeper.INDIVIDUAL: 5,
            Keeper.INDIVIDUAL_TAXPAYER: 7,
        },
        own_years=11,
    ),
)


def legal_keep_until(*, filing_deadline: date, keeper: Keeper) -> date:
    """The last JST date on which the law asks to keep it: the years run from the day after the filing deadline.

    Raises LookupError for a deadline before the first rule.
    """
    years = _rule(filing_deadline).years[keeper]
    return period_end(filing_deadline + timedelta(days=1), years * _MONTHS)


def own_keep_until(*, fiscal_year_end: date) -> date:
    """The last JST date on which we keep it ourselves: ten fiscal years and the current one.

    Raises LookupError for a year before the first rule.
    """
    years = _rule(fiscal_year_end).own_years
    return period_end(fiscal_year_end + timedelta(days=1), years * _MONTHS)


def _rule(on: date) -> RetentionRule:
    for rule in RULES:
        if rule.since <= on:
            return rule
    raise LookupError(f"no rule of retention on {on}")
