"""Forms of the people room. Settings name those of signing in."""

from yuiwork.people.forms.member import MemberForm
from yuiwork.people.forms.passkeys import AddPasskeyForm, RenamePasskeyForm
from yuiwork.people.forms.profile import ProfileForm
from yuiwork.people.forms.sign_in import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    SignupForm,
)

__all__ = [
    "AddEmailForm",
    "AddPasskeyForm",
    "ChangePasswordForm",
    "LoginForm",
    "MemberForm",
    "ProfileForm",
    "RenamePasskeyForm",
    "ResetPasswordForm",
    "ResetPasswordKeyForm",
    "SetPasswordForm",
    "SignupForm",
]
