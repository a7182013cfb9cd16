"""Offering childcare at a seminar or session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.childcare.api import ChildcareStandard, Offer
from yuiwork.core.web.fields import CountField, YenFormField
from yuiwork.core.web.widgets import CountedTextarea

USUAL = {
    "children_per_carer": 3,
    "carers": 2,
    "places": 6,
    "min_months": 6,
    "max_months": 71,
    "keep_days": 30,
}
NAMES = (*USUAL, "bring", "cost_yen")


class ChildcareForm(forms.Form):
    """``cleaned_data`` is what ``set_seminar_childcare`` and ``set_session_childcare`` take."""

    carers = CountField(label=_("Number of childcare staff"), min_value=1, max_value=50)
    children_per_carer = CountField(
        label=_("Children per member of staff"),
        min_value=1,
        max_value=20,
        help_text=_("For babies fewer than for older children."),
    )
    places = CountField(
        label=_("Places for children"),
        min_value=1,
        help_text=_("At most the number of childcare staff times the children each can look after."),
    )
    min_months = CountField(label=_("From age (months)"), min_value=0, max_value=216)
    max_months = CountField(label=_("To age (months)"), min_value=0, max_value=216)
    bring = forms.CharField(
        label=_("What parents bring"), required=False, max_length=500, widget=CountedTextarea(rows=3)
    )
    cost_yen = YenFormField(label=_("Cost of the childcare"), required=False, min_value=0)
    keep_days = CountField(
        label=_("Days until the records are deleted"),
        min_value=1,
        max_value=366,
        help_text=_("Counted from the day of the childcare."),
    )

    @staticmethod
    def initial_of(offer: Offer | None, standard: ChildcareStandard | None) -> dict[str, Any]:
        """What is offered at the date; else what the programme usually offers."""
        known = offer or standard
        return dict(USUAL) if known is None else {name: getattr(known, name) for name in NAMES}
