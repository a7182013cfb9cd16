"""Budget and what is spent: to the yen, over budget shown, mistakes put right by a second entry (RQ35)."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import DatabaseError
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.regions import api as regions
from yuiwork.regions.models import BudgetLine, Expense
from yuiwork.regions.queries.plan import Budget, LineTotal


def _line(cast: Cast, number: int = 1, **more: Any) -> BudgetLine:
    data = {"name": "説明会の開催", "basis": "unit", "unit_price_yen": 1_350_000, "quantity": 2, "unit": "回"}
    return regions.save_budget_line(
        actor=cast.actor(cast.takeda),
        programme_id=cast.nara.id,
        fiscal_year=2026,
        number=number,
        **{**data, **more},
    )


def _spend(cast: Cast, line: BudgetLine, amount: int, key: UUID | None = None, **more: Any) -> Expense:
    data = {"spent_on": date(2026, 11, 1), "what": "会場"}
    return regions.record_expense(
        actor=cast.actor(cast.takeda),
        programme_id=cast.nara.id,
        line_id=line.id,
        submission_id=key or uuid4(),
        amount_yen=amount,
        **{**data, **more},
    )


def test_price_times_quantity_and_what_is_left(cast: Cast) -> None:
    seminars, travel = (
        _line(cast),
        _line(cast, 2, name="講師旅費", basis="actual", unit_price_yen=80_001, quantity=1),
    )
    _spend(cast, seminars, 1_350_000)
    _spend(cast, travel, 80_002)
    regions.save_year(
        actor=cast.actor(cast.takeda), programme_id=cast.nara.id, fiscal_year=2026, contract_yen=2_780_000
    )
    budget = regions.budget_of(cast.nara.id, 2026)
    assert (budget.planned, budget.spent, budget.left) == (2_780_001, 1_430_002, 1_349_999)
    assert [row.line.name for row in budget.over_lines] == ["講師旅費"]
    assert budget.over_lines[0].left == -1
    assert budget.exceeds_contract == 1
    assert regions.cost_of(cast.nara, 2026) == 1_430_002
    assert regions.budget_of(cast.nara.id, 2025).lines == ()


def test_a_second_tap_pays_once_and_a_mistake_is_put_right(cast: Cast) -> None:
    line, key = _line(cast), uuid4()
    for _twice in range(2):
        _spend(cast, line, 500, key)
    with pytest.raises(Conflict):
        _spend(cast, line, 501, key)
    _spend(cast, line, -500, what="取り消し")
    assert regions.budget_of(cast.nara.id, 2026).spent == 0
    assert len(regions.expenses_of(cast.nara.id, 2026)) == 2


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("amount_yen", {"amount": 0}),
        ("spent_on", {"spent_on": date(2027, 4, 1)}),
        ("spent_on", {"spent_on": date(2026, 3, 31)}),
    ],
)
def test_what_cannot_be_is_said_at_the_field(cast: Cast, field: str, more: dict[str, Any]) -> None:
    line = _line(cast)
    with pytest.raises(Invalid) as refusal:
        _spend(cast, line, more.pop("amount", 1), **more)
    assert refusal.value.field == field


def test_a_line_with_payments_stays(cast: Cast) -> None:
    line = _line(cast)
    _spend(cast, line, 1)
    with pytest.raises(Refused) as refusal:
        regions.remove_budget_line(actor=cast.actor(cast.takeda), programme_id=cast.nara.id, row_id=line.id)
    assert refusal.value.code == "IN_USE"
    with pytest.raises(NotFound):
        regions.record_expense(
            actor=cast.actor(cast.other_officer),
            programme_id=cast.amami.id,
            line_id=line.id,
            submission_id=uuid4(),
            spent_on=date(2026, 11, 1),
            amount_yen=1,
            what="x",
        )


@pytest.mark.parametrize("sql", ["UPDATE regions_expense SET amount_yen = 2", "DELETE FROM regions_expense"])
def test_the_database_keeps_every_payment(cast: Cast, sql: str) -> None:
    _spend(cast, _line(cast), 1)
    with pytest.raises((InternalError, DatabaseError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Expense.objects.get().amount_yen == 1


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 400), st.integers(-(10**9), 10**9)), max_size=12)
)
def test_sums_are_those_of_the_lines(rows: list[tuple[int, int, int]]) -> None:
    lines = tuple(
        LineTotal(BudgetLine(unit_price_yen=price, quantity=quantity), spent)
        for price, quantity, spent in rows
    )
    budget = Budget(2026, None, lines)
    assert budget.planned == sum(price * quantity for price, quantity, _spent in rows)
    assert budget.left == sum(row.left for row in budget.lines) == budget.planned - budget.spent
    assert all((row in budget.over_lines) == (row.spent > row.planned) for row in budget.lines)
