"""仕事: what a client asks for, as it was offered (law.md 1.7, 3)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField
from yuiwork.market.models.lifecycle import JOB, JobState


class TaxMode(models.TextChoices):
    """How the fee was named; the values are those of ``japan.consumption_tax.TaxMode``."""

    NET = "net", _("Without consumption tax (it is added and shown separately)")
    GROSS = "gross", _("With consumption tax, in one sum")


class IpMode(models.TextChoices):
    NONE = "none", _("Nothing is transferred")
    LICENSE = "license", _("The client may use it; the rights stay with the worker")
    TRANSFER = "transfer", _("The copyright is transferred to the client")


class ExpensePolicy(models.TextChoices):
    NONE = "none", _("No expenses arise")
    WORKER = "worker", _("The worker bears them; they are included in the fee")
    CLIENT = "client", _("The client bears them besides the fee, agreed beforehand")


class CloseReason(models.TextChoices):
    HIRED = "hired", _("Somebody was hired")
    DEADLINE = "deadline", _("The last day for proposals has passed")
    CLIENT = "client", _("Closed by the client")


class Job(Entity):
    """One job. ``fee_amount`` in yen as ``tax_mode`` says, ``estimated_minutes`` of work, dates JST.

    Legal texts are in Japanese: they go into the terms notice word for word.
    """

    personal_data = "user id; contact person in free text"

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="jobs")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission_id = models.UUIDField(unique=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.DRAFT)

    title = models.TextField()
    category = models.CharField(max_length=30, blank=True)  # a key of the withholding table
    withholding_listed = models.BooleanField(null=True)  # the client's decision where the table asks for one
    description = models.TextField(blank=True)
    quantity = models.TextField(blank=True)
    apply_until = models.DateField(null=True)
    delivery_due_on = models.DateField(null=True)
    fee_amount = YenField(null=True)
    tax_mode = models.CharField(max_length=5, choices=TaxMode, default=TaxMode.NET)
    estimated_minutes = models.PositiveIntegerField(null=True)

    work_place = models.TextField(blank=True)
    delivery_place = models.TextField(blank=True)
    acceptance_days = models.PositiveSmallIntegerField(null=True)
    revision_limit = models.PositiveSmallIntegerField(default=2)
    payment_text = models.TextField(blank=True)  # the client's own payment rule; empty: the platform's
    ip_mode = models.CharField(max_length=10, choices=IpMode, blank=True)
    ip_scope = models.TextField(blank=True)
    expense_policy = models.CharField(max_length=10, choices=ExpensePolicy, blank=True)
    expense_note = models.TextField(blank=True)
    change_policy = models.TextField(blank=True)
    defect_policy = models.TextField(blank=True)
    confidentiality_policy = models.TextField(blank=True)
    contact = models.TextField(blank=True)

    beginner_ok = models.BooleanField(default=False)
    no_phone = models.BooleanField(default=True)
    night_ok = models.BooleanField(default=False)

    coached_programme = models.ForeignKey(
        "regions.Programme", null=True, on_delete=models.PROTECT, related_name="coached_jobs"
    )
    coached_at = models.DateTimeField(null=True)

    risk_score = models.PositiveSmallIntegerField(default=0)
    hold_codes = models.JSONField(default=list)
    return_reason = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    close_reason = models.CharField(max_length=10, choices=CloseReason, blank=True)

    class Meta:
        constraints = [
            JOB.constraint("market_job_state"),
            models.CheckConstraint(condition=Q(tax_mode__in=TaxMode.values), name="market_job_tax_mode"),
            models.CheckConstraint(
                condition=Q(fee_amount__isnull=True) | Q(fee_amount__gt=0), name="market_job_fee_positive"
            ),
            models.CheckConstraint(
                condition=Q(state=JobState.DRAFT)
                | Q(
                    fee_amount__isnull=False,
                    estimated_minutes__gt=0,
                    delivery_due_on__isnull=False,
                    apply_until__isnull=False,
                    acceptance_days__gt=0,
                )
                & ~Q(category="")
                & ~Q(description="")
                & ~Q(expense_policy="")
                & ~Q(ip_mode="")
                & ~Q(contact=""),
                name="market_job_offered_complete",
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.PUBLISHED) | Q(published_at__isnull=False),
                name="market_job_published_at",
            ),
            models.CheckConstraint(
                condition=Q(state=JobState.CLOSED, closed_on__isnull=False)
                | ~Q(state=JobState.CLOSED) & Q(closed_on__isnull=True),
                name="market_job_closed_on",
            ),
            models.CheckConstraint(
                condition=Q(state=JobState.DRAFT) | Q(delivery_due_on__gt=F("apply_until")),
                name="market_job_dates",
            ),
        ]
        indexes = [models.Index(fields=["state", "apply_until"], name="market_job_open")]

    @property
    def is_coached(self) -> bool:
        return self.coached_programme_id is not None


class JobCriterion(Entity):
    """One acceptance criterion, numbered from 1: what the delivery is measured by, and nothing else."""

    personal_data = "none"

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "position"],
                name="market_jobcriterion_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]


class JobVersion(Entity):
    """The offer as it was published. Append-only: proposals and contracts point at what was really read."""

    personal_data = "contact person in free text"

    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "number"], name="market_jobversion_once")]
