"""予算と実績: lines of a fiscal year, and what was spent on each. Whole yen including tax."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField


class BudgetBasis(models.TextChoices):
    """How a line is settled (programmes.md 3.1 RQ35)."""

    LUMP = "lump", _("Lump sum")
    UNIT = "unit", _("Unit price × quantity")
    ACTUAL = "actual", _("Actual cost up to the planned sum")


class BudgetLine(Entity):
    """費目: planned yen = ``unit_price_yen`` × ``quantity`` (1 for a lump sum)."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="budget_lines")
    fiscal_year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    name = models.TextField()
    basis = models.CharField(max_length=10, choices=BudgetBasis)
    quantity = models.PositiveIntegerField(default=1)
    unit = models.TextField(blank=True)
    unit_price_yen = YenField()

    class Meta:
        ordering = ["fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "fiscal_year", "number"], name="regions_budget_number_once"
            ),
            models.CheckConstraint(condition=Q(basis__in=BudgetBasis.values), name="regions_budget_basis"),
            models.CheckConstraint(condition=Q(unit_price_yen__gte=0), name="regions_budget_price"),
            models.CheckConstraint(
                condition=~Q(basis="lump") | Q(quantity=1), name="regions_budget_lump_is_one"
            ),
        ]

    @property
    def planned_yen(self) -> int:
        return int(self.unit_price_yen) * self.quantity


class Expense(Entity):
    """支出: one payment of a line on a day (JST). Never changed: a mistake is put right by a negative one."""

    personal_data = "user id"

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="expenses")
    spent_on = models.DateField()
    amount_yen = YenField()
    what = models.TextField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["spent_on", "created_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount_yen=0), name="regions_expense_not_zero"),
        ]
