"""The parent writes a child down, corrects what she wrote, gives the place back. The holder of the link is the parent."""

from datetime import date, timedelta
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.childcare import consent
from yuiwork.childcare.events import ChildPlaced, ChildWaits
from yuiwork.childcare.facts import ChildFacts, age_words
from yuiwork.childcare.models import (
    CHILD_PLACE,
    ChildcareRequest,
    ChildPlace,
    ChildRecord,
    Occasion,
    PlaceState,
)
from yuiwork.childcare.policies import is_open_for_requests, known_records
from yuiwork.childcare.use_cases.locks import locked_place, locked_request
from yuiwork.childcare.use_cases.waiting import move_up
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.japan.dates import jst_date

MOST_CHILDREN = 6  # of one family at one occasion


class ChildData(TypedDict):
    """As in ``ChildFacts``. ``agreed``: she ticked the consent text that she was shown."""

    name: str
    kana: str
    birth_date: date
    allergies: str
    health: str
    emergency_name: str
    emergency_phone: str
    collectors: tuple[str, ...]
    agreed: bool


@use_case
def register_child(
    *, actor: Actor, request_id: UUID, submission_id: UUID, **data: Unpack[ChildData]
) -> ChildPlace:
    """Write a child down: with a place if one is free, else on the waiting list. The same form twice is one child.

    Raises ``Refused`` ``TOO_LATE``, ``CALLED_OFF``; ``Invalid`` ``AGE``, ``CONSENT_MISSING``, ``COLLECTOR_MISSING``;
    ``Conflict`` ``TOO_MANY_CHILDREN``, ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    occasion, request = locked_request(request_id)
    first = ChildPlace.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, request_id=request.id)
    is_open_for_requests(occasion, clock.now()).enforce()
    if request.withdrawn_at is not None:
        raise NotFound
    facts = checked_facts(occasion, data)
    siblings = ChildPlace.objects.filter(request=request).exclude(state=PlaceState.CANCELLED)
    if siblings.count() >= MOST_CHILDREN:
        raise Conflict("TOO_MANY_CHILDREN", _("Please call us about more than six children."))
    return _placed(actor, occasion, request, _sealed_record(occasion, request, facts), submission_id)


@use_case
def register_known_child(
    *, actor: Actor, request_id: UUID, submission_id: UUID, record_id: UUID
) -> ChildPlace:
    """The same child as at an earlier date: its record serves again and is kept until the later day of deletion.

    Only a record of the same address or account, with consent to the present text. Raises as ``register_child``;
    ``Conflict`` ``ALREADY_HERE``.
    """
    occasion, request = locked_request(request_id)
    is_open_for_requests(occasion, clock.now()).enforce()
    first = ChildPlace.objects.filter(submission_id=submission_id, request=request).first()
    if first is not None:
        return first
    record = ChildRecord.objects.select_for_update().filter(known_records(request), id=record_id).first()
    if record is None or record.sealed is None or request.withdrawn_at is not None:
        raise NotFound
    refuse_wrong_age(occasion, ChildFacts.opened(record.id, record.sealed))
    here = ChildPlace.objects.filter(occasion=occasion, record=record).exclude(state=PlaceState.CANCELLED)
    if here.exists():
        raise Conflict("ALREADY_HERE", _("This child is already on the list of this date."))
    record.delete_after = max(record.delete_after, _last_day(occasion))
    record.save(update_fields=["delete_after"])
    return _placed(actor, occasion, request, record, submission_id)


@use_case
def change_child(*, actor: Actor, place_id: UUID, **data: Unpack[ChildData]) -> ChildRecord:
    """Correct the record, until the occasion begins; consent is given anew. Raises as ``register_child``."""
    occasion, place = locked_place(place_id)
    is_open_for_requests(occasion, clock.now()).enforce()
    record = ChildRecord.objects.select_for_update().get(id=place.record_id)
    if place.state == PlaceState.CANCELLED or record.deleted_at is not None:
        raise NotFound
    record.sealed = checked_facts(occasion, data).sealed_for(record.id)
    record.consent_version, record.consent_text = consent.VERSION, consent.TEXT
    record.consented_at = clock.now()
    record.save(update_fields=["sealed", "consent_version", "consent_text", "consented_at"])
    audit.record(actor=actor, action="change_child", target="childcare.ChildRecord", target_id=record.id)
    return record


@use_case
def cancel_child(*, actor: Actor, place_id: UUID) -> ChildPlace:
    """Give one child's place back, until it is handed over. Twice is once. Raises ``Refused``; ``NotFound``."""
    occasion, place = locked_place(place_id)
    if place.state == PlaceState.CANCELLED:
        return place
    is_open_for_requests(occasion, clock.now()).enforce()
    place.state = CHILD_PLACE.step(place.state, "cancel", by="parent")
    place.save(update_fields=["state"])
    audit.record(actor=actor, action="cancel_child", target="childcare.ChildPlace", target_id=place.id)
    move_up(actor=actor, occasion=occasion)
    return place


def checked_facts(occasion: Occasion, data: ChildData) -> ChildFacts:
    """What is sealed, if she agreed and the child is of the right age on the day. Raises ``Invalid``."""
    if not data["agreed"]:
        raise Invalid("CONSENT_MISSING", _("Please read the text and agree to it."), field="agreed")
    if not data["collectors"]:
        raise Invalid("COLLECTOR_MISSING", _("Please write who collects the child."), field="collectors")
    facts = ChildFacts(
        name=data["name"],
        kana=data["kana"],
        birth_date=data["birth_date"],
        allergies=data["allergies"].strip(),
        health=data["health"].strip(),
        emergency_name=data["emergency_name"],
        emergency_phone=data["emergency_phone"],
        collectors=tuple(data["collectors"]),
    )
    refuse_wrong_age(occasion, facts)
    return facts


def refuse_wrong_age(occasion: Occasion, facts: ChildFacts) -> None:
    """Raises ``Invalid`` ``AGE``; months are whole, on the day of the occasion."""
    months = facts.months_on(jst_date(occasion.starts_at))
    if not occasion.min_months <= months <= occasion.max_months:
        raise Invalid(
            "AGE",
            _(
                "On that day the child will be %(age)s old. We care for children from %(youngest)s to "
                "%(oldest)s."
            )
            % {
                "age": age_words(max(0, months)),
                "youngest": age_words(occasion.min_months),
                "oldest": age_words(occasion.max_months),
            },
            field="birth_date",
        )


def _placed(
    actor: Actor,
    occasion: Occasion,
    request: ChildcareRequest,
    record: ChildRecord,
    submission_id: UUID,
) -> ChildPlace:
    """A place if one is free, else the waiting list. The occasion is locked."""
    place = ChildPlace.objects.create(
        occasion=occasion,
        request=request,
        record=record,
        submission_id=submission_id,
        state=PlaceState.PLACED if occasion.left > 0 else PlaceState.WAITING,
    )
    audit.record(
        actor=actor,
        action="register_child",
        target="childcare.ChildPlace",
        target_id=place.id,
        state=place.state,
    )
    _announce(place, occasion, request)
    return place


def _last_day(occasion: Occasion) -> date:
    return jst_date(occasion.starts_at) + timedelta(days=occasion.keep_days)


def _sealed_record(occasion: Occasion, request: ChildcareRequest, facts: ChildFacts) -> ChildRecord:
    record_id = new_id()
    return ChildRecord.objects.create(
        id=record_id,
        email=request.email,
        user_id=request.user_id,
        sealed=facts.sealed_for(record_id),
        consent_version=consent.VERSION,
        consent_text=consent.TEXT,
        consented_at=clock.now(),
        delete_after=_last_day(occasion),
    )


def _announce(place: ChildPlace, occasion: Occasion, request: ChildcareRequest) -> None:
    if place.state == PlaceState.WAITING:
        publish(
            ChildWaits(
                place_id=place.id,
                request_id=request.id,
                programme_id=occasion.programme_id,
                user_id=request.user_id,
            )
        )
        return
    publish(
        ChildPlaced(
            place_id=place.id,
            request_id=request.id,
            programme_id=occasion.programme_id,
            user_id=request.user_id,
            moved_up=False,
        )
    )
