"""取引条件: versions of what was agreed, and the notices sent of them (law.md 0.1, 1.3). All append-only."""

from django.db import models

from yuiwork.core.entity import Entity


class TermsVersion(Entity):
    """One version of the terms as plain JSON, with its hash. Version 1 is what was agreed."""

    personal_data = "names and addresses of both parties"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="market_termsversion_once")
        ]


class TermsNotice(Entity):
    """取引条件明示: one notice of one version, filed as a document for both parties."""

    personal_data = "none; the document behind it names both parties"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="notices")
    terms = models.OneToOneField(TermsVersion, on_delete=models.PROTECT, related_name="notice")
    number = models.TextField(unique=True)
    document_id = models.UUIDField(unique=True)
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            # The target of the contract's composite key.
            models.UniqueConstraint(fields=["id", "contract"], name="market_termsnotice_of_contract")
        ]


class NoticeCounter(models.Model):
    """The last notice number of a year: counted under a lock, so that numbers have no gaps."""

    personal_data = "none"

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class ContractCriterion(Entity):
    """An acceptance criterion as agreed, numbered from 1."""

    personal_data = "none"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "position"], name="market_contractcriterion_once")
        ]


class PaperRequest(Entity):
    """The worker asked for the notice on paper: the client owes it without delay (law.md 1.3, N3-11)."""

    personal_data = "none"

    contract = models.OneToOneField("market.Contract", on_delete=models.PROTECT, related_name="paper_request")
    requested_on = models.DateField()
    due_on = models.DateField()
    sent_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_on__isnull=True) | models.Q(sent_on__gte=models.F("requested_on")),
                name="market_paperrequest_dates",
            )
        ]
