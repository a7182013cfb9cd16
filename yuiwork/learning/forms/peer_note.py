"""A short word to a classmate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.use_cases.peers import NOTE_LIMIT


class PeerNoteForm(forms.Form):
    text = forms.CharField(
        label=_("A short message"),
        required=False,
        max_length=NOTE_LIMIT,
        help_text=_("What you liked or learnt. If left empty, we send your thanks."),
        widget=CountedTextarea(rows=2),
    )
