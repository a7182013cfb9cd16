"""提案: a worker's answer to a job."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField
from yuiwork.market.models.lifecycle import PROPOSAL, ProposalState


class DeclineReason(models.TextChoices):
    """Nobody is turned down in silence: the worker reads one of these and, if given, a sentence."""

    FILLED = "filled", _("Somebody else was chosen for this job")
    SCHEDULE = "schedule", _("The date does not fit")
    PRICE = "price", _("The amount does not fit")
    EXPERIENCE = "experience", _("Another kind of experience is needed")
    WITHDRAWN_JOB = "withdrawn_job", _("The job will not take place")


class Proposal(Entity):
    """``fee_amount`` in yen as the job's tax mode says; ``delivery_on`` JST. ``job_version``: what she read."""

    personal_data = "user id; free text"

    job = models.ForeignKey("market.Job", on_delete=models.PROTECT, related_name="proposals")
    job_version = models.ForeignKey("market.JobVersion", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals")
    submission_id = models.UUIDField(unique=True)
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.DRAFT)
    message = models.TextField(blank=True)
    fee_amount = YenField(null=True)
    lower_reason = models.TextField(
        blank=True
    )  # her own words, when she asks for less than the ad (law.md 1.7)
    delivery_on = models.DateField(null=True)
    sent_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decline_reason = models.CharField(max_length=20, choices=DeclineReason, blank=True)
    decline_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            PROPOSAL.constraint("market_proposal_state"),
            models.CheckConstraint(
                condition=Q(fee_amount__isnull=True) | Q(fee_amount__gt=0),
                name="market_proposal_fee_positive",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ProposalState.SENT, ProposalState.ACCEPTED, ProposalState.DECLINED])
                | Q(fee_amount__isnull=False, delivery_on__isnull=False, sent_at__isnull=False)
                & ~Q(message=""),
                name="market_proposal_sent_complete",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECLINED)
                | Q(decided_at__isnull=False) & ~Q(decline_reason=""),
                name="market_proposal_declined_with_reason",
            ),
            models.UniqueConstraint(
                fields=["job", "worker"],
                condition=Q(state__in=[ProposalState.DRAFT, ProposalState.SENT, ProposalState.ACCEPTED]),
                name="market_proposal_one_open",
            ),
            models.UniqueConstraint(
                fields=["job"], condition=Q(state=ProposalState.ACCEPTED), name="market_proposal_one_accepted"
            ),
        ]
