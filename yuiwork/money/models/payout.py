"""Payouts (出金): one bank file a week with everything that is due to people."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity, YenField
from yuiwork.core.transitions import Machine, Transition


class RunState(models.TextChoices):
    PREPARED = "prepared", _("Prepared")
    EXPORTED = "exported", _("File made")
    SENT = "sent", _("Sent by the bank")


class PayoutState(models.TextChoices):
    PREPARED = "prepared", _("Prepared")
    BLOCKED = "blocked", _("No account to pay to")
    EXPORTED = "exported", _("In the file")
    SENT = "sent", pgettext_lazy("payout", "Sent")
    RETURNED = "returned", _("Came back")


RUN_MACHINE = Machine(
    RunState,
    [
        Transition("export", RunState.PREPARED, RunState.EXPORTED, ("operator",), _("Make the file")),
        Transition("mark_sent", RunState.EXPORTED, RunState.SENT, ("operator",), _("The bank has paid")),
    ],
    main_line=(RunState.PREPARED, RunState.EXPORTED, RunState.SENT),
)

_P = PayoutState
PAYOUT_MACHINE = Machine(
    PayoutState,
    [
        Transition("export", _P.PREPARED, _P.EXPORTED, ("operator",), _("Make the file")),
        Transition("mark_sent", _P.EXPORTED, _P.SENT, ("operator",), _("The bank has paid")),
        Transition("return", _P.SENT, _P.RETURNED, ("bank",), _("The bank sent it back")),
    ],
    main_line=(_P.PREPARED, _P.EXPORTED, _P.SENT),
)


class PayoutRun(Entity):
    """One run for one bank day (``run_on``, JST).

    ``content`` is the file as it was made: the same bytes for ever.
    """

    personal_data = "names and account numbers inside the file"

    run_on = models.DateField(unique=True)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.PREPARED)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    total = YenField(default=0)
    sent_on = models.DateField(null=True)
    fee_total = YenField(null=True)

    class Meta:
        constraints = [
            RUN_MACHINE.constraint("money_run_state"),
            # Two open runs would list the same yen twice.
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=RunState.PREPARED), name="money_run_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.PREPARED, content__isnull=True)
                | (~Q(state=RunState.PREPARED) & Q(content__isnull=False, total__gt=0)),
                name="money_run_file_when_exported",
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.SENT, sent_on__isnull=False, fee_total__gte=0)
                | (~Q(state=RunState.SENT) & Q(sent_on__isnull=True, fee_total__isnull=True)),
                name="money_run_sent_facts",
            ),
        ]


class Payout(Entity):
    """What one person is paid in one run, with the account as it was then.

    Nothing is deducted (law.md 1.6).
    """

    personal_data = "user id, bank account number, holder's kana"

    run = models.ForeignKey(PayoutRun, on_delete=models.PROTECT, related_name="payouts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="payouts")
    number = models.CharField(max_length=20, unique=True)
    amount = YenField()
    state = models.CharField(max_length=10, choices=PayoutState)
    bank_code = models.CharField(max_length=4, blank=True)
    branch_code = models.CharField(max_length=3, blank=True)
    account_type = models.PositiveSmallIntegerField(null=True)
    account_number = models.CharField(max_length=7, blank=True)
    holder_kana = models.CharField(max_length=30, blank=True)
    new_code = models.PositiveSmallIntegerField(default=0)
    document_id = models.UUIDField(null=True)
    returned_on = models.DateField(null=True)

    class Meta:
        constraints = [
            PAYOUT_MACHINE.constraint("money_payout_state"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="money_payout_amount"),
            models.UniqueConstraint(fields=["run", "user"], name="money_payout_once_per_run"),
            models.CheckConstraint(
                condition=Q(state=PayoutState.BLOCKED) | ~Q(account_number=""),
                name="money_payout_has_account",
            ),
        ]
        indexes = [models.Index(fields=["user", "state"], name="money_payout_user")]
