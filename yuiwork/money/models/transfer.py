"""Transfers and their entries: balanced, in whole yen, never changed, never deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField
from yuiwork.money.models.account import Account


class TransferKind(models.TextChoices):
    OPENING = "opening", _("Opening balance of the bank account")
    DEPOSIT = "deposit", _("Deposit")
    ALLOCATION = "allocation", _("Deposit assigned to a client")
    FUNDING = "funding", _("Put on hold")
    RELEASE = "release", _("Pay confirmed")
    REFUND = "refund", _("Returned from hold")
    REFUND_DUE = "refund_due", _("Refund to be paid")
    REFUND_PAID = "refund_paid", _("Refund paid")
    PAYOUT = "payout", _("Payout on its way")
    PAYOUT_SENT = "payout_sent", _("Payout sent")
    PAYOUT_RETURNED = "payout_returned", _("Payout came back")
    CANCELLED_DEPOSIT = "cancelled_deposit", _("Deposit taken back by the bank")
    EXPLAINED = "explained", _("Bank entry explained")
    REVERSAL = "reversal", _("Reversal")


class Side(models.TextChoices):
    DEBIT = "D", _("Debit")
    CREDIT = "C", _("Credit")


class Transfer(Entity):
    """One fact about money. ``amount`` is the sum of either side, ``occurred_on`` a JST date.

    ``entry_count`` and ``amount`` seal it: a deferred trigger compares them with the entries, and no entry
    can be added afterwards. ``key`` and ``key_hash`` make retries harmless (money.md 7.2, idempotency).
    """

    personal_data = "acting user's id, titles of orders"

    key = models.CharField(max_length=200, unique=True)
    key_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=TransferKind)
    occurred_on = models.DateField()
    amount = YenField()
    entry_count = models.PositiveSmallIntegerField()
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    actor = models.TextField()
    memo = models.TextField(blank=True)
    ref_type = models.CharField(max_length=60, blank=True)
    ref_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="money_transfer_amount"),
            models.CheckConstraint(condition=models.Q(entry_count__gte=2), name="money_transfer_two_entries"),
            models.CheckConstraint(
                condition=models.Q(kind__in=TransferKind.values), name="money_transfer_kind"
            ),
            models.CheckConstraint(condition=~models.Q(key=""), name="money_transfer_has_key"),
            models.CheckConstraint(
                condition=models.Q(kind=TransferKind.REVERSAL, reverses__isnull=False)
                | (~models.Q(kind=TransferKind.REVERSAL) & models.Q(reverses__isnull=True)),
                name="money_transfer_reversal",
            ),
        ]
        indexes = [
            models.Index(fields=["occurred_on", "id"], name="money_transfer_day"),
            models.Index(fields=["ref_type", "ref_id"], name="money_transfer_ref"),
        ]


class Entry(models.Model):
    """One side of a transfer in one account; ``amount`` yen, always positive."""

    personal_data = "none"

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries", db_index=False)
    seq = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=1, choices=Side)
    amount = YenField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="money_entry_amount"),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="money_entry_side"),
            models.UniqueConstraint(fields=["transfer", "seq"], name="money_entry_seq"),
            models.UniqueConstraint(fields=["transfer", "account"], name="money_entry_account_once"),
        ]
        indexes = [models.Index(fields=["account", "id"], name="money_entry_account_idx")]
