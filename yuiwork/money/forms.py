"""Forms of the money room: shape and wording; the rules are in the use-cases."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core import clock
from yuiwork.core.web.fields import JapaneseDateField, SubmissionIdField, YenFormField
from yuiwork.core.web.forms import choice_field

_NUMBER = {"inputmode": "numeric", "autocomplete": "off", "data-width": "8"}
_SHORT = {"inputmode": "numeric", "autocomplete": "off", "data-width": "4"}

ACCOUNT_TYPES = [
    (1, pgettext_lazy("bank account", "Ordinary")),
    (2, pgettext_lazy("bank account", "Current")),
    (4, pgettext_lazy("bank account", "Savings")),
]


def _holder() -> forms.CharField:
    return forms.CharField(
        label=_("Account holder (kana)"),
        help_text=_("As in the passbook, for example ヤマダ ハナコ. It must be your own name."),
        max_length=60,
    )


class StatementUploadForm(forms.Form):
    """One file from the bank. Its kind and account are checked by reading it."""

    file = forms.FileField(
        label=_("File from the bank"),
        help_text=_(
            "A statement (入出金明細, type 03) or deposit notice (振込入金通知, type 01) in the 全銀 format."
        ),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_BYTES:
            raise forms.ValidationError(_("This file is too large. Please download a shorter period."))
        return file


class SearchForm(forms.Form):
    """Words to look something up by."""

    q = forms.CharField(label=_("Name, kana or code"), max_length=40)

    def __init__(self, *args: Any, label: Any = None, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label is not None:
            self.fields["q"].label = label
        self.fields["q"].help_text = help_text or ""


class BankAccountForm(forms.Form):
    """The account at a branch that was chosen before."""

    account_type = forms.TypedChoiceField(
        label=_("Kind of account"), choices=ACCOUNT_TYPES, coerce=int, initial=1, widget=forms.RadioSelect
    )
    number = forms.CharField(
        label=_("Account number"),
        help_text=_("Up to 7 digits."),
        max_length=20,
        widget=forms.TextInput(_NUMBER),
    )
    holder_kana = _holder()


class YuchoForm(forms.Form):
    """What stands in a ゆうちょ passbook."""

    symbol = forms.CharField(
        label=_("Symbol (記号)"),
        help_text=_("5 digits, for example 10530."),
        max_length=10,
        widget=forms.TextInput(_SHORT),
    )
    reissue_digit = forms.CharField(
        label=_("Digit between symbol and number"),
        help_text=_("Only if one is printed there."),
        max_length=2,
        required=False,
        widget=forms.TextInput(_SHORT),
    )
    number = forms.CharField(
        label=_("Number (番号)"),
        help_text=_("Up to 8 digits, ending with 1."),
        max_length=20,
        widget=forms.TextInput(_NUMBER),
    )
    holder_kana = _holder()


class LineForm(forms.Form):
    """What a movement was: one choice among those that are possible for it."""

    decision = forms.ChoiceField(label=_("What was this entry?"), widget=forms.RadioSelect)

    def __init__(self, choices: Sequence[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "decision").choices = choices


class PrepareRunForm(forms.Form):
    run_on = JapaneseDateField(label=_("Payout date"), help_text=_("A day on which banks are open."))


class SentForm(forms.Form):
    """What the bank did with the file."""

    sent_on = JapaneseDateField(label=_("Day the bank paid"), latest=clock.today)
    fee_total = YenFormField(
        label=_("Total transfer fees"),
        help_text=_("The platform bears them; nothing is deducted from anybody's pay."),
        min_value=0,
    )


class ReturnForm(forms.Form):
    returned_on = JapaneseDateField(label=_("Day the money came back"), latest=clock.today)


class RefundPaidForm(forms.Form):
    """A refund that was transferred."""

    amount = YenFormField(label=_("Amount transferred"), min_value=1)
    paid_on = JapaneseDateField(label=_("Day of the transfer"), latest=clock.today)
    submission_id = SubmissionIdField()


class SenderAccountForm(forms.Form):
    """The account that clients pay into and payouts are sent from."""

    requester_code = forms.CharField(
        label=_("Requester code (会社コード)"),
        help_text=_("10 digits from the bank."),
        widget=forms.TextInput(_NUMBER),
    )
    requester_name = forms.CharField(
        label=_("Requester name (kana)"),
        help_text=_("As registered with the bank, for example カ）ミドリノワ."),
    )
    bank_code = forms.CharField(
        label=_("Bank code"), help_text=_("4 digits."), widget=forms.TextInput(_SHORT)
    )
    branch_code = forms.CharField(
        label=_("Branch code"), help_text=_("3 digits."), widget=forms.TextInput(_SHORT)
    )
    account_type = forms.TypedChoiceField(
        label=_("Kind of account"), choices=ACCOUNT_TYPES[:2], coerce=int, initial=1, widget=forms.RadioSelect
    )
    number = forms.CharField(label=_("Account number"), widget=forms.TextInput(_NUMBER))
    line_end = forms.ChoiceField(
        label=_("Line ends of the payout file"),
        choices=[("crlf", _("Each record on a line of its own")), ("none", _("No line ends"))],
        initial="crlf",
        widget=forms.RadioSelect,
    )
    end_mark = forms.BooleanField(
        label=_("Add the end mark 0x1A (only if the bank asks for it)"), required=False
    )
