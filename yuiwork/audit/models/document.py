"""Documents that somebody must be able to show for years: notices, certificates, statements (law.md 4).

Append-only (integrity method (c) of law.md 4): a correction is a new version that names the old one; each version
carries the hash of its content and of the document filed before it.
"""

from django.db import models

from yuiwork.core.entity import Entity, YenField


class Document(Entity):
    """One filed version. Search keys of law.md 4: date, amount (blank is findable), counterparty."""

    personal_data = "names and amounts inside the document"

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
    sha256 = models.CharField(max_length=64)
    prev_sha256 = models.CharField(max_length=64, blank=True)
    version_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="versions")
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "doc_date"], name="audit_document_kind_date")]


class DocumentParty(models.Model):
    """Who may open a document: a user or an organisation."""

    personal_data = "user id"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="parties")
    party_id = models.UUIDField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "party_id"], name="audit_document_party_once")]
