"""Where people are paid, and the account the platform pays from."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity

_TYPES = [1, 2, 4, 9]  # ordinary, current, savings, other (money.md 3.1)


class BankAccount(Entity):
    """A worker's own account (law.md 7.2, condition 10), validated when saved.

    ``needs_correction``: the bank sent a payout back; nothing is paid to it until she saves it again.
    """

    personal_data = "bank account number, holder's kana"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bank_account"
    )
    bank_code = models.CharField(max_length=4)
    branch_code = models.CharField(max_length=3)
    account_type = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=7)
    holder_kana = models.CharField(max_length=30)
    yucho_symbol = models.CharField(max_length=5, blank=True)
    yucho_number = models.CharField(max_length=8, blank=True)
    needs_correction = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    bank_code__regex=r"^\d{4}$", branch_code__regex=r"^\d{3}$", number__regex=r"^\d{7}$"
                ),
                name="money_bank_account_digits",
            ),
            models.CheckConstraint(condition=Q(account_type__in=_TYPES), name="money_bank_account_type"),
            models.CheckConstraint(condition=~Q(holder_kana=""), name="money_bank_account_holder"),
        ]

    @property
    def is_yucho(self) -> bool:
        return bool(self.yucho_symbol)


class SenderAccount(Entity):
    """The platform's account for other people's money, kept apart from its own (law.md 7.2, condition 4).

    The newest row counts; the older ones tell from where earlier payouts were sent.
    """

    personal_data = "none"

    requester_code = models.CharField(max_length=10)
    requester_name = models.CharField(max_length=40)
    bank_code = models.CharField(max_length=4)
    branch_code = models.CharField(max_length=3)
    account_type = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=7)
    line_end = models.CharField(max_length=4, default="crlf")
    end_mark = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(account_type__in=_TYPES), name="money_sender_type"),
            models.CheckConstraint(
                condition=Q(requester_code__regex=r"^\d{10}$", number__regex=r"^\d{7}$"),
                name="money_sender_digits",
            ),
            models.CheckConstraint(condition=Q(line_end__in=["none", "crlf"]), name="money_sender_line_end"),
        ]
