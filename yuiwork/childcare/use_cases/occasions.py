"""Arranging childcare: places, ages, carers on duty, cost. Rooms above tell when a date moves or is called off."""

from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.childcare.events import ChildcareCalledOff
from yuiwork.childcare.models import ChildcareRequest, Duty, Occasion, OccasionKind
from yuiwork.childcare.policies import may_arrange
from yuiwork.childcare.use_cases.locks import locked_occasion
from yuiwork.childcare.use_cases.waiting import move_up
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.regions import api as regions


class OccasionData(TypedDict):
    """``min_months`` to ``max_months``: ages in whole months; ``bring``: what parents bring; ``cost_yen`` or None."""

    places: int
    carers: int
    children_per_carer: int
    min_months: int
    max_months: int
    bring: str
    cost_yen: int | None
    keep_days: int


class When(TypedDict):
    """Of the seminar or session itself."""

    title: str
    where: str
    starts_at: datetime
    ends_at: datetime


@inside_transaction
def set_occasion(
    *,
    actor: Actor,
    programme_id: UUID,
    kind: OccasionKind,
    ref_id: UUID,
    when: When,
    **data: Unpack[OccasionData],
) -> Occasion:
    """Offer childcare at a date, or change what is offered. More places go to the waiting list at once.

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` ``TOO_FEW_CARERS``, ``PLACES_TAKEN``, ``AGES``, ``NO_PLACES``,
    ``KEEP_DAYS``.
    """
    may_arrange(actor, programme_id).enforce()
    known = Occasion.objects.select_for_update().filter(kind=kind, ref_id=ref_id).first()
    check_offer(data, taken=known.taken if known else 0)
    if known is None:
        row = Occasion.objects.create(programme_id=programme_id, kind=kind, ref_id=ref_id, **when, **data)
    else:
        row = known
        for name, value in {**when, **data}.items():
            setattr(row, name, value)
        row.save(update_fields=[*when, *data])
    audit.record(actor=actor, action="arrange", target="childcare.Occasion", target_id=row.id)
    move_up(actor=actor, occasion=row)
    return row


@inside_transaction
def move_occasion(*, actor: Actor, kind: OccasionKind, ref_id: UUID, when: When) -> None:
    """The seminar or session has other times, words or another place. No childcare there, nothing new: no effect."""
    row = Occasion.objects.select_for_update().filter(kind=kind, ref_id=ref_id).first()
    if row is None or all(getattr(row, name) == value for name, value in when.items()):
        return
    for name, value in when.items():
        setattr(row, name, value)
    row.save(update_fields=list(when))
    audit.record(actor=actor, action="move", target="childcare.Occasion", target_id=row.id)


@inside_transaction
def call_off_occasion(*, actor: Actor, kind: OccasionKind, ref_id: UUID) -> None:
    """It does not take place. Twice is once; no childcare there, no effect."""
    row = Occasion.objects.select_for_update().filter(kind=kind, ref_id=ref_id).first()
    if row is None or row.called_off_at is not None:
        return
    row.called_off_at = clock.now()
    row.save(update_fields=["called_off_at"])
    audit.record(actor=actor, action="call_off", target="childcare.Occasion", target_id=row.id)
    for request in ChildcareRequest.objects.filter(occasion=row, withdrawn_at=None).order_by("id"):
        publish(
            ChildcareCalledOff(request_id=request.id, programme_id=row.programme_id, user_id=request.user_id)
        )


@use_case
def set_duty(*, actor: Actor, occasion_id: UUID, user_ids: frozenset[UUID]) -> None:
    """Who cares for the children on that day: carers of the programme, and nobody else.

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` ``NOT_A_CARER``; ``NotFound``.
    """
    occasion = locked_occasion(occasion_id)
    may_arrange(actor, occasion.programme_id).enforce()
    carers = set(regions.staff_of(occasion.programme_id, Role.CHILDCARE))
    if user_ids - carers:
        raise Invalid(
            "NOT_A_CARER", _("Please choose from the childcare staff of this programme."), field="carers"
        )
    Duty.objects.filter(occasion=occasion).exclude(user_id__in=user_ids).delete()
    for user_id in sorted(user_ids):
        Duty.objects.get_or_create(occasion=occasion, user_id=user_id)
    audit.record(
        actor=actor,
        action="set_duty",
        target="childcare.Occasion",
        target_id=occasion.id,
        carers=",".join(str(user_id) for user_id in sorted(user_ids)),
    )


@use_case
def set_cost(*, actor: Actor, occasion_id: UUID, cost_yen: int | None) -> None:
    """What the carers cost, in yen, for the report. Raises ``Refused`` ``STAFF_ONLY``; ``Invalid``; ``NotFound``."""
    occasion = locked_occasion(occasion_id)
    may_arrange(actor, occasion.programme_id).enforce()
    if cost_yen is not None and cost_yen < 0:
        raise Invalid("COST", _("Please enter 0 yen or more."), field="cost_yen")
    occasion.cost_yen = cost_yen
    occasion.save(update_fields=["cost_yen"])
    audit.record(actor=actor, action="set_cost", target="childcare.Occasion", target_id=occasion.id)


def check_offer(data: OccasionData, *, taken: int = 0) -> None:
    """Raises ``Invalid`` at the field. ``taken``: places that children have already."""
    if data["places"] < 1:
        raise Invalid("NO_PLACES", _("Please offer at least one place."), field="places")
    if data["places"] > data["carers"] * data["children_per_carer"]:
        raise Invalid(
            "TOO_FEW_CARERS",
            _(
                "%(carers)d members of staff can look after %(most)d children. Please offer fewer places or "
                "add a member of staff."
            )
            % {"carers": data["carers"], "most": data["carers"] * data["children_per_carer"]},
            field="places",
        )
    if data["places"] < taken:
        raise Invalid(
            "PLACES_TAKEN",
            _("%(count)d places are already taken; there cannot be fewer.") % {"count": taken},
            field="places",
        )
    if not data["min_months"] <= data["max_months"] <= 216:
        raise Invalid(
            "AGES", _("Please check the ages: from the youngest to the oldest."), field="max_months"
        )
    if not 1 <= data["keep_days"] <= 366:
        raise Invalid("KEEP_DAYS", _("Please enter a number from 1 to 366."), field="keep_days")
