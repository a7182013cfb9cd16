"""Japanese eras: a table of five rows (public-sector-ux.md 3.3), and the dates of bank files (money.md 3.3).

The errors do not repeat what was typed: it may be somebody's date of birth, and errors reach logs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from yuiwork.japan.errors import DateError
from yuiwork.japan.text import nfkc, without_spaces


@dataclass(frozen=True, slots=True)
class Era:
    """One era; ``starts`` is its first day, ``letter`` the Latin initial used on forms."""

    name: str
    letter: str
    starts: date

    def western_year(self, year: int) -> int:
        """The Western year of ``year`` of this era, without checking that the era lasted so long."""
        return self.starts.year + year - 1


@dataclass(frozen=True, slots=True)
class EraDate:
    """A date said in an era: 令和8年11月23日."""

    era: Era
    year: int
    month: int
    day: int

    @property
    def year_label(self) -> str:
        """令和8年; the first year is 元年."""
        return _year_label(self.era, self.year)

    def __str__(self) -> str:
        return f"{self.year_label}{self.month}月{self.day}日"


# Newest first. A new era is one row on top.
ERAS: tuple[Era, ...] = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("明治", "M", date(1868, 1, 25)),
)

_ERA = "|".join(f"{era.name}|{era.name[0]}|{era.letter}" for era in ERAS)
_YEAR = rf"(?P<era>{_ERA})\.?(?P<year>元|[0-9]{{1,2}})"
_ERA_YEAR = re.compile(rf"{_YEAR}(?:年度?)?", re.IGNORECASE)
_ERA_DATE = re.compile(
    rf"{_YEAR}(?:年|[-./])(?P<month>[0-9]{{1,2}})(?:月|[-./])(?P<day>[0-9]{{1,2}})日?", re.IGNORECASE
)
_YYMMDD = re.compile(r"[0-9]{6}")


def to_era(day: date) -> EraDate:
    """The era date of ``day``. Raises DateError ``BEFORE_FIRST_ERA`` before 1868-01-25."""
    for era in ERAS:
        if day >= era.starts:
            return EraDate(era, day.year - era.starts.year + 1, day.month, day.day)
    raise DateError("BEFORE_FIRST_ERA", first=ERAS[-1].starts)


def format_era(day: date) -> str:
    """2026年11月23日（令和8年）, the way pages show a date. Raises as ``to_era``."""
    return f"{day.year}年{day.month}月{day.day}日（{to_era(day).year_label}）"


def format_era_date(day: date) -> str:
    """令和8年11月23日, the way official papers write a date. Raises as ``to_era``."""
    return str(to_era(day))


def format_fiscal_year(year: int) -> str:
    """令和8年度 for 2026. Raises as ``to_era``.

    The era of 1 May names the year: 2019, whose April was still 平成31年, is 令和元年度 as a whole.
    """
    return f"{to_era(date(year, 5, 1)).year_label}度"


def era_named(name: str) -> Era:
    """The era for 令和, 令, R or r. Raises DateError ``ERA_UNKNOWN``."""
    wanted = nfkc(name)
    for era in ERAS:
        if wanted in (era.name, era.name[0]) or wanted.upper() == era.letter:
            return era
    raise DateError("ERA_UNKNOWN")


def from_era(era: Era, year: int, month: int, day: int) -> date:
    """The Western date of an era date.

    Raises DateError ``DATE_INVALID`` (no such day in the calendar) or ``OUTSIDE_ERA`` (平成31年5月1日).
    """
    try:
        found = date(era.western_year(year), month, day)
    except (ValueError, OverflowError) as error:
        raise DateError("DATE_INVALID") from error
    last = _last_day(era)
    if found < era.starts or (last is not None and found > last):
        raise DateError("OUTSIDE_ERA", era=era.name, first=era.starts, last=last)
    return found


def parse_era_date(text: str) -> date:
    """The date in 令和8年11月23日, R8.11.23, 令8/11/23 or 平成元年1月8日, full-width or not.

    Raises DateError ``ERA_DATE_FORMAT``, or as ``from_era``.
    """
    match = _ERA_DATE.fullmatch(without_spaces(nfkc(text)))
    if match is None:
        raise DateError("ERA_DATE_FORMAT")
    return from_era(
        era_named(match["era"]), _year_number(match["year"]), int(match["month"]), int(match["day"])
    )


def parse_era_year(text: str) -> int:
    """The Western year of 令和8年, 令和8, R8, 令和元年; also the 年度 of 令和8年度.

    Raises DateError ``ERA_DATE_FORMAT``, or ``OUTSIDE_ERA`` when the era never had that year.
    """
    match = _ERA_YEAR.fullmatch(without_spaces(nfkc(text)))
    if match is None:
        raise DateError("ERA_DATE_FORMAT")
    era, number = era_named(match["era"]), _year_number(match["year"])
    last = _last_day(era)
    if number < 1 or (last is not None and era.western_year(number) > last.year):
        raise DateError("OUTSIDE_ERA", era=era.name, first=era.starts, last=last)
    return era.western_year(number)


def era_yymmdd(day: date) -> str:
    """Six digits of a bank file, year of the current era: 2026-11-25 is 081125 (money.md 3.3).

    Raises DateError ``OUTSIDE_ERA`` before the current era: the six digits do not say which era is meant.
    """
    era = ERAS[0]
    if day < era.starts:
        raise DateError("OUTSIDE_ERA", era=era.name, first=era.starts, last=None)
    return f"{to_era(day).year:02d}{day:%m%d}"


def parse_era_yymmdd(text: str) -> date:
    """The date of six digits of a bank file, read in the current era: 2018 + YY (money.md 3.3).

    Raises DateError ``ERA_DATE_FORMAT``, ``DATE_INVALID`` or ``OUTSIDE_ERA``.
    """
    if not _YYMMDD.fullmatch(text):
        raise DateError("ERA_DATE_FORMAT")
    return from_era(ERAS[0], int(text[:2]), int(text[2:4]), int(text[4:]))


def _year_label(era: Era, year: int) -> str:
    return f"{era.name}{'元' if year == 1 else year}年"


def _year_number(text: str) -> int:
    return 1 if text == "元" else int(text)


def _last_day(era: Era) -> date | None:
    """The day before the next era began; None for the current era."""
    position = ERAS.index(era)
    return None if position == 0 else ERAS[position - 1].starts - timedelta(days=1)
