"""Files from the bank and their lines: what came in, what went out, and what each line was taken for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField


class LineState(models.TextChoices):
    MATCHED = "matched", _("Matched")
    CREDITED = "credited", _("The client is known, the amount differs")
    SUSPENSE = "suspense", _("Nobody found yet")
    OUT = "out", _("Outgoing, not explained yet")
    KNOWN = "known", _("Outgoing, known")
    CANCELLED = "cancelled", _("Taken back by the bank")
    EXPLAINED = "explained", _("Explained by hand")


class StatementImport(Entity):
    """One file as it came, kept as evidence. Balances in yen, only in type 03 files; dates JST."""

    personal_data = "names of remitters"

    filename = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    type_code = models.CharField(max_length=2)
    from_on = models.DateField()
    to_on = models.DateField()
    opening = YenField(null=True)
    closing = YenField(null=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(type_code__in=["01", "03"]), name="money_import_type"),
            models.CheckConstraint(
                condition=(Q(type_code="03") & Q(opening__isnull=False, closing__isnull=False))
                | (Q(type_code="01") & Q(opening__isnull=True, closing__isnull=True)),
                name="money_import_balances",
            ),
        ]


class ImportedLine(Entity):
    """One movement in the bank account, once. ``key`` is the bank's own identity of it (money.md 3.3).

    ``is_cancel``: the bank takes an earlier deposit back; ``cancels`` names that deposit's line.
    """

    personal_data = "names of remitters"

    statement = models.ForeignKey(StatementImport, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=120, unique=True)
    record = models.PositiveIntegerField()  # position among the rows of the file, for finding it again
    posted_on = models.DateField()
    is_incoming = models.BooleanField()
    is_cancel = models.BooleanField(default=False)
    amount = YenField()
    remitter_name = models.TextField(blank=True)
    remitter_key = models.TextField(blank=True)
    edi = models.TextField(blank=True)
    memo = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=LineState)
    hold = models.ForeignKey("Hold", null=True, on_delete=models.PROTECT, related_name="lines")
    payout_run = models.ForeignKey("PayoutRun", null=True, on_delete=models.PROTECT, related_name="lines")
    cancels = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="cancelled_by")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LineState.values), name="money_line_state"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="money_line_amount"),
            models.CheckConstraint(
                condition=~Q(state__in=[LineState.MATCHED, LineState.CREDITED]) | Q(hold__isnull=False),
                name="money_line_matched_has_hold",
            ),
        ]
        indexes = [models.Index(fields=["state", "posted_on"], name="money_line_state_day")]
