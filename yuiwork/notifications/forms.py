"""The filter of the outbox."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OutboxFilter(forms.Form):
    to = forms.CharField(label=_("Recipient's address contains"), required=False, max_length=254)
