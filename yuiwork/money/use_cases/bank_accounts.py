"""Saving where a person is paid, and the account the platform pays from."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.transactions import use_case
from yuiwork.japan.bank_kana import REQUESTER_NAME_BYTES, BankKanaError, bank_kana, match_key
from yuiwork.japan.bank_master import Account, AccountError, validate_account
from yuiwork.japan.text import without_separators
from yuiwork.japan.yucho import yucho_account
from yuiwork.money.account_wording import account_refusal, kana_refusal
from yuiwork.money.models import BankAccount, SenderAccount
from yuiwork.money.policies import may_have_bank_account, may_run_the_money
from yuiwork.people import api as people

_REQUESTER_DIGITS = 10


@dataclass(frozen=True, slots=True)
class _Passbook:
    symbol: str = ""
    number: str = ""


@use_case
def save_bank_account(
    *, actor: Actor, bank_code: str, branch_code: str, account_type: int, number: str, holder_kana: str
) -> BankAccount:
    """Save the actor's own account at a bank.

    Raises ``Invalid`` at the field with the codes of ``AccountError`` and ``BankKanaError``,
    ``HOLDER_NOT_WORKER`` (law.md 7.2, condition 10); ``Refused`` ``PROFILE_FIRST``, ``CROSS_BORDER`` (X-05).
    """
    may_have_bank_account(actor).enforce()
    account = _checked(bank_code, branch_code, account_type, number)
    return _save(actor, account, holder_kana, _Passbook())


@use_case
def save_yucho_account(
    *,
    actor: Actor,
    symbol: str,
    number: str,
    holder_kana: str,
    reissue_digit: str = "",
    savings: bool = False,
) -> BankAccount:
    """Save the actor's own ゆうちょ account by the symbol and number of her passbook (money.md 3.4).

    Errors as ``save_bank_account``.
    """
    may_have_bank_account(actor).enforce()
    try:
        found = yucho_account(symbol, number, reissue_digit=reissue_digit, savings=savings)
        account = validate_account(found.bank_code, found.branch_code, found.account_type, found.number)
    except AccountError as error:
        raise account_refusal(error, yucho=True) from error
    passbook = _Passbook(without_separators(symbol), without_separators(number))
    return _save(actor, account, holder_kana, passbook)


def _save(actor: Actor, account: Account, holder_kana: str, passbook: _Passbook) -> BankAccount:
    if actor.user_id is None:
        raise Refused("SIGN_IN_FIRST", _("Please sign in first."))
    row, _created = BankAccount.objects.update_or_create(
        user_id=actor.user_id,
        defaults={
            "bank_code": account.bank_code,
            "branch_code": account.branch_code,
            "account_type": account.account_type,
            "number": account.number,
            "holder_kana": _own_name(actor.user_id, holder_kana),
            "yucho_symbol": passbook.symbol,
            "yucho_number": passbook.number,
            "needs_correction": False,
            "saved_at": clock.now(),
        },
    )
    audit.record(actor=actor, action="save", target="money.BankAccount", target_id=row.id, bank=row.bank_code)
    return row


def _own_name(user_id: UUID, holder_kana: str) -> str:
    """The holder's name as the bank spells it; it must be the worker's own, a trade name beside it is fine."""
    profile = people.profile_of(user_id)
    if profile is None:
        raise Refused(
            "PROFILE_FIRST", _("Please fill in your profile first: your name must match the account.")
        )
    if not profile.is_resident_of_japan:
        raise Refused("CROSS_BORDER", _("Payouts are possible to residents of Japan only."))
    try:
        name = bank_kana(holder_kana)
    except BankKanaError as error:
        raise kana_refusal(error) from error
    if match_key(profile.full_kana) not in match_key(name):
        raise Invalid(
            "HOLDER_NOT_WORKER",
            _("The account must be in your own name. Please write it as it is in the passbook."),
            field="holder_kana",
        )
    return name


@use_case
def save_sender_account(
    *,
    actor: Actor,
    requester_code: str,
    requester_name: str,
    bank_code: str,
    branch_code: str,
    account_type: int,
    number: str,
    line_end: str = "crlf",
    end_mark: bool = False,
) -> SenderAccount:
    """Register the platform's account for other people's money. ``requester_code``: 10 digits from the bank.

    Raises ``Refused`` ``OPERATOR_ONLY``; ``Invalid`` at the field.
    """
    may_run_the_money(actor).enforce()
    account = _checked(bank_code, branch_code, account_type, number)
    row = SenderAccount.objects.create(
        requester_code=_requester_code(requester_code),
        requester_name=_requester_name(requester_name),
        bank_code=account.bank_code,
        branch_code=account.branch_code,
        account_type=account.account_type,
        number=account.number,
        line_end=line_end,
        end_mark=end_mark,
    )
    audit.record(
        actor=actor, action="save", target="money.SenderAccount", target_id=row.id, bank=row.bank_code
    )
    return row


def _checked(bank_code: str, branch_code: str, account_type: int, number: str) -> Account:
    try:
        return validate_account(bank_code, branch_code, account_type, number)
    except AccountError as error:
        raise account_refusal(error) from error


def _requester_code(typed: str) -> str:
    code = without_separators(typed)
    if not (code.isascii() and code.isdigit() and len(code) <= _REQUESTER_DIGITS):
        raise Invalid(
            "REQUESTER_CODE", _("Please enter the code of 10 digits from the bank."), field="requester_code"
        )
    return code.zfill(_REQUESTER_DIGITS)


def _requester_name(typed: str) -> str:
    try:
        return bank_kana(typed, limit=REQUESTER_NAME_BYTES)
    except BankKanaError as error:
        raise kana_refusal(error, field="requester_name") from error
