"""A person asked for what is kept about her: that she asked is kept, the copy itself is not."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class DataExport(Entity):
    """One disclosure to the person herself (law.md 5.1; answered at once, product limit 14 days)."""

    personal_data = "user id"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="data_exports")
    row_count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(row_count__gt=0), name="compliance_export_not_empty")
        ]
