"""Who reads and writes at the desk, who may book and cancel, and if not, why."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.desk.models import Channel, Consultation, ConsultationState, Desk, Slot
from yuiwork.japan.dates import jst_date
from yuiwork.regions.api import ProgrammeState

COUNSELLORS = frozenset({Role.DESK})
SET_UP = frozenset({Role.DESK, Role.OFFICER})
READ_FIGURES = frozenset({Role.DESK, Role.OFFICER, Role.DIRECTOR})


def may_counsel(actor: Actor, programme_id: UUID) -> Decision:
    """The desk's own staff of this programme, nobody else: not its officers, not other desks."""
    if actor.system or actor.holds_any(COUNSELLORS, programme_id):
        return ALLOWED
    return refuse("DESK_ONLY", _("Only the staff of this desk can see and change this."))


def may_set_up(actor: Actor, programme_id: UUID) -> Decision:
    """The desk's staff and the officers."""
    if actor.system or actor.holds_any(SET_UP, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers and the desk of this programme can change this."))


def may_book_slot(slot: Slot, desk: Desk, now: datetime) -> Decision:
    """Is this time offered to the public now? (Whether somebody has it is another question.)"""
    if not desk.open or desk.programme.state != ProgrammeState.OPEN or slot.withdrawn_at is not None:
        return refuse("NOT_OFFERED", _("This time is not offered any more. Please choose another."))
    if slot.starts_at <= now:
        return refuse("PAST", _("This time has passed. Please choose a later one."))
    if jst_date(slot.starts_at) > jst_date(now) + timedelta(days=desk.days_ahead):
        return refuse("TOO_FAR", _("It is too early to book this day. Please come back nearer the time."))
    return ALLOWED


def channels_of(slot: Slot) -> list[Channel]:
    """The ways in which this time is offered."""
    offered = {Channel.IN_PERSON: slot.in_person, Channel.PHONE: slot.by_phone, Channel.ONLINE: slot.online}
    return [channel for channel, yes in offered.items() if yes]


def may_cancel(row: Consultation, now: datetime) -> Decision:
    """By the holder of the link, until some hours before."""
    if row.state != ConsultationState.BOOKED:
        return refuse("NOT_NOW", _("This consultation can no longer be cancelled."))
    if now > row.starts_at - timedelta(hours=row.desk.cancel_hours):
        return refuse(
            "TOO_LATE", _("It is too late to cancel here. Please call the desk; they are glad to know.")
        )
    return ALLOWED
