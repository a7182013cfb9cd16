"""Who may do what in the intake room, and if not, why."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import PROGRAMME_STAFF, Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.intake.models import IntakeRound, RoundState

# Who plans rounds, reads applications and decides on them.
DECIDERS = frozenset({Role.OFFICER, Role.DIRECTOR})
# Who speaks for the municipality where a contract leaves the acceptance to it (programmes.md 3.1 RQ06).
APPROVERS = frozenset({Role.OFFICER})
# Who may be asked to give points: whoever teaches or runs the programme, not the carers and the desk.
JUDGES = PROGRAMME_STAFF - {Role.CHILDCARE, Role.DESK}


def may_decide(actor: Actor, programme_id: UUID) -> Decision:
    """Officers and directors of the programme; the system (demo, import)."""
    if actor.system or actor.holds_any(DECIDERS, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers and directors of this programme can decide this."))


def may_see_name(round_id: UUID | None, blind_in: Collection[UUID]) -> Decision:
    """Whoever still has to judge applications of this round sees no names in it."""
    if round_id is None or round_id not in blind_in:
        return ALLOWED
    return refuse("BLIND", _("Please finish scoring first: until then you see no names in this round."))


def may_approve(actor: Actor, programme_id: UUID) -> Decision:
    """Officers of the programme, who stand for the municipality; the system (demo, import)."""
    if actor.system or actor.holds_any(APPROVERS, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers of the municipality can approve this."))


def round_is_open(row: IntakeRound, today: date) -> Decision:
    """May somebody apply in this round today (JST)?"""
    if row.state == RoundState.DRAFT or today < row.opens_on:
        return refuse("TOO_EARLY", _("Applications are not open yet."))
    if row.state == RoundState.CLOSED or today > row.closes_on:
        return refuse("TOO_LATE", _("Applications are closed. Please look for another date."))
    return ALLOWED


def may_apply(course_open: Decision, row: IntakeRound | None, today: date) -> Decision:
    """May she apply today: in the round, or in the ordinary way of the course? ``course_open``: what learning says."""
    if not course_open or row is None:
        return course_open
    return round_is_open(row, today)
