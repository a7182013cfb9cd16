"""Form fields as people in Japan fill them. The one place to import them from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.ids import new_id
from yuiwork.core.web.dates import JapaneseDateField
from yuiwork.core.web.lines import EmailAddressField, KanaField, NameField, PhoneField, PostalCodeField
from yuiwork.core.web.numbers import CountField, YenFormField
from yuiwork.core.web.uploads import UploadField

__all__ = [
    "CountField",
    "EmailAddressField",
    "JapaneseDateField",
    "KanaField",
    "NameField",
    "PhoneField",
    "PostalCodeField",
    "SubmissionIdField",
    "UploadField",
    "YenFormField",
]


class SubmissionIdField(forms.UUIDField):
    """A hidden id made with the page: a second click or a retry carries the same one and does no more."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": _("Please load the page again and send it once more."),
        "invalid": _("Please load the page again and send it once more."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"initial": new_id, **options})
