"""契約: one recursive thing. A hub that re-consigns or a team that shares is a contract under a contract."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from yuiwork.core.entity import Entity, YenField
from yuiwork.market.models.job import TaxMode
from yuiwork.market.models.lifecycle import CONTRACT, ContractState

REF_TYPE = "market.Contract"  # how other rooms point at a contract


class Contract(Entity):
    """Yen amounts are fixed at agreement and add up by constraint; dates are JST.

    ``notice`` is NOT NULL and must be this contract's own (deferred composite key in migration 0002): no
    contract is ever agreed without its notice (law.md 1.3).
    """

    personal_data = "user id; name, address and legal facts of both parties as snapshots"

    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    job = models.ForeignKey("market.Job", null=True, on_delete=models.PROTECT, related_name="contracts")
    proposal = models.OneToOneField(
        "market.Proposal", null=True, on_delete=models.PROTECT, related_name="contract"
    )
    client_org = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="contracts_as_client"
    )
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contracts_as_worker"
    )
    programme = models.ForeignKey(
        "regions.Programme", null=True, on_delete=models.PROTECT, related_name="contracts"
    )
    is_coached = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ContractState, default=ContractState.AGREED)

    title = models.TextField()
    category = models.CharField(max_length=30)
    client_snapshot = models.JSONField()
    worker_snapshot = models.JSONField()
    notice = models.OneToOneField("market.TermsNotice", on_delete=models.PROTECT, related_name="+")

    tax_mode = models.CharField(max_length=5, choices=TaxMode)
    tax_rate = models.PositiveSmallIntegerField()
    pay_net = YenField()
    pay_tax = YenField()
    client_total = YenField()
    withholding_base = YenField()
    withholding = YenField()
    withholding_reason = models.CharField(max_length=30)
    transfer_amount = YenField()
    fee_bp = models.PositiveIntegerField()
    platform_fee = YenField()
    platform_fee_tax = YenField()
    worker_net = YenField()
    estimated_minutes = models.PositiveIntegerField()
    minimum_wage = YenField()
    wage_prefecture = models.CharField(max_length=2, blank=True)

    hold_id = models.UUIDField(unique=True)
    payment_reference = models.TextField(unique=True)

    agreed_at = models.DateTimeField()
    delivery_due_on = models.DateField()
    acceptance_days = models.PositiveSmallIntegerField()
    revision_limit = models.PositiveSmallIntegerField()
    payment_rule = models.TextField(blank=True)
    payment_due_on = models.DateField()
    funded_on = models.DateField(null=True)
    accepted_delivery = models.ForeignKey(
        "market.Delivery", null=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    accepted_on = models.DateField(null=True)
    accepted_by_silence = models.BooleanField(default=False)
    cancelled_on = models.DateField(null=True)
    reviews_revealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            CONTRACT.constraint("market_contract_state"),
            models.CheckConstraint(
                condition=Q(client_total=F("pay_net") + F("pay_tax"))
                & Q(transfer_amount=F("client_total") - F("withholding"))
                & Q(worker_net=F("transfer_amount") - F("platform_fee") - F("platform_fee_tax")),
                name="market_contract_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(
                    pay_net__gt=0,
                    pay_tax__gte=0,
                    withholding__gte=0,
                    platform_fee__gte=0,
                    platform_fee_tax__gte=0,
                    worker_net__gt=0,
                ),
                name="market_contract_amounts",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ContractState.AGREED, ContractState.CANCELLED])
                | Q(funded_on__isnull=False),
                name="market_contract_work_is_funded",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ContractState.ACCEPTED,
                    accepted_on__isnull=False,
                    accepted_at__isnull=False,
                    accepted_delivery__isnull=False,
                )
                | ~Q(state=ContractState.ACCEPTED)
                & Q(accepted_on__isnull=True, accepted_at__isnull=True, accepted_delivery__isnull=True),
                name="market_contract_accepted_what_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.CANCELLED, cancelled_on__isnull=False)
                | ~Q(state=ContractState.CANCELLED) & Q(cancelled_on__isnull=True),
                name="market_contract_cancelled_on",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="market_contract_not_own_parent"),
            models.UniqueConstraint(
                fields=["job"],
                condition=Q(parent__isnull=True) & ~Q(state=ContractState.CANCELLED),
                name="market_contract_one_per_job",
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "state"], name="market_contract_worker"),
            models.Index(fields=["client_org", "state"], name="market_contract_client"),
            models.Index(fields=["programme", "state"], name="market_contract_programme"),
        ]
