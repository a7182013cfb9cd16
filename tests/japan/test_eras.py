"""Eras: public-sector-ux.md 3.3, and the dates of bank files of money.md 3.3."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.eras import (
    ERAS,
    era_named,
    era_yymmdd,
    format_era,
    format_era_date,
    format_fiscal_year,
    from_era,
    parse_era_date,
    parse_era_year,
    parse_era_yymmdd,
    to_era,
)
from yuiwork.japan.errors import DateError

DATES_WITH_AN_ERA = st.dates(date(1868, 1, 25), date(2117, 12, 31))
REIWA_DATES = st.dates(date(2019, 5, 1), date(2117, 12, 31))


def code_of(call, *arguments) -> str:
    with pytest.raises(DateError) as error:
        call(*arguments)
    return error.value.code


@pytest.mark.parametrize(
    ("day", "text"),
    [
        pytest.param(date(2026, 11, 23), "令和8年11月23日", id="public-sector-ux.md-3.3-today"),
        pytest.param(date(2019, 5, 1), "令和元年5月1日", id="public-sector-ux.md-3.3-reiwa-first-day"),
        pytest.param(date(2019, 4, 30), "平成31年4月30日", id="public-sector-ux.md-3.3-heisei-last-day"),
        pytest.param(date(1989, 1, 8), "平成元年1月8日", id="public-sector-ux.md-3.3-heisei-first-day"),
        pytest.param(date(1989, 1, 7), "昭和64年1月7日", id="public-sector-ux.md-3.3-showa-last-day"),
        pytest.param(date(1926, 12, 25), "昭和元年12月25日", id="public-sector-ux.md-3.3-showa-first-day"),
        pytest.param(date(1926, 12, 24), "大正15年12月24日", id="public-sector-ux.md-3.3-taisho-last-day"),
        pytest.param(date(1912, 7, 30), "大正元年7月30日", id="public-sector-ux.md-3.3-taisho-first-day"),
        pytest.param(date(1912, 7, 29), "明治45年7月29日", id="public-sector-ux.md-3.3-meiji-last-day"),
        pytest.param(date(1868, 1, 25), "明治元年1月25日", id="public-sector-ux.md-3.3-meiji-first-day"),
    ],
)
def test_each_era_begins_and_ends_on_its_day(day: date, text: str) -> None:
    assert format_era_date(day) == text
    assert parse_era_date(text) == day


def test_pages_show_the_western_date_with_the_era_year_behind_it() -> None:
    assert format_era(date(2026, 11, 23)) == "2026年11月23日（令和8年）"
    assert format_era(date(2019, 5, 1)) == "2019年5月1日（令和元年）"


def test_there_is_no_era_before_the_first() -> None:
    assert code_of(to_era, date(1868, 1, 24)) == "BEFORE_FIRST_ERA"


@given(DATES_WITH_AN_ERA)
def test_an_era_date_leads_back_to_its_day(day: date) -> None:
    said = to_era(day)
    assert from_era(said.era, said.year, said.month, said.day) == day
    assert parse_era_date(str(said)) == day


@pytest.mark.parametrize(
    "text",
    [
        "令和8年11月23日",
        "R8.11.23",
        "r8/11/23",
        "R08-11-23",
        "令8.11.23",
        "Ｒ８．１１．２３",
        "令和 8年 11月 23日",
        "㋿8年11月23日",
    ],
    ids=["full", "letter", "small-letter", "padded", "one-kanji", "full-width", "spaced", "square-era"],
)
def test_an_era_date_is_read_however_it_is_typed(text: str) -> None:
    assert parse_era_date(text) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("平成31年5月1日", "OUTSIDE_ERA", id="after-the-last-day-of-heisei"),
        pytest.param("令和元年4月30日", "OUTSIDE_ERA", id="before-the-first-day-of-reiwa"),
        pytest.param("昭和65年1月1日", "OUTSIDE_ERA", id="year-that-never-was"),
        pytest.param("令和8年2月29日", "DATE_INVALID", id="no-leap-day"),
        pytest.param("令和8年13月1日", "DATE_INVALID", id="no-such-month"),
        pytest.param("2026年11月23日", "ERA_DATE_FORMAT", id="western"),
        pytest.param("令和8年11月", "ERA_DATE_FORMAT", id="no-day"),
        pytest.param("", "ERA_DATE_FORMAT", id="empty"),
    ],
)
def test_a_day_the_era_never_had_is_refused_with_its_reason(text: str, code: str) -> None:
    assert code_of(parse_era_date, text) == code


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和8", 2026),
        ("R8", 2026),
        ("令和8年", 2026),
        ("令和8年度", 2026),
        ("令和元年", 2019),
        ("昭和64", 1989),
        ("H1", 1989),
    ],
    ids=["name", "letter", "year-sign", "fiscal-year-sign", "first-year", "last-of-showa", "first-of-heisei"],
)
def test_an_era_year_is_a_western_year(text: str, year: int) -> None:
    assert parse_era_year(text) == year


@pytest.mark.parametrize(
    ("text", "code"),
    [("昭和65", "OUTSIDE_ERA"), ("令和0", "OUTSIDE_ERA"), ("2026", "ERA_DATE_FORMAT")],
    ids=["too-late", "year-zero", "western"],
)
def test_a_year_the_era_never_had_is_refused(text: str, code: str) -> None:
    assert code_of(parse_era_year, text) == code


def test_an_unknown_era_is_refused() -> None:
    assert era_named("S") is era_named("昭和") is ERAS[2]
    assert code_of(era_named, "慶応") == "ERA_UNKNOWN"


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2026, "令和8年度"),
        (2019, "令和元年度"),
        (2018, "平成30年度"),
        (1989, "平成元年度"),
        (1988, "昭和63年度"),
    ],
    ids=["now", "reiwa-first", "heisei-last", "heisei-first", "showa-last"],
)
def test_a_fiscal_year_has_one_era_name(year: int, label: str) -> None:
    assert format_fiscal_year(year) == label


def test_bank_files_write_the_year_of_the_era() -> None:
    assert era_yymmdd(date(2026, 11, 25)) == "081125", "money.md 3.3"
    assert parse_era_yymmdd("081125") == date(2026, 11, 25), "money.md 3.3"


@given(REIWA_DATES)
def test_a_bank_file_date_leads_back_to_its_day(day: date) -> None:
    assert len(era_yymmdd(day)) == 6
    assert parse_era_yymmdd(era_yymmdd(day)) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("000000", "DATE_INVALID", id="empty-field-of-zeros"),
        pytest.param("      ", "ERA_DATE_FORMAT", id="blank"),
        pytest.param("08112", "ERA_DATE_FORMAT", id="five-digits"),
        pytest.param("081131", "DATE_INVALID", id="no-such-day"),
        pytest.param("010430", "OUTSIDE_ERA", id="before-the-era"),
        pytest.param("０８１１２５", "ERA_DATE_FORMAT", id="full-width"),
    ],
)
def test_a_damaged_bank_file_date_is_refused(text: str, code: str) -> None:
    assert code_of(parse_era_yymmdd, text) == code


def test_a_date_before_the_current_era_cannot_be_written_in_six_digits() -> None:
    assert code_of(era_yymmdd, date(2019, 4, 30)) == "OUTSIDE_ERA"
