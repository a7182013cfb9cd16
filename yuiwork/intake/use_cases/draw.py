"""Drawing lots. Locks: the course, the round, the draw, then the applications in the order drawn."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.intake import lottery
from yuiwork.intake.events import LotteryDrawn
from yuiwork.intake.models import ApplicationSheet, Lottery, RoundState
from yuiwork.intake.policies import may_decide
from yuiwork.intake.use_cases.decide_in_order import decide_in_order
from yuiwork.intake.use_cases.plan_round import locked_round


@use_case
def draw_lottery(*, actor: Actor, round_id: UUID) -> Lottery:
    """Draw once; everybody in the draw is decided upon: as many as there are places, the others wait in this order.

    Nobody is told yet. Whoever has withdrawn or was declined in the meantime keeps her rank and is passed over. Twice
    is once. Raises ``Refused`` ``OFFICER_ONLY``, ``STILL_OPEN``, ``NO_LOTTERY``, ``TUTOR_MISSING``; ``NotFound``.
    """
    row, course = locked_round(round_id)
    may_decide(actor, course.programme_id).enforce()
    drawing = Lottery.objects.select_for_update().filter(round=row).first()
    if drawing is None:
        raise Refused("NO_LOTTERY", gettext_lazy("This round gives its places in another way."))
    if drawing.drawn_at is not None:
        return drawing
    if row.state != RoundState.CLOSED or drawing.entries is None:
        raise Refused("STILL_OPEN", gettext_lazy("Please close applications before you draw."))
    drawing.order = lottery.draw(drawing.seed, drawing.entries)
    drawing.drawn_at, drawing.drawn_by_id = clock.now(), actor.user_id
    drawing.save(update_fields=["order", "drawn_at", "drawn_by"])
    sheets = {sheet.receipt: sheet for sheet in ApplicationSheet.objects.filter(round=row)}
    reason = _("Lots were drawn, since more people applied than there are places. Your rank: %(rank)s.")
    decide_in_order(actor, row, course, [sheets[receipt] for receipt in drawing.order], reason)
    audit.record(
        actor=actor,
        action="draw",
        target="intake.Lottery",
        target_id=drawing.id,
        entries=len(drawing.order),
        digest=drawing.digest,
    )
    publish(LotteryDrawn(round_id=row.id, programme_id=course.programme_id))
    return drawing
