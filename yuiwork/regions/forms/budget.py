"""One payment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import JapaneseDateField, SubmissionIdField, YenFormField
from yuiwork.core.web.forms import choice_field
from yuiwork.regions.forms import fields
from yuiwork.regions.models import BudgetLine


class ExpenseForm(forms.Form):
    line = forms.ChoiceField(label=_("Line of the budget"))
    spent_on = JapaneseDateField(label=_("Day of the payment"))
    amount_yen = YenFormField(label=_("Amount including tax"), min_value=1)
    is_correction = forms.BooleanField(
        label=_("This takes back an earlier entry"),
        required=False,
        help_text=_("Entries are never changed. Take a wrong one back, then enter the right one."),
    )
    what = fields.line(_("What was paid"))
    submission_id = SubmissionIdField()

    def __init__(self, lines: list[BudgetLine], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice_field(self, "line").choices = [(str(row.id), f"{row.number}. {row.name}") for row in lines]

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        sign = -1 if data.pop("is_correction") else 1
        data["line_id"] = data.pop("line")
        return {**data, "amount_yen": sign * int(data["amount_yen"])}
