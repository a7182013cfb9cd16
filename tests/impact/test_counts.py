"""Counting people: first times, fiscal years, bands, who stays, targets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import SYSTEM, Cast
from tests.impact.conftest import earn, reach
from yuiwork.core.suppression import Rule
from yuiwork.impact.models import Milestone, PersonMilestone
from yuiwork.impact.queries.counts import (
    Period,
    Staying,
    band_counts,
    funnel_counts,
    staying_counts,
    yearly_pay,
    years_with_facts,
)
from yuiwork.impact.queries.overview import mask_bands, overview_of, public_results
from yuiwork.regions import api as regions

TODAY = date(2026, 11, 24)


def test_a_person_counts_in_the_fiscal_year_of_her_first_time(cast: Cast) -> None:
    nara = cast.nara.id
    reach(nara, Milestone.ATTENDED, 4, date(2026, 3, 31))
    reach(nara, Milestone.ATTENDED, 5, date(2026, 4, 1))  # four of them for the second time
    assert funnel_counts(nara, Period(2025))[Milestone.ATTENDED] == 4
    assert funnel_counts(nara, Period(2026))[Milestone.ATTENDED] == 1
    assert years_with_facts(nara, TODAY) == [2026, 2025]


def test_what_does_not_hold_is_not_counted(cast: Cast) -> None:
    reach(cast.nara.id, Milestone.ATTENDED, 4, TODAY)
    PersonMilestone.objects.filter(person_key="p0").update(holds=False)
    assert funnel_counts(cast.nara.id, Period(2026))[Milestone.ATTENDED] == 3


def test_other_programmes_are_not_counted(cast: Cast) -> None:
    reach(cast.amami.id, Milestone.ATTENDED, 4, TODAY)
    assert funnel_counts(cast.nara.id, Period(2026))[Milestone.ATTENDED] == 0


@pytest.mark.parametrize(
    ("amount", "band"),
    [(0, 0), (1, 1), (5_000, 1), (5_001, 2), (50_000, 2), (100_000, 3), (200_000, 4), (200_001, 5)],
)
def test_bands_include_their_upper_bound(amount: int, band: int) -> None:
    assert band_counts({"p": amount})[band] == 1


def test_yearly_pay_adds_up_and_counts_learners_without_pay(cast: Cast) -> None:
    nara = cast.nara.id
    reach(nara, Milestone.ENROLLED, 3, date(2025, 10, 1))
    reach(nara, Milestone.ENROLLED, 1, date(2027, 4, 1), first=9)  # after the year
    earn(nara, {0: 3_000, 1: 9_000}, date(2026, 4, 1))
    earn(nara, {0: 3_000}, date(2027, 3, 31))
    earn(nara, {1: 9_000}, date(2026, 3, 31))  # the year before
    assert yearly_pay(nara, Period(2026)) == {"p0": 6_000, "p1": 9_000, "p2": 0}


def test_who_stays_has_work_after_the_months_have_passed(cast: Cast) -> None:
    nara = cast.nara.id
    reach(nara, Milestone.COMPLETED, 3, date(2026, 3, 10))
    reach(nara, Milestone.COMPLETED, 2, date(2026, 7, 1), first=5)  # not six months ago
    earn(nara, {0: 1_000}, date(2026, 9, 9))  # the last day of the six months
    earn(nara, {1: 1_000, 5: 1_000}, date(2026, 9, 10))
    assert staying_counts(nara, 6, TODAY) == Staying(6, 3, 1)
    assert staying_counts(nara, 12, TODAY) == Staying(12, 0, 0)


def test_the_first_sentence_says_it_all(cast: Cast) -> None:
    nara = cast.nara
    reach(nara.id, Milestone.ENROLLED, 42, TODAY)
    reach(nara.id, Milestone.EARNED, 17, TODAY)
    overview = overview_of(nara, 2026, TODAY)
    assert overview.sentence == "2026年度は42人が受講し、17人がはじめての報酬を得ました。"
    regions.set_target(actor=SYSTEM, programme_id=nara.id, fiscal_year=2026, indicator="earned", value=15)
    assert overview_of(nara, 2026, TODAY).sentence.endswith("（目標15人）。")


def test_staff_do_not_see_one_or_two_people(cast: Cast) -> None:
    nara = cast.nara
    reach(nara.id, Milestone.APPLIED, 5, TODAY)
    reach(nara.id, Milestone.EARNED, 2, TODAY)
    overview = overview_of(nara, 2026, TODAY)
    rows = {str(row[0]): row[1] for row in overview.funnel.table.rows}
    assert rows["説明会に申し込んだ"] == 5
    assert rows["報酬を受け取った"] == "x"
    assert rows["講座を修了した"] == 0
    cost = {str(row[0]): row[1] for row in overview.cost.rows}
    assert cost["はじめての報酬を受け取った人ひとりあたりの事業費（円）"] == "x"  # it would tell the two
    assert "報酬を受け取った　x（秘匿）" in overview.funnel.svg


def test_incomes_are_masked_for_staff_as_for_the_public(cast: Cast) -> None:
    nara = cast.nara
    reach(nara.id, Milestone.ENROLLED, 30, TODAY)
    earn(nara.id, {**dict.fromkeys(range(12), 3_000), 12: 150_000}, TODAY)
    bands = overview_of(nara, 2026, TODAY).bands
    assert [row[1] for row in bands.table.rows] == [17, "x", 0, 0, "x", 0, 30]
    assert "5千円まで　x（秘匿）" in bands.svg
    assert "報酬なし　17人" in bands.svg


def test_one_large_earner_is_not_told_by_how_many_earned(cast: Cast) -> None:
    """The funnel says that 14 earned: 13 in one band would tell the fourteenth."""
    nara = cast.nara
    reach(nara.id, Milestone.ENROLLED, 24, TODAY)
    earn(nara.id, {**dict.fromkeys(range(13), 30_000), 13: 90_000}, TODAY)
    assert [row[1] for row in overview_of(nara, 2026, TODAY).bands.table.rows] == [10, 0, "x", "x", 0, 0, 24]


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6), st.sampled_from([10, 20]))
def test_no_band_can_be_worked_out_from_how_many_earned(bands: list[int], k: int) -> None:
    shown = mask_bands(bands, Rule(k))
    paid = list(zip(bands[1:], shown.cells[1:], strict=True))
    hidden = [count for count, cell in paid if cell is None]
    assert all(cell is None or cell == 0 or cell >= k for cell in shown.cells)
    assert len(hidden) != 1
    assert not hidden or sum(hidden) >= k or len(hidden) == len(paid)
    assert shown.total is None or shown.cells[0] is not None


def test_a_village_shows_no_incomes(cast: Cast) -> None:
    village = cast.nara
    village.region.population = 700
    reach(village.id, Milestone.ENROLLED, 60, TODAY)
    earn(village.id, dict.fromkeys(range(40), 30_000), TODAY)
    overview = overview_of(village, 2026, TODAY)
    assert {row[1] for row in overview.bands.table.rows} == {"x"}
    assert overview.cost.rows[-1][1] == "x"
    assert "表示しません" in str(overview.bands.takeaway)


def test_the_public_sees_tens_as_of_the_last_quarter(cast: Cast) -> None:
    nara = cast.nara
    assert public_results(nara, TODAY) is None
    reach(nara.id, Milestone.APPLIED, 30, date(2026, 6, 1))
    reach(nara.id, Milestone.ATTENDED, 9, date(2026, 7, 1))
    reach(nara.id, Milestone.APPLIED, 1, date(2026, 10, 1), first=50)  # S-07: after the quarter
    figure = public_results(nara, TODAY)
    assert figure is not None
    assert [row[1] for row in figure.table.rows[:3]] == [30, "x", 0]
    assert "2026年9月30日" in str(figure.source)
    assert not figure.downloads


def test_a_late_fact_waits_for_the_next_public_quarter(cast: Cast) -> None:
    nara = cast.nara
    reach(nara.id, Milestone.APPLIED, 30, date(2026, 6, 1))
    row = PersonMilestone.objects.filter(person_key="p0").get()
    PersonMilestone.objects.filter(id=row.id).update(told_at="2026-10-02T00:00:00+09:00")
    now, later = public_results(nara, TODAY), public_results(nara, date(2027, 1, 5))
    assert now is not None
    assert later is not None
    assert (now.table.rows[0][1], later.table.rows[0][1]) == (29, 30)
