"""Setting up a desk: what it is, its topics, the times it offers."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.desk.models import Consultation, ConsultationState, Desk, Slot, Topic
from yuiwork.desk.policies import may_counsel, may_set_up
from yuiwork.desk.use_cases.locks import locked_slot, own_desk
from yuiwork.japan.dates import JST
from yuiwork.regions import api as regions

MOST_SLOTS = 500
LONGEST_SPAN = timedelta(days=184)


class DeskData(TypedDict):
    """Texts in Japanese; days and hours as in the model."""

    name: str
    place: str
    description: NotRequired[str]
    phone: NotRequired[str]
    online_url: NotRequired[str]
    days_ahead: NotRequired[int]
    cancel_hours: NotRequired[int]
    open: NotRequired[bool]


class SlotData(TypedDict):
    """On the ``weekdays`` (0: Monday) from ``first_day`` to ``last_day`` (JST), between ``starts`` and ``ends``, one
    after another of ``minutes`` each."""

    first_day: date
    last_day: date
    weekdays: list[int]
    starts: time
    ends: time
    minutes: int
    in_person: NotRequired[bool]
    by_phone: NotRequired[bool]
    online: NotRequired[bool]
    counsellor_id: NotRequired[UUID | None]


@use_case
def create_desk(
    *,
    actor: Actor,
    programme_id: UUID,
    topics: Iterable[str],
    submission_id: UUID | None = None,
    **data: Unpack[DeskData],
) -> Desk:
    """Open a desk with its topics. ``submission_id`` makes a second tap harmless.

    Raises ``Refused`` ``OFFICER_ONLY``; ``Conflict`` ``NAME_TAKEN`` or ``SAME_KEY_OTHER_BODY``; ``Invalid`` ``NO_TOPIC``.
    """
    may_set_up(actor, programme_id).enforce()
    first = Desk.objects.filter(id=submission_id).first() if submission_id else None
    if first is not None:
        return the_same(first, programme_id=programme_id)
    _name_is_free(programme_id, data["name"])
    desk = Desk.objects.create(id=submission_id or new_id(), programme_id=programme_id, **data)
    _write_topics(desk, topics)
    audit.record(actor=actor, action="create", target="desk.Desk", target_id=desk.id)
    return desk


@use_case
def update_desk(*, actor: Actor, desk_id: UUID, **data: Unpack[DeskData]) -> Desk:
    """Raises ``Conflict`` ``NAME_TAKEN``; ``NotFound``."""
    desk = own_desk(actor, desk_id)
    if data["name"] != desk.name:
        _name_is_free(desk.programme_id, data["name"])
    for name, value in data.items():
        setattr(desk, name, value)
    desk.save()
    audit.record(actor=actor, action="update", target="desk.Desk", target_id=desk.id)
    return desk


@use_case
def set_topics(*, actor: Actor, desk_id: UUID, topics: Iterable[str]) -> None:
    """The topics in their order. One that is left out is not offered any more; what was asked under it stays.

    Raises ``Invalid`` ``NO_TOPIC``; ``NotFound``.
    """
    desk = own_desk(actor, desk_id)
    _write_topics(desk, topics)
    audit.record(actor=actor, action="set_topics", target="desk.Desk", target_id=desk.id)


@use_case
def offer_slots(*, actor: Actor, desk_id: UUID, **data: Unpack[SlotData]) -> int:
    """Offer times. Those that exist already are left as they are. Returns how many are new.

    The officers may too: a time that is offered opens nobody's consultation.
    Raises ``Invalid`` at the field; ``NotFound``.
    """
    desk = own_desk(actor, desk_id)
    wanted = [one for one in _times(data) if one[0] > clock.now()]
    if len(wanted) > MOST_SLOTS:
        raise Invalid(
            "TOO_MANY", _("Those are too many at once. Please choose fewer days."), field="last_day"
        )
    counsellor_id = data.get("counsellor_id")
    if counsellor_id and counsellor_id not in regions.staff_of(desk.programme_id, Role.DESK):
        raise Invalid("NOT_AT_THE_DESK", _("Please choose somebody from the desk."), field="counsellor")
    known = set(
        Slot.objects.filter(desk=desk, counsellor_id=counsellor_id, withdrawn_at=None).values_list(
            "starts_at", flat=True
        )
    )
    ways = {
        "in_person": data.get("in_person", True),
        "by_phone": data.get("by_phone", True),
        "online": data.get("online", False),
    }
    if not any(ways.values()):
        raise Invalid("NO_WAY", _("Please choose at least one way."), field="ways")
    fresh = [
        Slot(desk=desk, counsellor_id=counsellor_id, starts_at=start, ends_at=end, **ways)
        for start, end in wanted
        if start not in known
    ]
    Slot.objects.bulk_create(fresh)
    audit.record(actor=actor, action="offer_slots", target="desk.Desk", target_id=desk.id, slots=len(fresh))
    return len(fresh)


@use_case
def withdraw_slot(*, actor: Actor, slot_id: UUID) -> None:
    """Not offered any more. Twice is once. Raises ``Conflict`` ``BOOKED``; ``NotFound``."""
    slot = locked_slot(slot_id)
    if not may_counsel(actor, slot.desk.programme_id):
        raise NotFound
    if Consultation.objects.filter(slot=slot).exclude(state=ConsultationState.CANCELLED).exists():
        raise Conflict(
            "BOOKED",
            _("Somebody has booked this time. Please cancel that booking first, with a short message."),
        )
    if slot.withdrawn_at is None:
        slot.withdrawn_at = clock.now()
        slot.save(update_fields=["withdrawn_at"])
        audit.record(actor=actor, action="withdraw", target="desk.Slot", target_id=slot.id)


def _name_is_free(programme_id: UUID, name: str) -> None:
    if Desk.objects.filter(programme_id=programme_id, name=name).exists():
        raise Conflict(
            "NAME_TAKEN", _("There is already something of this name. Please choose another."), field="name"
        )


def _write_topics(desk: Desk, topics: Iterable[str]) -> None:
    names = list(dict.fromkeys(name.strip() for name in topics if name.strip()))
    if not names:
        raise Invalid("NO_TOPIC", _("Please name at least one topic."), field="topics")
    desk.topics.exclude(name__in=names).update(offered=False)
    for position, name in enumerate(names):
        Topic.objects.update_or_create(desk=desk, name=name, defaults={"position": position, "offered": True})


def _times(data: SlotData) -> list[tuple[datetime, datetime]]:
    first, last = data["first_day"], data["last_day"]
    if not first <= last <= first + LONGEST_SPAN:
        raise Invalid("DAYS", _("Please check the last day: at most half a year ahead."), field="last_day")
    if data["ends"] <= data["starts"]:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends")
    step, found, day = timedelta(minutes=data["minutes"]), [], first
    while day <= last:
        start, end = (datetime.combine(day, at, JST) for at in (data["starts"], data["ends"]))
        while day.weekday() in data["weekdays"] and start + step <= end:
            found.append((start, start + step))
            start += step
        day += timedelta(days=1)
    return found
