"""Who is on duty, and what it cost."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import YenFormField
from yuiwork.core.web.forms import choice_field


class DutyForm(forms.Form):
    """``carers``: id and name of everybody who holds the role in the programme."""

    carers = forms.TypedMultipleChoiceField(
        label=_("Childcare staff on that day"),
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, carers: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "carers").choices = list(carers)


class CostForm(forms.Form):
    cost_yen = YenFormField(
        label=_("Cost of the childcare"),
        required=False,
        min_value=0,
        help_text=_("Tax included. It appears in the report."),
    )
