"""allauth's forms with our idea of an e-mail address: old carrier addresses such as ``foo..bar.@docomo.ne.jp`` pass."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import EmailAddressField
from yuiwork.japan.email import clean_email
from yuiwork.japan.errors import JapanError


class AccountEmailField(EmailAddressField):
    """An address as accounts keep it: all in lower case, so that one person has one account."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).lower()


class _Ours:
    """What we ask of every form of allauth: our address field, a kind word on passwords, no placeholders."""

    email_field = "email"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        if self.email_field in fields:
            fields[self.email_field] = AccountEmailField(label=_("Email address"))
        if "password1" in fields:
            fields["password1"].help_text = _(
                "8 characters or more, and not only digits. A short sentence is easy to remember."
            )
        for field in fields.values():
            field.widget.attrs.pop(
                "placeholder", None
            )  # labels stand above; placeholders vanish while typing


class SignupForm(_Ours, allauth_forms.SignupForm):  # type: ignore[misc]  # allauth carries no types
    """``/accounts/signup/?email=…`` fills the address in, old carrier addresses included."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request = context.request
        if request is not None and not self.is_bound:
            self.fields["email"].initial = _address_or_nothing(request.GET.get("email", ""))


class LoginForm(_Ours, allauth_forms.LoginForm):  # type: ignore[misc]
    email_field = "login"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remember"].label = _("Stay signed in on this device")
        self.fields["password"].help_text = ""  # the page itself says where to go with a forgotten password


class ResetPasswordForm(_Ours, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(_Ours, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(_Ours, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(_Ours, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    pass


class AddEmailForm(_Ours, allauth_forms.AddEmailForm):  # type: ignore[misc]
    pass


def _address_or_nothing(text: str) -> str:
    try:
        return clean_email(text).value
    except JapanError:
        return ""
