"""Reads about occasions: what is offered at a date, lists for staff, the cost lines of a report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Q

from yuiwork.childcare.models import Duty, Occasion, OccasionKind, PlaceState
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import JST, jst_date


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered at one seminar or session. Ages in whole months."""

    occasion_id: UUID
    ref_id: UUID
    places: int
    left: int
    min_months: int
    max_months: int
    bring: str
    carers: int
    children_per_carer: int
    cost_yen: int | None
    keep_days: int


@dataclass(frozen=True, slots=True)
class CostLine:
    """One occasion in the report: its JST date, title, children who were there, cost in yen if it is known.

    ``called_off``: it did not take place; what was spent or promised for it remains.
    """

    on: date
    title: str
    children: int
    cost_yen: int | None
    called_off: bool


@dataclass(frozen=True, slots=True)
class CostSum:
    """What childcare cost in a period: yen that are known, in how many dates, and how many have no cost yet.

    ``called_off``: dates beside those that did not take place and cost something all the same, in ``yen`` too.
    ``children``: children who were there, counted at each date.
    """

    yen: int
    dates: int
    called_off: int
    not_known: int
    children: int


def offers_of(kind: OccasionKind, ref_ids: Iterable[UUID]) -> dict[UUID, Offer]:
    """By seminar or session; those without childcare, or where it was called off, are left out."""
    rows = Occasion.objects.filter(kind=kind, ref_id__in=list(ref_ids), called_off_at=None)
    return {row.ref_id: _offer(row) for row in rows}


def offer_of(kind: OccasionKind, ref_id: UUID) -> Offer | None:
    """Of one seminar or session."""
    return offers_of(kind, [ref_id]).get(ref_id)


def occasions_for(actor: Actor, programme_id: UUID) -> list[Occasion]:
    """For officers and directors all of them; for a carer those on which she is on duty. Newest first."""
    rows = Occasion.objects.filter(programme_id=programme_id).annotate(
        waiting=Count("child_places", filter=Q(child_places__state=PlaceState.WAITING))
    )
    if not actor.holds_any(frozenset({Role.OFFICER, Role.DIRECTOR}), programme_id):
        rows = rows.filter(duties__user_id=actor.user_id) if actor.user_id else rows.none()
    return list(rows.order_by("-starts_at", "id"))


def occasion_for(actor: Actor, programme_id: UUID, occasion_id: UUID) -> Occasion:
    """One of those. Raises ``NotFound``."""
    row = next((o for o in occasions_for(actor, programme_id) if o.id == occasion_id), None)
    if row is None:
        raise NotFound
    return row


def carers_on_duty(occasion_id: UUID) -> list[UUID]:
    """User ids."""
    return list(
        Duty.objects.filter(occasion_id=occasion_id).order_by("created_at").values_list("user_id", flat=True)
    )


def is_on_duty(actor: Actor, occasion_id: UUID) -> bool:
    if actor.user_id is None:
        return False
    return Duty.objects.filter(occasion_id=occasion_id, user_id=actor.user_id).exists()


def duties_ahead(user_id: UUID) -> list[Occasion]:
    """Occasions from today on (JST) on which she cares for the children, soonest first."""
    midnight = datetime.combine(clock.today(), time(), tzinfo=JST)
    rows = Occasion.objects.filter(duties__user_id=user_id, starts_at__gte=midnight, called_off_at=None)
    return list(rows.select_related("programme").order_by("starts_at", "id"))


def to_arrange(programme_id: UUID) -> list[tuple[Occasion, int, int]]:
    """Occasions still to come to which children are coming or for which they wait, soonest first.

    Each with how many wait and how many carers are on duty.
    """
    waiting = Count("child_places", filter=Q(child_places__state=PlaceState.WAITING), distinct=True)
    rows = (
        Occasion.objects.filter(programme_id=programme_id, starts_at__gt=clock.now(), called_off_at=None)
        .annotate(waiting=waiting, on_duty=Count("duties", distinct=True))
        .filter(Q(taken__gt=0) | Q(waiting__gt=0))
        .order_by("starts_at", "id")
    )
    return [(row, row.waiting, row.on_duty) for row in rows]


def cost_lines(programme_id: UUID, first: date, last: date) -> list[CostLine]:
    """For the report (programmes.md 3.1 RQ13), from ``first`` to ``last`` (JST dates), in order.

    Of the dates that were called off those that cost something: carers who were booked are paid.
    """
    begin = datetime.combine(first, time(), tzinfo=JST)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=JST)
    came = Count("child_places", filter=Q(child_places__state__in=[PlaceState.HERE, PlaceState.COLLECTED]))
    rows = (
        Occasion.objects.filter(programme_id=programme_id, starts_at__gte=begin, starts_at__lt=end)
        .filter(Q(called_off_at=None) | Q(cost_yen__gt=0))
        .annotate(came=came)
        .order_by("starts_at", "id")
    )
    return [
        CostLine(jst_date(row.starts_at), row.title, row.came, row.cost_yen, row.called_off_at is not None)
        for row in rows
    ]


def added_up(lines: Sequence[CostLine]) -> CostSum:
    """The lines of ``cost_lines`` as a sum that names what it does not know (programmes.md 3.1 RQ13, RQ35)."""
    return CostSum(
        yen=sum(line.cost_yen or 0 for line in lines),
        dates=sum(not line.called_off for line in lines),
        called_off=sum(line.called_off for line in lines),
        not_known=sum(line.cost_yen is None for line in lines),
        children=sum(line.children for line in lines),
    )


def _offer(row: Occasion) -> Offer:
    return Offer(
        occasion_id=row.id,
        ref_id=row.ref_id,
        places=row.places,
        left=row.left,
        min_months=row.min_months,
        max_months=row.max_months,
        bring=row.bring,
        carers=row.carers,
        children_per_carer=row.children_per_carer,
        cost_yen=row.cost_yen,
        keep_days=row.keep_days,
    )
