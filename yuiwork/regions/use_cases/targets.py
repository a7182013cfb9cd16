"""Promised values, and what came of them."""

from datetime import date
from decimal import Decimal
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.regions.events import ProgrammeChanged
from yuiwork.regions.models import Target
from yuiwork.regions.use_cases.put import changed, managed_programme


class TargetData(TypedDict):
    """``due_month``: any day of the target month (JST)."""

    due_month: NotRequired[date | None]


@use_case
def set_target(
    *,
    actor: Actor,
    programme_id: UUID,
    fiscal_year: int,
    indicator: str,
    value: Decimal | int,
    **data: Unpack[TargetData],
) -> Target:
    """Promise a value for an indicator in a fiscal year. An unchanged one leaves no trace.

    Raises ``Invalid`` ``NEGATIVE``.
    """
    managed_programme(actor, programme_id)
    if value < 0:
        raise Invalid("NEGATIVE", _("Please enter 0 or more."), field="value")
    values: dict[str, Decimal | int | date | None] = {"value": Decimal(value)}
    if "due_month" in data:
        month = data["due_month"]
        values["due_month"] = month.replace(day=1) if month else None
    target, created = Target.objects.get_or_create(
        programme_id=programme_id, fiscal_year=fiscal_year, indicator=indicator, defaults=values
    )
    if not created and all(getattr(target, name) == new for name, new in values.items()):
        return target
    for name, new in values.items():
        setattr(target, name, new)
    target.save(update_fields=list(values))
    audit.record(
        actor=actor,
        action="set_target",
        target="regions.Programme",
        target_id=programme_id,
        indicator=indicator,
        value=str(value),
        fiscal_year=fiscal_year,
    )
    publish(ProgrammeChanged(programme_id=programme_id, part="target"))
    return target


@use_case
def record_result(
    *,
    actor: Actor,
    programme_id: UUID,
    fiscal_year: int,
    indicator: str,
    actual: Decimal | None,
    reason: str = "",
    improvement: str = "",
) -> Target:
    """What came of a target; why it was missed and what changes next (programmes.md 7 F13).

    Raises ``NotFound`` without a target, ``Invalid`` ``REASON_MISSING`` when an entered value misses it without a reason.
    """
    managed_programme(actor, programme_id)
    target = Target.objects.filter(
        programme_id=programme_id, fiscal_year=fiscal_year, indicator=indicator
    ).first()
    if target is None:
        raise NotFound
    if actual is not None and actual < target.value and not reason:
        raise Invalid(
            "REASON_MISSING",
            _("The target was missed. Please write why: readers of the report will ask."),
            field="reason",
        )
    values = {"actual": actual, "reason": reason, "improvement": improvement}
    if any(getattr(target, name) != new for name, new in values.items()):
        for name, new in values.items():
            setattr(target, name, new)
        target.save(update_fields=list(values))
        changed(actor, programme_id, target, "record_result")
    return target
