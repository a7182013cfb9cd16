"""Who owes which duty (law.md 1.2)."""

from datetime import date, timedelta

import pytest

from yuiwork.japan.dates import period_end
from yuiwork.japan.duration import Engagement, relation
from yuiwork.japan.duties import PRODUCT_DUTIES, Coverage, Party, PartyKind, counts_as_employee, duties

DAY = date(2026, 11, 23)
SOLO = Party(PartyKind.INDIVIDUAL)
THREE_MONTHS = 90


def _employer(weekly_hours: int, days: int) -> Party:
    return Party(PartyKind.INDIVIDUAL, uses_employees=counts_as_employee(weekly_hours, days, DAY))


def _corporation(officers: int, employees: bool = False) -> Party:
    return Party(PartyKind.CORPORATION, uses_employees=employees, officers=officers)


TEN_DAYS = DAY + timedelta(days=9)
COVERED, EFFORT = Coverage.COVERED, {13}
CASES = [
    ("COV-01", SOLO, SOLO, TEN_DAYS, {3}, set(), COVERED),
    ("COV-02", _employer(20, THREE_MONTHS), SOLO, TEN_DAYS, {3, 4, 12, 14}, EFFORT, COVERED),
    ("COV-03", _employer(19, THREE_MONTHS), SOLO, TEN_DAYS, {3}, set(), COVERED),
    ("COV-04", _corporation(1), SOLO, period_end(DAY, 2), {3}, set(), COVERED),
    ("COV-05", _corporation(2), SOLO, period_end(DAY, 1), {3, 4, 5, 12, 14}, EFFORT, COVERED),
    (
        "COV-06",
        _corporation(3, employees=True),
        _corporation(1),
        period_end(DAY, 6),
        {3, 4, 5, 12, 13, 14, 16},
        set(),
        COVERED,
    ),
    (
        "COV-07",
        _corporation(3, employees=True),
        _employer(40, 365),
        period_end(DAY, 6),
        set(),
        set(),
        Coverage.WORKER_NOT_PROTECTED,
    ),
    ("COV-08", Party(PartyKind.CONSUMER), SOLO, TEN_DAYS, set(), set(), Coverage.CONSUMER_ORDER),
    (
        "COV-09",
        Party(PartyKind.PUBLIC_BODY),
        SOLO,
        period_end(DAY, 8),
        {3, 4, 5, 12, 13, 14, 16},
        set(),
        Coverage.PUBLIC_BODY_UNVERIFIED,
    ),
]


@pytest.mark.parametrize(
    ("orderer", "worker", "end", "owed", "effort", "coverage"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_duties_follow_from_the_pair_and_the_duration(
    orderer: Party, worker: Party, end: date, owed: set[int], effort: set[int], coverage: Coverage
) -> None:
    flags = relation([Engagement(DAY, end, "412")]).flags
    found = duties(orderer, worker, ge1m=flags.ge1m, ge6m=flags.ge6m, on=DAY)
    assert found.statutory == owed
    assert found.effort == effort
    assert found.coverage is coverage


def test_the_product_applies_every_duty_to_every_pair() -> None:
    assert {3, 4, 5, 12, 13, 14, 16} == PRODUCT_DUTIES


@pytest.mark.parametrize(
    ("hours", "days", "counts"), [(20, 31, True), (19, 31, False), (20, 30, False), (40, 365, True)]
)
def test_an_employee_works_long_enough_a_week_for_long_enough(hours: int, days: int, counts: bool) -> None:
    assert counts_as_employee(hours, days, DAY) is counts


@pytest.mark.parametrize("worker", [_corporation(2), _corporation(1, employees=True)])
def test_a_larger_company_is_not_a_protected_worker(worker: Party) -> None:
    found = duties(_corporation(2), worker, ge1m=True, ge6m=True, on=DAY)
    assert found.statutory == set()
    assert found.coverage is Coverage.WORKER_NOT_PROTECTED
