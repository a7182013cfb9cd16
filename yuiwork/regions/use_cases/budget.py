"""Budget lines and what is spent on them. Whole yen including tax."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.japan.dates import fiscal_year_bounds
from yuiwork.regions.events import ProgrammeChanged
from yuiwork.regions.models import BudgetBasis, BudgetLine, Expense
from yuiwork.regions.use_cases.put import managed_programme, put, take_out


@use_case
def save_budget_line(
    *,
    actor: Actor,
    programme_id: UUID,
    fiscal_year: int,
    number: int,
    name: str,
    basis: str,
    unit_price_yen: int,
    quantity: int = 1,
    unit: str = "",
    is_new: bool = False,
) -> BudgetLine:
    """A line of a fiscal year: price × quantity yen. Raises ``Invalid`` ``LUMP_IS_ONE``, ``NEGATIVE``."""
    if basis == BudgetBasis.LUMP and quantity != 1:
        raise Invalid("LUMP_IS_ONE", _("A lump sum has the quantity 1."), field="quantity")
    if unit_price_yen < 0:
        raise Invalid("NEGATIVE", _("Please enter 0 or more."), field="unit_price_yen")
    return put(
        BudgetLine,
        actor=actor,
        programme_id=programme_id,
        key={"fiscal_year": fiscal_year, "number": number},
        values={
            "name": name,
            "basis": basis,
            "quantity": quantity,
            "unit": unit,
            "unit_price_yen": unit_price_yen,
        },
        is_new=is_new,
    )


@use_case
def remove_budget_line(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    """Raises ``Refused`` ``IN_USE`` when something was spent on it."""
    take_out(BudgetLine, actor=actor, programme_id=programme_id, row_id=row_id)


@use_case
def record_expense(
    *,
    actor: Actor,
    programme_id: UUID,
    line_id: UUID,
    submission_id: UUID,
    spent_on: date,
    amount_yen: int,
    what: str,
) -> Expense:
    """One payment of a line on a day (JST); negative yen correct an earlier one. It may exceed the plan: that is shown.

    Raises ``NotFound`` for another programme's line, ``Invalid`` ``ZERO``, ``OUTSIDE_YEAR``; ``Conflict``.
    """
    managed_programme(actor, programme_id)
    line = BudgetLine.objects.filter(id=line_id, programme_id=programme_id).first()
    if line is None:
        raise NotFound
    if amount_yen == 0:
        raise Invalid("ZERO", _("Please enter an amount other than 0."), field="amount_yen")
    first, last = fiscal_year_bounds(line.fiscal_year)
    if not first <= spent_on <= last:
        raise Invalid("OUTSIDE_YEAR", _("This day is outside the fiscal year."), field="spent_on")
    expense, created = Expense.objects.get_or_create(
        id=submission_id,
        defaults={
            "line": line,
            "spent_on": spent_on,
            "amount_yen": amount_yen,
            "what": what,
            "recorded_by_id": actor.user_id,
        },
    )
    the_same(expense, line_id=line.id, amount_yen=amount_yen)
    if created:
        audit.record(
            actor=actor,
            action="spend",
            target="regions.BudgetLine",
            target_id=line.id,
            amount=amount_yen,
            programme=programme_id,
        )
        publish(ProgrammeChanged(programme_id=programme_id, part="expense"))
    return expense
