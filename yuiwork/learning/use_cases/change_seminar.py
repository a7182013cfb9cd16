"""Moving a seminar, correcting it, calling it off: whoever applied is told, with a fresh calendar file."""

from datetime import UTC, datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.events import SeminarCalledOff, SeminarChanged
from yuiwork.learning.models import (
    SEMINAR,
    MeetingState,
    PlaceKind,
    Seminar,
    SeminarApplication,
    SeminarChange,
    SeminarPlace,
    SeminarState,
)
from yuiwork.learning.policies import may_change_seminar, may_plan
from yuiwork.learning.use_cases.childcare import seminar_when
from yuiwork.learning.use_cases.locked_seat import locked_places
from yuiwork.learning.use_cases.plan_seminar import check_times
from yuiwork.learning.use_cases.waiting_list import offer_free_seats

LIVE = (SeminarState.WAITING, SeminarState.OFFERED, SeminarState.APPLIED)


class ChangeData(TypedDict):
    """The seminar as it shall be, as in ``SeminarData``; ``note``: why it changes, for those who applied."""

    title: str
    description: str
    starts_at: datetime
    ends_at: datetime
    apply_until: NotRequired[datetime | None]
    venue_name: str
    venue_address: str
    venue_access: str
    venue_seats: int
    online_url: str
    online_seats: int
    childcare_offered: bool
    note: str


@use_case
def change_seminar(*, actor: Actor, seminar_id: UUID, **data: Unpack[ChangeData]) -> Seminar:
    """Write the seminar anew. A change of time, title, venue or online address is told to those who applied.

    More seats are offered to the waiting list at once.
    Raises ``Refused`` ``STAFF_ONLY``, ``CALLED_OFF``, ``ALREADY_BEGUN``; ``Invalid`` ``ENDS_BEFORE_START``,
    ``CLOSES_AFTER_END``, ``NO_PLACE``, ``SEATS_TAKEN``, ``PLACE_IN_USE``; ``NotFound``.
    """
    places = locked_places(seminar_id)
    seminar = _locked_seminar(seminar_id)
    may_plan(actor, seminar.programme_id).enforce()
    may_change_seminar(seminar, clock.now()).enforce()
    closes = data.get("apply_until") or data["starts_at"]
    check_times(data["starts_at"], data["ends_at"], closes)
    before = told_facts(seminar, places)
    for name in ("title", "description", "starts_at", "ends_at", "childcare_offered"):
        setattr(seminar, name, data[name])
    seminar.apply_until = closes
    _write_places(seminar, places, data)
    after = told_facts(seminar, places)
    if before != after:
        _tell(actor, seminar, before, after, data["note"])
    seminar.save()
    audit.record(actor=actor, action="change", target="learning.Seminar", target_id=seminar.id)
    childcare.move_occasion(
        actor=actor,
        kind=childcare.OccasionKind.SEMINAR,
        ref_id=seminar.id,
        when=seminar_when(seminar, places),
    )
    for place in places.values():
        place.seminar = seminar
        offer_free_seats(actor=actor, place=place)
    return seminar


@use_case
def call_off_seminar(*, actor: Actor, seminar_id: UUID, reason: str) -> Seminar:
    """It does not take place; everybody who applied or waits reads the reason. Twice is once.

    Raises ``Refused`` ``STAFF_ONLY``, ``ALREADY_BEGUN``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    locked_places(seminar_id)
    seminar = _locked_seminar(seminar_id)
    may_plan(actor, seminar.programme_id).enforce()
    if seminar.state == MeetingState.CALLED_OFF:
        return seminar
    may_change_seminar(seminar, clock.now()).enforce()
    if not reason.strip():
        raise Invalid(
            "REASON_MISSING", _("Please give a reason; those who applied will read it."), field="reason"
        )
    seminar.state = SEMINAR.step(seminar.state, "call_off", by="staff")
    seminar.called_off_at, seminar.called_off_reason = clock.now(), reason.strip()
    seminar.save(update_fields=["state", "called_off_at", "called_off_reason"])
    audit.record(actor=actor, action="call_off", target="learning.Seminar", target_id=seminar.id)
    childcare.call_off_occasion(actor=actor, kind=childcare.OccasionKind.SEMINAR, ref_id=seminar.id)
    _live(seminar).update(calendar_sequence=F("calendar_sequence") + 1)
    for application_id, user_id in _live(seminar).values_list("id", "user_id"):
        publish(
            SeminarCalledOff(
                application_id=application_id, programme_id=seminar.programme_id, user_id=user_id
            )
        )
    return seminar


def told_facts(seminar: Seminar, places: dict[str, SeminarPlace]) -> dict[str, str]:
    """What an applicant must know: if one of these changes, she is told. Instants in UTC."""
    venue, online = places.get(PlaceKind.VENUE), places.get(PlaceKind.ONLINE)
    return {
        "title": seminar.title,
        "starts_at": seminar.starts_at.astimezone(UTC).isoformat(),
        "ends_at": seminar.ends_at.astimezone(UTC).isoformat(),
        "venue": "\n".join((venue.name, venue.address, venue.access)) if venue else "",
        "online_url": online.url if online else "",
    }


def _locked_seminar(seminar_id: UUID) -> Seminar:
    row = (
        Seminar.objects.select_for_update(of=("self",))
        .select_related("programme")
        .filter(id=seminar_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def _live(seminar: Seminar) -> QuerySet[SeminarApplication]:
    return SeminarApplication.objects.filter(seminar=seminar, state__in=LIVE).order_by("id")


@inside_transaction
def _tell(actor: Actor, seminar: Seminar, before: dict[str, str], after: dict[str, str], note: str) -> None:
    """One row for the history, a higher sequence for every calendar file, one event for each person."""
    seminar.revision += 1
    SeminarChange.objects.create(
        seminar=seminar,
        revision=seminar.revision,
        before=before,
        after=after,
        note=note.strip(),
        changed_by_id=actor.user_id,
    )
    _live(seminar).update(calendar_sequence=F("calendar_sequence") + 1)
    if before["starts_at"] != after["starts_at"]:
        _live(seminar).update(reminded_at=None)
    for application_id, user_id in _live(seminar).values_list("id", "user_id"):
        publish(
            SeminarChanged(
                application_id=application_id,
                programme_id=seminar.programme_id,
                user_id=user_id,
                revision=seminar.revision,
            )
        )


def _write_places(seminar: Seminar, places: dict[str, SeminarPlace], data: ChangeData) -> None:
    if not data["venue_seats"] and not data["online_seats"]:
        raise Invalid("NO_PLACE", _("Please offer seats at the venue, online, or both."), field="venue_seats")
    venue = {"name": data["venue_name"], "address": data["venue_address"], "access": data["venue_access"]}
    _write_place(seminar, places, PlaceKind.VENUE, data["venue_seats"], venue)
    _write_place(seminar, places, PlaceKind.ONLINE, data["online_seats"], {"url": data["online_url"]})


def _write_place(
    seminar: Seminar, places: dict[str, SeminarPlace], kind: PlaceKind, seats: int, words: dict[str, str]
) -> None:
    """Make it, change it or take it away. Raises ``Invalid`` where people would lose their seats."""
    field, place = f"{kind.value}_seats", places.get(kind.value)
    if place is None:
        if seats:
            places[kind.value] = SeminarPlace.objects.create(seminar=seminar, kind=kind, seats=seats, **words)
        return
    if seats < place.taken:
        raise Invalid(
            "SEATS_TAKEN",
            _("%(count)d seats are already taken; there cannot be fewer.") % {"count": place.taken},
            field=field,
        )
    if seats:
        place.seats = seats
        for name, value in words.items():
            setattr(place, name, value)
        place.save(update_fields=["seats", *words])
    elif place.applications.exists():
        raise Invalid("PLACE_IN_USE", _("People have applied for this place, so it must stay."), field=field)
    else:
        places.pop(kind.value).delete()
