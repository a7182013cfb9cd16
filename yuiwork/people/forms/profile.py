"""Who a person is and where she lives."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import JapaneseDateField, KanaField, NameField, PhoneField, PostalCodeField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import DatePartsInput
from yuiwork.japan.address import AddressCandidate, lookup
from yuiwork.japan.corporate_number import parse_registration_number
from yuiwork.japan.errors import JapanError

_WHICH = _("This postal code belongs to several municipalities. Please choose yours.")


class ProfileForm(forms.Form):
    """The postal code decides the municipality; when it belongs to several, she chooses."""

    family_name = NameField(label=_("Family name"), widget=forms.TextInput({"autocomplete": "family-name"}))
    given_name = NameField(label=_("Given name"), widget=forms.TextInput({"autocomplete": "given-name"}))
    family_kana = KanaField(label=_("Family name (kana)"))
    given_kana = KanaField(label=_("Given name (kana)"))
    display_name = NameField(
        label=_("Name shown to others"),
        required=False,
        help_text=_("If you leave this empty, your full name is shown."),
    )
    birth_date = JapaneseDateField(
        label=_("Date of birth"),
        help_text=_("Paid work is for people of 18 and over. Nobody else sees this date."),
        latest=clock.today,
        widget=DatePartsInput(birthday=True),
    )
    postal_code = PostalCodeField(label=_("Postal code"), help_text=_("We find the municipality from this."))
    municipality_code = forms.ChoiceField(
        label=_("Municipality"),
        widget=forms.RadioSelect,
        error_messages={"required": _WHICH, "invalid_choice": _WHICH},
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=200,
        help_text=_("Town, number, building. Only the other party of a contract sees it."),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )
    phone = PhoneField(label=_("Phone"), required=False)
    uses_employees = forms.BooleanField(
        label=_("I employ somebody for 20 hours a week or more, for a month or longer"), required=False
    )
    invoice_number = forms.CharField(
        label=_("Registration number for qualified invoices"),
        required=False,
        max_length=20,
        help_text=_("T and 13 digits, if you have one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.data.get("postal_code") if self.is_bound else self.initial.get("postal_code")
        self._towns = _towns_of(str(known or ""))
        if len(self._towns) < 2:  # nothing to choose
            del self.fields["municipality_code"]
        else:
            choice_field(self, "municipality_code").choices = list(self._towns.items())

    def clean_postal_code(self) -> str:
        code: str = self.cleaned_data["postal_code"]
        if not self._towns:
            raise forms.ValidationError(_("This postal code is not known. Please check the seven digits."))
        return code

    def clean_invoice_number(self) -> str:
        typed: str = self.cleaned_data["invoice_number"]
        try:
            return parse_registration_number(typed) if typed else ""
        except JapanError as error:
            raise forms.ValidationError(
                _("Please check the registration number: T and 13 digits."), code=error.code
            ) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if len(self._towns) == 1:
            data["municipality_code"] = next(iter(self._towns))
        return data


def _towns_of(postal_code: str) -> dict[str, str]:
    """Municipalities of a postal code: code → prefecture and name; empty for an unknown or broken code."""
    try:
        found: list[AddressCandidate] = lookup(postal_code)
    except JapanError:
        return {}
    return {place.municipality_code: place.prefecture + place.city for place in found}
