"""What stands in cells of real rosters, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.imports.kinds import CellProblem, Context
from yuiwork.imports.kinds import parsers as p
from yuiwork.japan.errors import JapanError


def code_of(problem: ValueError) -> str:
    assert isinstance(problem, CellProblem | JapanError)
    return problem.code


NARA = Context("29", date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019/4/1", "2019-04-01"),
        ("2019年4月1日", "2019-04-01"),
        ("２０１９．４．１", "2019-04-01"),
        ("20190401", "2019-04-01"),
        ("2019-04-01 00:00:00", "2019-04-01"),
        ("2019/4/1（月）", "2019-04-01"),
        ("R5.4.1", "2023-04-01"),
        ("令和5年4月1日", "2023-04-01"),
        ("令5/4/1", "2023-04-01"),
        ("平成元年1月8日", "1989-01-08"),
        ("S60.5.3", "1985-05-03"),
    ],
)
def test_days_in_every_usual_writing(text: str, expected: str) -> None:
    assert p.day(text, NARA) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2019/2/30", "DAY_UNKNOWN"),
        ("2026/11/25", "DAY_AHEAD"),
        ("1850/1/1", "DAY_TOO_EARLY"),
        ("きのう", "ERA_DATE_FORMAT"),
        ("平成31年5月1日", "OUTSIDE_ERA"),
    ],
)
def test_days_that_are_none(text: str, code: str) -> None:
    with pytest.raises((CellProblem, JapanError)) as refused:
        p.day(text, NARA)
    assert code_of(refused.value) == code


@given(st.dates(date(1900, 1, 1), NARA.today))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    from yuiwork.japan.eras import format_era_date

    assert p.day(day.isoformat(), NARA) == p.day(format_era_date(day), NARA) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("奈良市", "29201"),
        ("奈良県奈良市二条大路南1-1-1", "29201"),
        ("大和郡山市北郡山町", "29203"),
        ("大和高田市", "29202"),
        ("292010", "29201"),
        ("山梨県北都留郡小菅村", "19442"),
        ("小菅村", "19442"),
        ("東京都府中市宮西町", "13206"),
        ("奈良県", "29000"),
        ("横浜市中区", "14100"),
    ],
)
def test_a_municipality_by_name_address_or_code(text: str, code: str) -> None:
    assert p.municipality(text, NARA) == code


def test_a_name_that_two_places_have_is_asked_about() -> None:
    with pytest.raises(CellProblem) as refused:
        p.municipality("府中市", NARA)
    assert code_of(refused.value) == "MUNICIPALITY_AMBIGUOUS"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("0円", 0), ("なし", 0), ("5千円まで", 1), ("～5,000円", 1), ("5,001～50,000円", 2), ("5万円以下", 2),
        ("５万～１０万円", 3), ("10-20万円", 4), ("20万円超", 5), ("200,000円以上", 5),
    ],
)  # fmt: skip
def test_bands_by_their_upper_bound(text: str, band: int) -> None:
    assert p.band(text, NARA) == band


@pytest.mark.parametrize("band", range(6))
def test_a_band_is_read_as_it_is_written(band: int) -> None:
    assert p.band(p.show_band(band), NARA) == band


def test_a_band_of_other_bounds_is_refused() -> None:
    with pytest.raises(CellProblem):
        p.band("3万円まで", NARA)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019", 2019),
        ("令和5年度", 2023),
        ("R5", 2023),
        ("2019年度", 2019),
        ("2020/3/31", 2019),
        ("Ｈ３１", 2019),
    ],
)
def test_fiscal_years(text: str, year: int) -> None:
    assert p.year(text, NARA) == year


@pytest.mark.parametrize(
    ("text", "decade"), [("30代", 30), ("34歳", 30), ("30～39歳", 30), ("６０代以上", 60)]
)
def test_age_bands(text: str, decade: int) -> None:
    assert p.age_band(text, NARA) == decade


@pytest.mark.parametrize(
    ("text", "value"), [("○", "yes"), ("修了", "yes"), ("×", None), ("－", None), ("R2.2.12", "2020-02-12")]
)
def test_a_mark_or_a_day(text: str, value: str | None) -> None:
    assert p.mark_or_day(text, NARA) == value


@pytest.mark.parametrize("text", ["〓田 花子", "?田 花子", "山�花子"])
def test_a_name_with_a_lost_character_is_not_taken(text: str) -> None:
    with pytest.raises((CellProblem, JapanError)) as refused:
        p.name(text, NARA)
    assert code_of(refused.value) == "CHARACTER_LOST"
