"""Accounts and their cached balances."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity, YenField


class AccountKind(models.TextChoices):
    ASSET = "asset", _("Assets")
    LIABILITY = "liability", _("Liabilities")
    EQUITY = "equity", _("Own funds")
    REVENUE = "revenue", _("Revenue")
    EXPENSE = "expense", pgettext_lazy("ledger", "Expenses")


DEBIT_KINDS = frozenset({AccountKind.ASSET, AccountKind.EXPENSE})


class OwnerType(models.TextChoices):
    """Whose money an account counts. ``PLATFORM`` accounts have no owner id."""

    PLATFORM = "platform"
    USER = "user"
    ORGANISATION = "organisation"
    HOLD = "hold"


class Account(Entity):
    """One account of the ledger.

    Code, kind and owner never change (trigger); a closed one takes no entries.
    """

    personal_data = "user id of the owner"

    code = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=AccountKind)
    owner_type = models.CharField(max_length=12, choices=OwnerType, default=OwnerType.PLATFORM)
    owner_id = models.UUIDField(null=True)
    allow_negative = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=AccountKind.values), name="money_account_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(owner_type=OwnerType.PLATFORM, owner_id__isnull=True)
                | (~models.Q(owner_type=OwnerType.PLATFORM) & models.Q(owner_id__isnull=False)),
                name="money_account_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(owner_type__in=OwnerType.values), name="money_account_owner_type"
            ),
            # law.md 7.2, condition 5: nobody lends from held money, so no switch may ever allow it.
            models.CheckConstraint(
                condition=~models.Q(owner_type=OwnerType.HOLD) | models.Q(allow_negative=False),
                name="money_account_hold_never_negative",
            ),
        ]
        indexes = [models.Index(fields=["owner_type", "owner_id"], name="money_account_owner_idx")]

    @property
    def is_debit_normal(self) -> bool:
        """Grows on the debit side: assets and expenses."""
        return self.kind in DEBIT_KINDS


class AccountBalance(models.Model):
    """Sums of an account's entries in yen.

    Only the trigger on entries writes it; rows are locked before posting.
    """

    personal_data = "none"

    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, primary_key=True, related_name="balance"
    )
    debits = YenField(default=0)
    credits = YenField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(debits__gte=0, credits__gte=0), name="money_balance_sums_positive"
            )
        ]

    @property
    def amount(self) -> int:
        """The balance on the account's normal side, in yen. Needs ``account`` loaded."""
        surplus: int = self.debits - self.credits
        return surplus if self.account.is_debit_normal else -surplus
