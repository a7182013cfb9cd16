"""Adding a colleague to a firm."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import EmailAddressField


class MemberForm(forms.Form):
    email = EmailAddressField(
        label=_("Email address of the colleague"), help_text=_("The one they sign in with.")
    )
