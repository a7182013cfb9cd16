"""納品: what was handed over and when, and what was asked to be put right. Append-only."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class Delivery(Entity):
    """One handing-over. ``received_on``: the JST day of the upload, which starts the payment clock (law.md 1.4).

    ``accept_by``: last day of the notified acceptance days. ``payment_due_on``: the date on which the pay is due
    for this receipt, whatever was notified.
    """

    personal_data = "free text, files"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="deliveries")
    number = models.PositiveIntegerField()
    submission_id = models.UUIDField(unique=True)
    delivered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    url = models.TextField(blank=True)
    checked = models.JSONField(default=list)  # positions of the criteria she says she has checked
    received_on = models.DateField()
    accept_by = models.DateField()
    payment_due_on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="market_delivery_once"),
            models.CheckConstraint(
                condition=models.Q(accept_by__gte=models.F("received_on")), name="market_delivery_accept_by"
            ),
        ]


class DeliveryFile(Entity):
    """A file of a delivery, with the type its bytes show and their hash."""

    personal_data = "file name and content"

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="files")
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="market/deliveries", max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="market_deliveryfile_size")
        ]


class RevisionRequest(Entity):
    """修正依頼: which criteria are not met yet, and what is missing. Never without a criterion (law.md 1.6)."""

    personal_data = "free text"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="revisions")
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="revision")
    number = models.PositiveIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    criteria = models.ManyToManyField("market.ContractCriterion", related_name="revisions")
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="market_revisionrequest_once")
        ]
