"""Booking a consultation without an account, walking in, cancelling. The slot is locked: one person gets it."""

from datetime import datetime, timedelta
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.desk.events import ConsultationBooked, ConsultationCancelled
from yuiwork.desk.models import (
    CONSULTATION,
    Channel,
    Consultation,
    ConsultationState,
    Desk,
    Topic,
)
from yuiwork.desk.person import Person, seal_person
from yuiwork.desk.policies import channels_of, may_book_slot, may_cancel, may_counsel
from yuiwork.desk.use_cases.locks import locked_consultation, locked_slot

USUAL_LENGTH = timedelta(minutes=30)


class Asking(TypedDict):
    """Who asks and about what. ``person`` is sealed before it is written."""

    topic_id: UUID
    channel: str
    person: Person


@use_case
def book_consultation(
    *, actor: Actor, slot_id: UUID, submission_id: UUID, **asking: Unpack[Asking]
) -> Consultation:
    """Take a slot. The same ``submission_id`` again returns the first consultation.

    Raises ``Refused`` ``NOT_OFFERED``, ``PAST``, ``TOO_FAR``; ``Conflict`` ``TAKEN`` or ``SAME_KEY_OTHER_BODY``;
    ``Invalid`` at the field; ``NotFound``.
    """
    slot = locked_slot(slot_id)
    first = Consultation.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, slot_id=slot_id)
    may_book_slot(slot, slot.desk, clock.now()).enforce()
    if Consultation.objects.filter(slot=slot).exclude(state=ConsultationState.CANCELLED).exists():
        raise Conflict("TAKEN", _("Somebody was a little faster. Please choose another time."))
    if asking["channel"] not in channels_of(slot):
        raise Invalid("CHANNEL", _("Please choose one of the ways offered."), field="channel")
    person = asking["person"]
    if asking["channel"] == Channel.PHONE and not person.phone:
        raise Invalid("PHONE_MISSING", _("Please enter the number we can call you on."), field="phone")
    row = _write(
        actor, slot.desk, submission_id, slot.starts_at, slot.ends_at, asking,
        slot_id=slot.id, counsellor_id=slot.counsellor_id, user_id=actor.user_id,
    )  # fmt: skip
    publish(ConsultationBooked(consultation_id=row.id, programme_id=slot.desk.programme_id))
    return row


@use_case
def record_walk_in(
    *, actor: Actor, desk_id: UUID, submission_id: UUID, starts_at: datetime, **asking: Unpack[Asking]
) -> Consultation:
    """Somebody came or called without a booking: it is held already.

    The same ``submission_id`` again returns the first. Raises ``Invalid`` ``IN_THE_FUTURE``; ``NotFound``.
    """
    desk = Desk.objects.select_related("programme").filter(id=desk_id).first()
    if desk is None or not may_counsel(actor, desk.programme_id):
        raise NotFound
    first = Consultation.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, slot_id=None)
    if starts_at > clock.now():
        raise Invalid("IN_THE_FUTURE", _("Please enter a time in the past."), field="day")
    return _write(
        actor, desk, submission_id, starts_at, starts_at + USUAL_LENGTH, asking,
        counsellor_id=actor.user_id, state=CONSULTATION.step(ConsultationState.BOOKED, "hold", by="desk"),
    )  # fmt: skip


@use_case
def cancel_consultation(*, actor: Actor, consultation_id: UUID) -> Consultation:
    """Give the time back. The holder of the signed link counts as the person; the desk may cancel too. Twice is once.

    Raises ``Refused`` ``TOO_LATE`` or ``NOT_NOW``; ``NotFound``.
    """
    row = locked_consultation(consultation_id)
    if row.state == ConsultationState.CANCELLED:
        return row
    at_the_desk = bool(may_counsel(actor, row.desk.programme_id))
    if not at_the_desk:
        may_cancel(row, clock.now()).enforce()
    row.state = CONSULTATION.step(row.state, "cancel", by="desk" if at_the_desk else "person")
    row.calendar_sequence += 1
    row.save(update_fields=["state", "calendar_sequence"])
    audit.record(actor=actor, action="cancel", target="desk.Consultation", target_id=row.id)
    publish(ConsultationCancelled(consultation_id=row.id, programme_id=row.desk.programme_id))
    return row


def _write(
    actor: Actor,
    desk: Desk,
    submission_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    asking: Asking,
    **more: Any,
) -> Consultation:
    topic = Topic.objects.filter(id=asking["topic_id"], desk=desk, offered=True).first()
    if topic is None:
        raise Invalid("TOPIC", _("Please choose what it is about."), field="topic")
    if asking["channel"] not in Channel.values:
        raise Invalid("CHANNEL", _("Please choose one of the ways offered."), field="channel")
    row_id = new_id()
    row = Consultation.objects.create(
        id=row_id,
        desk=desk,
        topic=topic,
        submission_id=submission_id,
        channel=asking["channel"],
        starts_at=starts_at,
        ends_at=ends_at,
        person=seal_person(row_id, asking["person"]),
        **more,
    )
    audit.record(
        actor=actor, action="consult", target="desk.Consultation", target_id=row.id, channel=row.channel
    )
    return row
