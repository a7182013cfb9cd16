"""What a programme says of itself, and who owns and runs it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import JapaneseDateField, NameField, YenFormField
from yuiwork.regions.forms import fields


class ProgrammeForm(forms.Form):
    name = fields.line(_("Name of the programme"))
    tagline = fields.line(_("One sentence that says what it is"))
    description = fields.text(_("What people will be able to do"))
    for_whom = fields.line(_("Who it is for"))
    contact = fields.line(_("Contact for questions"))
    starts_on = JapaneseDateField(label=_("First day"))
    ends_on = JapaneseDateField(
        label=_("Last day"),
        required=False,
        help_text=_("From the next day, nobody new can join. Pages, certificates and the community stay."),
    )
    cost_yen = YenFormField(
        label=_("Cost in a fiscal year (while there is no budget here)"), required=False, min_value=0
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("cost_yen") is None:
            data["cost_yen"] = 0
        return data


class OrganisationsForm(forms.Form):
    """The same three questions about each of the two, under a heading of their own."""

    template_name = "regions/_organisations_form.html"

    owner_name = NameField(label=_("Owner: pays for the programme and answers for it"))
    owner_kana = fields.kana()
    owner_kind = fields.organisation_kind()
    operator_name = NameField(label=_("Operator: runs it day by day"))
    operator_kana = fields.kana()
    operator_kind = fields.organisation_kind()

    def use_case_data(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"owner": fields.named(data, "owner"), "operator": fields.named(data, "operator")}
