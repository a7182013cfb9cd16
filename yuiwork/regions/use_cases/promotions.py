"""People grow: a director proposes the next step, an officer confirms it."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.regions.events import PromotionDecided, PromotionProposed
from yuiwork.regions.models import (
    FIRST_LEVEL,
    LEARNER,
    PROMOTION,
    RUNGS,
    SECOND_LEVEL,
    Promotion,
    PromotionState,
    StaffRole,
)
from yuiwork.regions.policies import may_confirm, may_propose
from yuiwork.regions.queries.staff import in_force
from yuiwork.regions.use_cases.staff import appoint


@use_case
def propose_promotion(
    *,
    actor: Actor,
    programme_id: UUID,
    user_id: UUID,
    to_role: Role,
    reason: str,
    submission_id: UUID,
    to_level: int = FIRST_LEVEL,
) -> Promotion:
    """Propose that a person becomes tutor, director or instructor, or a director of level 2.

    Raises ``Refused`` ``DIRECTOR_ONLY``; ``Invalid`` ``NOT_A_RUNG``, ``NOT_A_DIRECTOR``; ``Conflict`` ``HOLDS_IT``,
    ``PROPOSED_ALREADY``.
    """
    may_propose(actor, programme_id).enforce()
    first = Promotion.objects.filter(id=submission_id, programme_id=programme_id).first()
    if first is not None:
        return first
    if to_role not in RUNGS or (to_level != FIRST_LEVEL and to_role != Role.DIRECTOR):
        raise Invalid("NOT_A_RUNG", _("Please choose tutor, director or instructor."), field="to_role")
    levels = _levels_now(programme_id, user_id)
    if to_level == SECOND_LEVEL and Role.DIRECTOR.value not in levels:
        raise Invalid(
            "NOT_A_DIRECTOR", _("The second level is for people who are directors now."), field="to_role"
        )
    if levels.get(to_role.value, 0) >= to_level:
        raise Conflict("HOLDS_IT", _("This person has this role already."), field="to_role")
    waiting = Promotion.objects.filter(
        programme_id=programme_id, user_id=user_id, to_role=to_role.value, to_level=to_level
    ).filter(state=PromotionState.PROPOSED)
    if waiting.exists():
        raise Conflict("PROPOSED_ALREADY", _("This is already proposed and is waiting for an officer."))
    promotion = Promotion.objects.create(
        id=submission_id,
        programme_id=programme_id,
        user_id=user_id,
        from_role=_highest(levels),
        to_role=to_role.value,
        to_level=to_level,
        reason=reason,
        proposed_by_id=actor.user_id,
    )
    _record(actor, "propose", promotion)
    publish(PromotionProposed(promotion_id=promotion.id, programme_id=programme_id))
    return promotion


@use_case
def decide_promotion(*, actor: Actor, promotion_id: UUID, confirm: bool, answer: str = "") -> Promotion:
    """Confirm it, and the role begins today (JST); or decline it with a reason that the proposer reads.

    Raises ``Refused`` ``OFFICER_ONLY``, ``OWN_PROPOSAL``, ``NOT_NOW``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    promotion = Promotion.objects.select_for_update().filter(id=promotion_id).first()
    if promotion is None:
        raise NotFound
    may_confirm(actor, promotion.programme_id, promotion.proposed_by_id).enforce()
    if not confirm and not answer:
        raise Invalid(
            "REASON_MISSING", _("Please write why: the person who proposed it reads it."), field="answer"
        )
    promotion.state = PROMOTION.step(promotion.state, "confirm" if confirm else "decline", by="officer")
    promotion.decided_by_id, promotion.decided_at, promotion.answer = actor.user_id, clock.now(), answer
    promotion.save()
    if confirm:
        appoint(
            actor,
            promotion.programme_id,
            promotion.user_id,
            Role(promotion.to_role),
            level=promotion.to_level,
        )
    _record(actor, "confirm" if confirm else "decline", promotion)
    publish(PromotionDecided(promotion_id=promotion.id, user_id=promotion.user_id, confirmed=confirm))
    return promotion


def _levels_now(programme_id: UUID, user_id: UUID) -> dict[str, int]:
    rows = StaffRole.objects.filter(in_force(clock.today()), programme_id=programme_id, user_id=user_id)
    return dict(rows.values_list("role", "level"))


def _highest(levels: dict[str, int]) -> str:
    return next((rung for rung in reversed(RUNGS) if rung in levels), LEARNER)


def _record(actor: Actor, action: str, promotion: Promotion) -> None:
    audit.record(
        actor=actor,
        action=action,
        target="regions.Promotion",
        target_id=promotion.id,
        programme=promotion.programme_id,
        role=promotion.to_role,
        level=promotion.to_level,
    )
