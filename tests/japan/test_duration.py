"""How long a relation lasts (law.md 1.5)."""

from datetime import date

import pytest

from yuiwork.japan.duration import Engagement, Flags, is_close_in_time, lasts_months, relation
from yuiwork.japan.errors import JapanError


@pytest.mark.parametrize(
    ("start", "end", "months", "reached"),
    [
        pytest.param(date(2026, 11, 1), date(2026, 11, 30), 1, True, id="D-01"),
        pytest.param(date(2026, 11, 1), date(2026, 11, 29), 1, False, id="D-02"),
        pytest.param(date(2026, 11, 23), date(2026, 12, 22), 1, True, id="D-03-22"),
        pytest.param(date(2026, 11, 23), date(2026, 12, 21), 1, False, id="D-03-21"),
        pytest.param(date(2026, 4, 1), date(2026, 9, 30), 6, True, id="D-04-30"),
        pytest.param(date(2026, 4, 1), date(2026, 9, 29), 6, False, id="D-04-29"),
        pytest.param(date(2026, 4, 1), None, 6, True, id="no-end"),
    ],
)
def test_the_first_day_counts(start: date, end: date | None, months: int, reached: bool) -> None:
    assert lasts_months(start, end, months) is reached


@pytest.mark.parametrize(
    ("ended", "concluded", "renewal"),
    [
        pytest.param(date(2026, 11, 30), date(2026, 12, 31), True, id="D-05"),
        pytest.param(date(2026, 11, 30), date(2027, 1, 1), False, id="D-06"),
        pytest.param(date(2027, 1, 31), date(2027, 2, 28), True, id="D-07-0228"),
        pytest.param(date(2027, 1, 31), date(2027, 3, 1), False, id="D-07-0301"),
        pytest.param(date(2026, 11, 15), date(2026, 12, 15), True, id="D-08-1215"),
        pytest.param(date(2026, 11, 15), date(2026, 12, 16), False, id="D-08-1216"),
        pytest.param(date(2026, 11, 30), date(2026, 12, 1), True, id="no-gap"),
        pytest.param(date(2026, 11, 30), date(2026, 11, 1), True, id="overlap"),
    ],
)
def test_a_gap_shorter_than_a_month_is_a_renewal(ended: date, concluded: date, renewal: bool) -> None:
    assert is_close_in_time(ended, concluded) is renewal
    first = Engagement(date(2026, 10, 1), ended, "412")
    second = Engagement(concluded, max(concluded, ended), "412")
    assert (relation([first, second]).cum_start == date(2026, 10, 1)) is renewal


def test_d_09_other_work_is_not_summed_but_a_person_should_look() -> None:
    first = Engagement(date(2026, 11, 1), date(2026, 11, 20), "412")
    second = Engagement(date(2026, 11, 21), date(2026, 12, 10), "391")
    found = relation([first, second])
    assert (found.cum_start, found.flags.ge1m, found.needs_check) == (date(2026, 11, 21), False, True)


def test_other_work_long_ago_needs_no_check() -> None:
    first = Engagement(date(2026, 4, 1), date(2026, 4, 20), "412")
    assert not relation([first, Engagement(date(2026, 11, 21), date(2026, 12, 10), "391")]).needs_check


def test_d_10_an_open_master_agreement_counts_as_long() -> None:
    spot = Engagement(
        date(2026, 11, 1), date(2026, 11, 5), "412", master_from=date(2026, 4, 1), master_open_ended=True
    )
    found = relation([spot])
    assert found.flags == Flags(ge1m=True, ge6m=True)
    assert (found.cum_start, found.cum_end) == (date(2026, 4, 1), None)


def test_a_master_agreement_with_an_end_lasts_until_it() -> None:
    spot = Engagement(
        date(2026, 11, 1), date(2026, 11, 5), "412", master_from=date(2026, 4, 1), master_to=date(2026, 9, 30)
    )
    assert (spot.starts, spot.ends) == (date(2026, 4, 1), date(2026, 11, 5))
    assert relation([spot]).flags == Flags(ge1m=True, ge6m=True)


def test_d_11_the_second_order_makes_the_relation_long() -> None:
    first = Engagement(date(2026, 11, 23), date(2026, 12, 10), "412")
    second = Engagement(date(2026, 12, 15), date(2027, 1, 10), "412")
    assert relation([first]).flags.ge1m is False
    both = relation([first, second])
    assert (both.cum_start, both.cum_end) == (date(2026, 11, 23), date(2027, 1, 10))
    assert both.flags == Flags(ge1m=True, ge6m=False)


def test_a_long_engagement_bridges_a_short_one_beside_it() -> None:
    long = Engagement(date(2026, 4, 1), date(2026, 10, 31), "412")
    short = Engagement(date(2026, 5, 1), date(2026, 5, 3), "412")
    last = Engagement(date(2026, 11, 10), date(2026, 11, 12), "412")
    assert relation([long, short, last]).cum_start == date(2026, 4, 1)


def test_a_new_relation_begins_after_a_long_gap() -> None:
    old = Engagement(date(2026, 1, 1), date(2026, 6, 30), "412")
    new = Engagement(date(2026, 11, 1), date(2026, 11, 5), "412")
    assert relation([old, new]).flags == Flags(ge1m=False, ge6m=False)


def test_flags_only_go_up() -> None:
    assert Flags(ge1m=True).raised_by(Flags()) == Flags(ge1m=True)
    assert Flags(ge1m=True).raised_by(Flags(ge6m=True)) == Flags(ge1m=True, ge6m=True)


def test_no_engagement_is_no_relation() -> None:
    with pytest.raises(JapanError, match="NO_ENGAGEMENT"):
        relation([])
