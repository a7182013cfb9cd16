"""Holds (仮払い): money of a client kept for exactly one order (law.md 7.2, conditions 3–5)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField
from yuiwork.core.transitions import Machine, Transition
from yuiwork.money.models.account import Account


class HoldState(models.TextChoices):
    REQUESTED = "requested", _("Waiting for the deposit")
    FUNDED = "funded", _("On hold")
    RELEASED = "released", _("Confirmed for the worker")
    REFUNDED = "refunded", _("Returned to the client")
    PARTIAL = "partial", _("Settled in parts")
    CANCELLED = "cancelled", _("Cancelled before the deposit")


_S = HoldState

HOLD_MACHINE = Machine(
    HoldState,
    [
        Transition("fund", _S.REQUESTED, _S.FUNDED, ("bank",), _("The deposit arrived")),
        Transition("cancel", _S.REQUESTED, _S.CANCELLED, ("order",), _("The order was cancelled")),
        Transition("take_back", _S.FUNDED, _S.REQUESTED, ("bank",), _("The bank took the deposit back")),
        Transition("release", _S.FUNDED, _S.RELEASED, ("order",), _("The work was accepted")),
        Transition("release", _S.PARTIAL, _S.RELEASED, ("order",), _("The rest was accepted")),
        Transition("refund", _S.FUNDED, _S.REFUNDED, ("order",), _("The money goes back to the client")),
        Transition("refund", _S.PARTIAL, _S.REFUNDED, ("order",), _("The rest goes back to the client")),
        Transition("settle_part", _S.FUNDED, _S.PARTIAL, ("order",), _("A part was settled")),
        Transition("settle_part", _S.PARTIAL, _S.PARTIAL, ("order",), _("Another part was settled")),
    ],
    main_line=(_S.REQUESTED, _S.FUNDED, _S.RELEASED),
)

_UNTOUCHED = Q(released_amount=0, refunded_amount=0)
# The state says exactly where the money went, so no code can set it "wherever handy".
_STATE_TELLS_AMOUNTS = (
    (Q(state__in=[_S.REQUESTED, _S.CANCELLED]) & _UNTOUCHED & Q(funded_on__isnull=True))
    | (Q(state=_S.FUNDED) & _UNTOUCHED & Q(funded_on__isnull=False))
    | Q(state=_S.RELEASED, released_amount=F("amount"), refunded_amount=0, funded_on__isnull=False)
    | Q(state=_S.REFUNDED, refunded_amount=F("amount"), released_amount=0, funded_on__isnull=False)
    | (
        Q(state=_S.PARTIAL, funded_on__isnull=False, released_amount__lt=F("amount"))
        & Q(refunded_amount__lt=F("amount"))
        & ~_UNTOUCHED
    )
)


class Hold(Entity):
    """The request for an order's money and what became of it.

    ``amount`` is what the client deposits (yen). ``released_amount`` went to the worker's side (pay, fee,
    tax), ``refunded_amount`` back to the client; what is left lies in ``account``, which belongs to this hold
    alone.
    """

    personal_data = "payer's name and kana"

    key = models.CharField(max_length=200, unique=True)
    key_hash = models.CharField(max_length=64)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="hold")
    ref_type = models.CharField(max_length=60)
    ref_id = models.UUIDField()
    payer_id = models.UUIDField(db_index=True)
    payer_name = models.TextField()
    payer_kana = models.TextField()
    payer_match_key = models.TextField(blank=True)
    memo = models.TextField(blank=True)
    amount = YenField()
    payment_reference = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=10, choices=HoldState, default=HoldState.REQUESTED)
    released_amount = YenField(default=0)
    refunded_amount = YenField(default=0)
    funding = models.OneToOneField("Transfer", null=True, on_delete=models.PROTECT, related_name="+")
    funded_on = models.DateField(null=True)
    released_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ref_type", "ref_id"], name="money_hold_one_per_order"),
            models.CheckConstraint(condition=~Q(ref_type=""), name="money_hold_has_order"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="money_hold_amount"),
            models.CheckConstraint(
                condition=Q(released_amount__gte=0, refunded_amount__gte=0), name="money_hold_parts_positive"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=F("released_amount") + F("refunded_amount")),
                name="money_hold_within_amount",
            ),
            models.CheckConstraint(condition=_STATE_TELLS_AMOUNTS, name="money_hold_state_tells_amounts"),
            HOLD_MACHINE.constraint("money_hold_state"),
        ]
        indexes = [
            models.Index(
                fields=["payer_match_key", "amount"], condition=Q(state=_S.REQUESTED), name="money_hold_open"
            )
        ]

    @property
    def remaining(self) -> int:
        """Yen still on hold."""
        if self.funded_on is None:
            return 0
        left: int = self.amount - self.released_amount - self.refunded_amount
        return left

    @property
    def is_finished(self) -> bool:
        """Nothing can move in it any more."""
        return self.state == HoldState.CANCELLED or (self.funded_on is not None and self.remaining == 0)
