"""The three steps of a proposal, and the client's answer to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import JapaneseDateField, SubmissionIdField, YenFormField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.market.models import DeclineReason


class MessageStep(forms.Form):
    """Step 1: what she writes to the client."""

    message = forms.CharField(
        label=_("A few words to the client"),
        help_text=_(
            "Why this job, what you can do, when you can work. You do not need to mention your address "
            "or bank."
        ),
        max_length=2_000,
        widget=CountedTextarea(rows=8),
    )
    submission_id = SubmissionIdField()


class TermsStep(forms.Form):
    """Step 2: amount and date, filled in from the job."""

    fee_amount = YenFormField(label=_("Your pay for the whole job"), min_value=1, max_value=99_999_999)
    delivery_on = JapaneseDateField(label=_("You deliver on"))
    lower_reason = forms.CharField(
        label=_("Why less than the client offers"),
        help_text=_("Only if your amount is lower than the one in the job."),
        required=False,
        max_length=500,
    )
    submission_id = SubmissionIdField()


class ConfirmStep(forms.Form):
    """Step 3: what will be sent, and the agreement to the way the money goes."""

    agency = forms.BooleanField(
        label=_("I agree that the operator receives my pay for me and passes it on to my bank account"),
        help_text=_(
            "When the client has paid the operator, the client owes you nothing more; the operator does. "
            "You can read this again at any time in the terms of use."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_consented: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_consented:
            del self.fields["agency"]


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=DeclineReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("A few words to the person"), required=False, max_length=1_000, widget=CountedTextarea(rows=3)
    )
