"""On the day: opening the list, children handed over and collected."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.childcare.facts import ChildFacts, sealed_collector
from yuiwork.childcare.models import (
    CHILD_PLACE,
    IN_CARE,
    ChildPlace,
    Duty,
    Occasion,
    PlaceState,
    RecordOpening,
)
from yuiwork.childcare.policies import may_open_records
from yuiwork.childcare.use_cases.locks import locked_occasion, locked_place
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.transactions import use_case

Opened = tuple[ChildPlace, ChildFacts]


@use_case
def open_day_list(*, actor: Actor, occasion_id: UUID) -> list[Opened]:
    """The children who have a place, by kana, opened. Who opened which record is written down in the same
    transaction, so no list is shown that nobody can find in the log.

    Raises ``Refused`` ``NOT_ON_DUTY``, ``NOT_TODAY``; ``NotFound``. Records that were deleted are left out.
    """
    occasion = locked_occasion(occasion_id)
    role = enforce_reading(actor, occasion)
    places = ChildPlace.objects.select_related("record", "request").filter(
        occasion=occasion, state__in=IN_CARE, record__deleted_at=None
    )
    opened = [(place, ChildFacts.opened(place.record_id, place.record.sealed or b"")) for place in places]
    assert actor.user_id is not None
    RecordOpening.objects.bulk_create(
        RecordOpening(record_id=place.record_id, occasion=occasion, user_id=actor.user_id, role=role.value)
        for place, _facts in opened
    )
    audit.record(
        actor=actor,
        action="open_day_list",
        target="childcare.Occasion",
        target_id=occasion.id,
        records=len(opened),
    )
    return sorted(opened, key=lambda pair: (pair[1].kana, pair[0].id))


@use_case
def hand_over_child(*, actor: Actor, place_id: UUID) -> ChildPlace:
    """The child is here. Twice is once. Raises ``Refused`` ``NOT_ON_DUTY``, ``NOT_TODAY``, ``NOT_NOW``; ``NotFound``."""
    occasion, place = locked_place(place_id)
    enforce_reading(actor, occasion)
    if place.state == PlaceState.HERE:
        return place
    place.state = CHILD_PLACE.step(place.state, "hand_over", by="carer")
    place.handed_over_at, place.handed_over_to_id = clock.now(), actor.user_id
    place.save(update_fields=["state", "handed_over_at", "handed_over_to"])
    audit.record(actor=actor, action="hand_over", target="childcare.ChildPlace", target_id=place.id)
    return place


@use_case
def collect_child(*, actor: Actor, place_id: UUID, collector: int) -> ChildPlace:
    """Collected by one of those whom the parent named (``collector``: her place in that list, from 0).

    Twice is once. Raises ``Invalid`` ``COLLECTOR_UNKNOWN``; ``Refused``; ``NotFound``.
    """
    occasion, place = locked_place(place_id)
    enforce_reading(actor, occasion)
    if place.state == PlaceState.COLLECTED:
        return place
    if place.record.sealed is None:
        raise NotFound
    named = ChildFacts.opened(place.record_id, place.record.sealed).collectors
    if not 0 <= collector < len(named):
        raise Invalid("COLLECTOR_UNKNOWN", _("Only a person whom the parent named may collect the child."))
    place.state = CHILD_PLACE.step(place.state, "collect", by="carer")
    place.collected_at, place.collected_from_id = clock.now(), actor.user_id
    place.collected_by = sealed_collector(place.id, named[collector])
    place.save(update_fields=["state", "collected_at", "collected_from", "collected_by"])
    audit.record(actor=actor, action="collect", target="childcare.ChildPlace", target_id=place.id)
    return place


@use_case
def undo_mark(*, actor: Actor, place_id: UUID) -> ChildPlace:
    """One step back after a tap on the wrong line. Raises ``Refused``; ``NotFound``."""
    occasion, place = locked_place(place_id)
    enforce_reading(actor, occasion)
    before = place.state
    place.state = CHILD_PLACE.step(before, "undo", by="carer")
    if before == PlaceState.COLLECTED:
        place.collected_at = place.collected_from_id = place.collected_by = None
    else:
        place.handed_over_at = place.handed_over_to_id = None
    place.save()
    audit.record(actor=actor, action="undo_mark", target="childcare.ChildPlace", target_id=place.id)
    return place


def enforce_reading(actor: Actor, occasion: Occasion) -> Role:
    """In which role she may open the records of this occasion. Raises ``Refused``; ``NotFound`` for other staff."""
    if actor.user_id is None or not actor.holds_any(
        frozenset({Role.OFFICER, Role.CHILDCARE}), occasion.programme_id
    ):
        raise NotFound
    on_duty = Duty.objects.filter(occasion=occasion, user_id=actor.user_id).exists()
    decision = may_open_records(actor, occasion, on_duty=on_duty, today=clock.today())
    if not decision:
        raise Refused(decision.code, decision.reason)
    return Role.OFFICER if actor.holds(Role.OFFICER, occasion.programme_id) else Role.CHILDCARE
