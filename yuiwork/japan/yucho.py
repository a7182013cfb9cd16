"""ゆうちょ: the symbol and number in a passbook as a bank account (money.md 3.4 B2–B4)."""

from __future__ import annotations

import re

from yuiwork.japan.bank_master import CURRENT, ORDINARY, SAVINGS, Account, AccountError
from yuiwork.japan.text import without_separators

BANK_CODE = "9900"

_DIGITS = re.compile(r"[0-9]+")
_SYMBOL_DIGITS = 5
_ACCOUNT_DIGITS = 7


def yucho_account(symbol: str, number: str, *, reissue_digit: str = "", savings: bool = False) -> Account:
    """The account that banks use for a passbook's 記号 ``symbol`` and 番号 ``number``, typed in any width.

    ``reissue_digit`` is the single digit printed between them; it is ignored. ``savings``: 通常貯蓄貯金.
    The branch is computed, not looked up: check it with `yuiwork.japan.bank_master.validate_account`.
    Raises AccountError ``YUCHO_SYMBOL_FORMAT`` (5 digits), ``YUCHO_SYMBOL_START`` (0 or 1),
    ``YUCHO_REISSUE_FORMAT``, ``YUCHO_NUMBER_FORMAT`` or ``YUCHO_NUMBER_END`` (must be 1).
    """
    clean = without_separators(symbol)
    if not (_DIGITS.fullmatch(clean) and len(clean) == _SYMBOL_DIGITS):
        raise AccountError("YUCHO_SYMBOL_FORMAT")
    if clean[0] not in "01":
        raise AccountError("YUCHO_SYMBOL_START")
    extra = without_separators(reissue_digit)
    if extra and not (_DIGITS.fullmatch(extra) and len(extra) == 1):
        raise AccountError("YUCHO_REISSUE_FORMAT")
    digits = without_separators(number)
    if not _DIGITS.fullmatch(digits):
        raise AccountError("YUCHO_NUMBER_FORMAT")
    if clean[0] == "0":
        return _account(clean[1:3] + "9", CURRENT, digits)
    if len(digits) < 2 or not digits.endswith("1"):
        raise AccountError("YUCHO_NUMBER_END")
    return _account(clean[1:3] + "8", SAVINGS if savings else ORDINARY, digits[:-1])


def _account(branch_code: str, account_type: int, digits: str) -> Account:
    if len(digits) > _ACCOUNT_DIGITS:
        raise AccountError("YUCHO_NUMBER_FORMAT")
    return Account(BANK_CODE, branch_code, account_type, digits.zfill(_ACCOUNT_DIGITS))
