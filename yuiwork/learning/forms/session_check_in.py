"""Marking herself present with the code that stands in the room."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.japan.text import nfkc, without_separators
from yuiwork.learning.check_in_code import is_code_of
from yuiwork.learning.models import Session, TookPart


class CheckInForm(forms.Form):
    """The place is asked only where a session has both a room and an online meeting.

    ``guesses``: she has tried so often that no code is accepted for a while.
    """

    took_part = forms.ChoiceField(
        label=_("How you take part"), choices=TookPart, widget=forms.RadioSelect, required=False
    )
    code = forms.CharField(
        label=_("Code of the day"),
        help_text=_("Six digits. You find it in the room or on the screen."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-width": "8"}),
    )

    def __init__(self, session: Session, *args: Any, guesses: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._guesses = guesses
        self._session_id: UUID = session.id
        if not (session.place and session.url):
            del self.fields["took_part"]
        self._only = "" if session.place and session.url else ("venue" if session.place else "online")

    def clean_code(self) -> str:
        if self._guesses:  # before the code is looked at: the answer must not tell whether it was right
            words = _("Too many tries. Please wait a few minutes, or ask your tutor to mark you present.")
            raise forms.ValidationError(words, code="TOO_MANY_TRIES")
        code = without_separators(nfkc(self.cleaned_data["code"]))
        if not is_code_of(self._session_id, code):
            words = _("This is not the code of this session. Please look again or ask your tutor.")
            raise forms.ValidationError(words, code="WRONG_CODE")
        return code

    @property
    def seat(self) -> str:
        """Where she takes part: chosen, or the only way there is."""
        return self.cleaned_data.get("took_part") or self._only
