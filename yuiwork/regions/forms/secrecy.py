"""What the staff promise about personal data, and agreeing to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import JapaneseDateField
from yuiwork.regions.forms import fields


class SecrecyTextForm(forms.Form):
    text = fields.text(
        _("What the staff promise"),
        rows=14,
        help_text=_("A changed text is a new version: everybody is asked again."),
    )


class AgreeForm(forms.Form):
    """``version``: of the words that she read, so that nobody agrees to others."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    taught_on = JapaneseDateField(
        label=_("Day it was explained to you"),
        help_text=_(
            "By the office or the person who leads the programme, including the penalties of the law."
        ),
        latest=clock.today,
    )
    agreed = forms.BooleanField(label=_("I have read the text above and will keep to it"))
