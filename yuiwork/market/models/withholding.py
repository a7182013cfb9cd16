"""源泉徴収: what a client withheld from which payment and must pay over by when (money.md W7, W15). Append-only."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity, YenField


class WithholdingLine(Entity):
    """One payment to one person. ``base`` and ``tax`` in yen; ``paid_on`` and ``remit_due_on`` JST."""

    personal_data = "payee's name and address, amounts"

    contract = models.OneToOneField(
        "market.Contract", on_delete=models.PROTECT, related_name="withholding_line"
    )
    client_org = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="withholding_lines"
    )
    payee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    payee_name = models.TextField()
    payee_address = models.TextField()
    category = models.CharField(max_length=30)
    category_label = models.TextField()
    pay_total = YenField()
    base = YenField()
    tax = YenField()
    paid_on = models.DateField()
    remit_due_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tax__gt=0) & models.Q(base__gte=models.F("tax")),
                name="market_withholdingline_tax",
            ),
            models.CheckConstraint(
                condition=models.Q(remit_due_on__gt=models.F("paid_on")), name="market_withholdingline_due"
            ),
        ]
        indexes = [models.Index(fields=["client_org", "paid_on"], name="market_withholding_month")]
