"""What is wrong with an account or a holder's name, in kind words, at the field it belongs to."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.errors import Invalid
from yuiwork.japan.bank_kana import BankKanaError
from yuiwork.japan.bank_master import AccountError

_Words = tuple[str, str | Promise]
_ACCOUNT: dict[str, _Words] = {
    "BANK_CODE_FORMAT": ("bank_code", gettext_lazy("Please enter the bank's code of 4 digits.")),
    "BANK_UNKNOWN": (
        "bank_code",
        gettext_lazy("There is no bank with this code. Please look it up by name."),
    ),
    "BRANCH_CODE_FORMAT": ("branch_code", gettext_lazy("Please enter the branch's code of 3 digits.")),
    "BRANCH_UNKNOWN": (
        "branch_code",
        gettext_lazy("This bank has no branch with this code. Please look it up by name."),
    ),
    "ACCOUNT_TYPE_INVALID": ("account_type", gettext_lazy("Please choose the kind of account.")),
    "ACCOUNT_NUMBER_FORMAT": ("number", gettext_lazy("Please enter the account number in digits.")),
    "ACCOUNT_NUMBER_TOO_LONG": (
        "number",
        gettext_lazy("An account number has at most 7 digits. A number of 8 may be one of ゆうちょ."),
    ),
    "YUCHO_SYMBOL_FORMAT": ("symbol", gettext_lazy("Please enter the symbol (記号) of 5 digits.")),
    "YUCHO_SYMBOL_START": ("symbol", gettext_lazy("The symbol (記号) begins with 1 or 0. Please check it.")),
    "YUCHO_REISSUE_FORMAT": ("reissue_digit", gettext_lazy("Please enter one digit, or leave it empty.")),
    "YUCHO_NUMBER_FORMAT": ("number", gettext_lazy("Please enter the number (番号) in digits, at most 8.")),
    "YUCHO_NUMBER_END": (
        "number",
        gettext_lazy("The number (番号) ends with 1. Please check the last digit in the passbook."),
    ),
}


def account_refusal(error: AccountError, *, yucho: bool = False) -> Invalid:
    """The refusal at its field. A ゆうちょ branch follows from the symbol, so the symbol is at fault."""
    if yucho and error.code in {"BRANCH_UNKNOWN", "BRANCH_CODE_FORMAT"}:
        return Invalid(
            error.code, _("There is no branch for this symbol (記号). Please check it."), field="symbol"
        )
    field, words = _ACCOUNT[error.code]
    return Invalid(error.code, words, field=field)


def kana_refusal(error: BankKanaError, *, field: str = "holder_kana") -> Invalid:
    """The refusal of a name, naming the character or the length."""
    return Invalid(error.code, _kana_words(error), field=field)


def _kana_words(error: BankKanaError) -> str:
    if error.code == "NAME_EMPTY":
        return _("Please write the name in kana.")
    if error.code == "NAME_TOO_LONG":
        return (
            _("The name is too long for the bank (%(length)s of %(limit)s). Please shorten it.")
            % error.params
        )
    return (
        _("“%(character)s” cannot be used in a bank's name. Please write kana, letters or digits.")
        % error.params
    )
