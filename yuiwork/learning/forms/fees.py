"""What a learner pays herself, typed line by line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.fees import as_text, parse_fees


class FeesField(forms.CharField):
    """One line per item. The wrong line and the reason are told at the field."""

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else as_text(value)

    def to_python(self, value: Any) -> Any:
        try:
            return parse_fees(super().to_python(value) or "")
        except Invalid as refusal:
            raise ValidationError(str(refusal.message), code=refusal.code) from refusal


class FeesForm(forms.Form):
    fees = FeesField(
        label=_("What learners pay themselves"),
        required=False,
        max_length=2_000,
        help_text=_(
            "One line for each item: its name, a colon, the yen with tax. Leave empty if the course is free."
        ),
        widget=CountedTextarea(rows=4),
    )
