"""取り込んだ行: what is known of earlier years, one row for each stable key."""

from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class ImportedRecord(Entity):
    """The newest word of the files about one key. ``values`` by column name, dates as ISO JST, pay in yen.

    Its id is the ``ref`` under which its facts count in impact.
    """

    personal_data = "names, kana, birth dates, municipality, e-mail addresses, pay; user id or digest"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.TextField()
    person_key = models.CharField(max_length=64, blank=True)
    email = models.TextField(blank=True)
    fiscal_year = models.PositiveIntegerField()
    values = models.JSONField()
    run = models.ForeignKey("imports.ImportRun", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "key"], name="imports_record_once"),
            models.CheckConstraint(condition=~Q(key=""), name="imports_record_key"),
        ]
        indexes = [
            models.Index(fields=["email"], condition=~Q(email=""), name="imports_record_email"),
            models.Index(fields=["programme", "kind", "fiscal_year"], name="imports_record_year"),
        ]


class RecordChange(Entity):
    """What a run did to a record, so that the run can be taken back: ``before`` is empty where it made it.

    ``earlier_run``: the run whose word stood before. Gone when the run is taken back.
    """

    personal_data = "what the record said before"

    run = models.ForeignKey("imports.ImportRun", on_delete=models.PROTECT, related_name="changes")
    record = models.ForeignKey(ImportedRecord, on_delete=models.PROTECT, related_name="changes")
    before = models.JSONField(null=True)
    earlier_run = models.ForeignKey(
        "imports.ImportRun", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "record"], name="imports_change_once"),
            models.CheckConstraint(
                condition=Q(before__isnull=True, earlier_run__isnull=True)
                | Q(before__isnull=False, earlier_run__isnull=False),
                name="imports_change_before_whole",
            ),
        ]
