"""Documents that somebody must be able to show for years: notices, certificates, statements (law.md 4).

Append-only (integrity method (c) of law.md 4): a correction is a new version that names the old one, a withdrawn
document is marked as void in a row of its own. Every document is sealed together with the seal of the one before.
"""

from django.db import models

from yuiwork.core.entity import Entity, YenField


class Document(Entity):
    """One filed version. Search keys of law.md 4: date, amount (blank is findable), counterparty."""

    personal_data = "names and amounts inside the document"

    position = models.BigIntegerField(unique=True)  # 1, 2, 3 … without gaps
    kind = models.TextField()
    number = models.TextField(unique=True)
    title = models.TextField()
    doc_date = models.DateField()
    amount_incl_tax = YenField(null=True)
    issuer_name = models.TextField()
    counterparty_name = models.TextField()
    media_type = models.TextField(default="application/pdf")
    content = models.BinaryField()
    canonical = models.JSONField()
    sha256 = models.CharField(max_length=64)  # of the content
    previous_seal = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)  # sha256 over everything above and the previous seal
    version_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="versions")
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "doc_date"], name="audit_document_kind_date")]
        constraints = [
            models.CheckConstraint(condition=models.Q(position__gt=0), name="audit_document_position"),
            models.CheckConstraint(
                condition=models.Q(version_of__isnull=True) | ~models.Q(reason=""),
                name="audit_document_version_reason",
            ),
        ]


class DocumentParty(models.Model):
    """Who may open a document: a user or an organisation."""

    personal_data = "user id"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="parties")
    party_id = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "party_id"], name="audit_document_party_once")
        ]


class VoidedDocument(Entity):
    """A document that no longer counts, and why. The document itself stays (law.md 4, E-06)."""

    personal_data = "none"

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="voided")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="audit_voided_reason")]
