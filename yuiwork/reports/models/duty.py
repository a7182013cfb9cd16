"""求められる報告: what a contract or grant asks for, and until when (programmes.md 3.1 RQ28, RQ31; 4.2)."""

from django.db import models
from django.db.models import F, Q

from yuiwork.core.entity import Entity


class ReportDuty(Entity):
    """A report of one kind about ``first`` to ``last`` (JST, both inside), to be handed in by ``due_on`` (JST).

    ``note``: how and to whom, in the words of the contract.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    due_on = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "first", "last"], name="reports_duty_once"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="reports_duty_period"),
            models.CheckConstraint(condition=Q(due_on__gte=F("first")), name="reports_duty_due"),
        ]
