"""Forms of the people room, and allauth's forms with our idea of an e-mail address (legacy carrier ones pass)."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import (
    EmailAddressField,
    JapaneseDateField,
    KanaField,
    NameField,
    PhoneField,
    PostalCodeField,
)
from yuiwork.japan.address import AddressCandidate, lookup


class ProfileForm(forms.Form):
    """Who she is and where she lives. The postal code decides the municipality; she may correct the rest."""

    family_name = NameField(label=_("Family name"), autocomplete="family-name")
    given_name = NameField(label=_("Given name"), autocomplete="given-name")
    family_kana = KanaField(label=_("Family name (kana)"))
    given_kana = KanaField(label=_("Given name (kana)"))
    display_name = NameField(
        label=_("Name shown to others"),
        required=False,
        help_text=_("If you leave this empty, your full name is shown."),
    )
    birth_date = JapaneseDateField(
        label=_("Date of birth"), help_text=_("Paid work is for people of 18 and over. Nobody else sees this date.")
    )
    postal_code = PostalCodeField(label=_("Postal code"), help_text=_("The municipality is found from this."))
    municipality_code = forms.ChoiceField(label=_("Municipality"), required=False, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Address"),
        help_text=_("Town, number, building. Only the other party of a contract sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    phone = PhoneField(label=_("Phone"), required=False)
    uses_employees = forms.BooleanField(
        label=_("I employ somebody for 20 hours a week or more, for a month or longer"), required=False
    )
    invoice_number = forms.CharField(
        label=_("Registration number for qualified invoices"), required=False, help_text=_("T and 13 digits, if you have one.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates: list[AddressCandidate] = []
        field = self.fields["municipality_code"]
        assert isinstance(field, forms.ChoiceField)
        posted = self.data.get("municipality_code") if self.is_bound else self.initial.get("municipality_code")
        if posted:
            field.choices = [(posted, posted)]
        self._municipality = field

    def clean_postal_code(self) -> str:
        code: str = self.cleaned_data["postal_code"]
        self.candidates = lookup(code)
        if not self.candidates:
            raise forms.ValidationError(_("This postal code is not known. Please check the seven digits."))
        return code

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        towns = {c.municipality_code: c.prefecture + c.city for c in self.candidates}
        if len(towns) == 1:
            data["municipality_code"] = next(iter(towns))
        elif towns and data.get("municipality_code") not in towns:
            # One code, several municipalities: she chooses.
            self._municipality.choices = list(towns.items())
            self.add_error("municipality_code", _("This postal code belongs to several municipalities. Please choose yours."))
        return data


class MemberForm(forms.Form):
    email = EmailAddressField(label=_("E-mail address of the colleague"))


class _OurEmail:
    """Replaces allauth's e-mail fields, which refuse addresses such as ``foo..bar.@docomo.ne.jp``."""

    email_field = "email"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        if self.email_field in fields:
            fields[self.email_field] = EmailAddressField(label=_("E-mail address"))
        for field in fields.values():
            field.widget.attrs.pop("placeholder", None)  # labels stand above; placeholders vanish while typing


class SignupForm(_OurEmail, allauth_forms.SignupForm):  # type: ignore[misc]
    pass


class LoginForm(_OurEmail, allauth_forms.LoginForm):  # type: ignore[misc]
    email_field = "login"


class ResetPasswordForm(_OurEmail, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    pass


class AddEmailForm(_OurEmail, allauth_forms.AddEmailForm):  # type: ignore[misc]
    pass
