"""Sending a configuration file, and agreeing to what it changes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_LIMIT = 1024 * 1024  # bytes; a programme with a hundred courses is far smaller


class FileForm(forms.Form):
    """``text`` afterwards: the file as UTF-8."""

    file = forms.FileField(label=_("Configuration file"), help_text=_("The YAML file of this programme."))

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file.size > _LIMIT:
            raise ValidationError(_("The file is larger than 1 MB. Please choose the configuration file."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ValidationError(
                _("The file is not UTF-8. Please save it as UTF-8 and send it again.")
            ) from error


class TextForm(forms.Form):
    """The text whose changes she has seen."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=_LIMIT, strip=False)
