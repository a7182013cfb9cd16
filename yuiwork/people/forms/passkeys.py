"""allauth's forms for passkeys, in plain words."""

from typing import Any

from allauth.mfa.webauthn import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(allauth_forms.AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """A passkey proposes itself for signing in without a password; a plain security key cannot."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_it(self.fields["name"])
        without = self.fields["passwordless"]
        without.label = _("Sign in with this alone, without a password")
        without.help_text = _("Your phone or computer then asks for your face, your finger or its PIN.")
        without.initial = True


class RenamePasskeyForm(allauth_forms.EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_it(self.fields["name"])


def _name_it(field: forms.Field) -> None:
    field.label = _("Name of this passkey")
    field.help_text = _("So that you can tell it from others, for example: my phone.")
