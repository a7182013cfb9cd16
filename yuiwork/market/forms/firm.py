"""A firm that wants to order work registers: who it is, where, and what the law asks of it (law.md 1.1, 1.7)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import (
    CountField,
    EmailAddressField,
    KanaField,
    NameField,
    PhoneField,
    PostalCodeField,
    YenFormField,
)
from yuiwork.japan.address import AddressCandidate, lookup
from yuiwork.japan.corporate_number import parse_corporate_number, parse_registration_number
from yuiwork.japan.errors import CodeError
from yuiwork.market.gates import address_is_complete
from yuiwork.people.api import OrganisationKind

_KINDS = [
    (kind.value, kind.label)
    for kind in (
        OrganisationKind.COMPANY,
        OrganisationKind.SOLE_PROPRIETOR,
        OrganisationKind.NPO,
        OrganisationKind.TRADING_COMPANY,
    )
]


class FirmForm(forms.Form):
    name = NameField(label=_("Name of the firm"), autocomplete="organization", max_length=100)
    kana = KanaField(
        label=_("Reading (kana)"),
        help_text=_("As in the name of your bank account, for example カブシキガイシャアオゾラ"),
    )
    kind = forms.ChoiceField(label=_("Kind of firm"), choices=_KINDS, widget=forms.RadioSelect)
    corporate_number = forms.CharField(
        label=_("Corporate number"),
        required=False,
        help_text=_("13 digits. Needed unless you are a sole proprietor."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-width": "16"}),
    )
    postal_code = PostalCodeField(label=_("Postal code"), help_text=_("We find the municipality from this."))
    address = forms.CharField(
        label=_("Address down to the number"),
        max_length=200,
        help_text=_("For example 東京都千代田区千代田1-1-1"),
    )
    building = forms.CharField(
        label=_("Building, floor and room"),
        required=False,
        max_length=100,
        help_text=_("The law requires the floor and room in job posts. Leave it empty for a detached house."),
    )
    employee_count = CountField(label=_("People employed"), min_value=0, max_value=9_999_999)
    officer_count = CountField(
        label=_("Officers, representatives included"),
        min_value=0,
        max_value=999,
        help_text=_("Sole proprietors: 0"),
    )
    capital_yen = YenFormField(label=_("Capital"), required=False, min_value=0, max_value=999_999_999_999_999)
    is_wage_withholding_agent = forms.BooleanField(
        label=_("We pay salaries and withhold income tax from them"),
        required=False,
        help_text=_(
            "Firms withhold tax from fees for writing or design. Sole proprietors do so only if this is ticked."
        ),
    )
    invoice_number = forms.CharField(
        label=_("Registration number for qualified invoices"),
        required=False,
        help_text=_("T and 13 digits, if you have one."),
    )
    contact_name = NameField(label=_("Person in charge"), autocomplete="name")
    contact_email = EmailAddressField(label=_("Email address for questions"))
    contact_phone = PhoneField(label=_("Phone"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates: list[AddressCandidate] = []

    def clean_corporate_number(self) -> str:
        text: str = self.cleaned_data["corporate_number"]
        return _number(parse_corporate_number, text) if text else ""

    def clean_invoice_number(self) -> str:
        text: str = self.cleaned_data["invoice_number"]
        return _number(parse_registration_number, text) if text else ""

    def clean_postal_code(self) -> str:
        code: str = self.cleaned_data["postal_code"]
        self.candidates = lookup(code)
        if not self.candidates:
            raise forms.ValidationError(_("This postal code is not known. Please check the seven digits."))
        return code

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needs_number = data.get("kind") not in (None, OrganisationKind.SOLE_PROPRIETOR)
        if needs_number and not data.get("corporate_number") and "corporate_number" not in self.errors:
            self.add_error("corporate_number", _("Please enter the corporate number of your firm."))
        whole = f"{data.get('address', '')} {data.get('building', '')}".strip()
        if data.get("address") and not address_is_complete(whole):
            at = "building" if data.get("building") else "address"
            self.add_error(at, _("Please write the number, and for a building the floor or room as well."))
        return data

    def firm_data(self) -> dict[str, Any]:
        """The cleaned answers as ``register_organisation`` takes them."""
        data = dict(self.cleaned_data)
        building = data.pop("building")
        data["address"] = f"{data['address']} {building}".strip()
        data["municipality_code"] = self._municipality(data["address"])
        data["uses_employees"] = data["employee_count"] > 0
        return data

    def _municipality(self, address: str) -> str:
        """A postal code can belong to several municipalities: then the one that the address names."""
        named = [c for c in self.candidates if c.city in address]
        return (named or self.candidates)[0].municipality_code


def _number(parse: Any, text: str) -> str:
    try:
        return str(parse(text))
    except CodeError as error:
        if error.code == "CORPORATE_NUMBER_CHECK_DIGIT":
            message = _("One of the digits does not fit. Please check the number once more.")
        elif error.code == "REGISTRATION_NUMBER_NO_T":
            message = _("Please write the T in front of the 13 digits.")
        else:
            message = _("Please enter the 13 digits of the number.")
        raise forms.ValidationError(message, code=error.code) from error
