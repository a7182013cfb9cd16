"""Searching one's documents by the three keys of law.md 4."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.web.fields import JapaneseDateField, YenFormField


class SearchForm(forms.Form):
    since = JapaneseDateField(label=_("Date from"), required=False)
    until = JapaneseDateField(label=_("Date to"), required=False)
    amount_from = YenFormField(label=_("Amount from (yen)"), required=False)
    amount_to = YenFormField(label=_("Amount to (yen)"), required=False)
    amount_blank = forms.BooleanField(label=_("Only documents without an amount"), required=False)
    counterparty = forms.CharField(label=_("Other party"), required=False)

    def search(self) -> audit.Search:
        data: dict[str, Any] = self.cleaned_data
        return audit.Search(
            since=data["since"],
            until=data["until"],
            amount_from=data["amount_from"],
            amount_to=data["amount_to"],
            amount_blank=data["amount_blank"],
            counterparty=data["counterparty"],
        )
