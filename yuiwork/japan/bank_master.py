"""The banks and branches of Japan, and whether an account can exist (money.md 3.4 B1, B5).

The master is bundled offline with the package zengin_code; upgrading it refreshes banks and branches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any

from yuiwork.japan.bank_kana import LETTERS, folded_kana, half_width
from yuiwork.japan.errors import JapanError
from yuiwork.japan.text import nfkc, without_separators

ORDINARY = 1
CURRENT = 2
SAVINGS = 4
OTHER = 9
ACCOUNT_TYPES = frozenset({ORDINARY, CURRENT, SAVINGS, OTHER})

_NAME_BYTES = 15
_FILE_NAME_CHARACTERS = LETTERS | {"-"}
_BANK_CODE = re.compile(r"[0-9]{4}")
_BRANCH_CODE = re.compile(r"[0-9]{3}")
_DIGITS = re.compile(r"[0-9]+")
_ACCOUNT_DIGITS = 7


class AccountError(JapanError):
    """A bank, branch or account that cannot be paid.

    Codes: ``BANK_CODE_FORMAT``, ``BANK_UNKNOWN``, ``BRANCH_CODE_FORMAT``, ``BRANCH_UNKNOWN``,
    ``ACCOUNT_TYPE_INVALID``, ``ACCOUNT_NUMBER_FORMAT``, ``ACCOUNT_NUMBER_TOO_LONG`` (perhaps a ゆうちょ
    passbook number), and those of `yuiwork.japan.yucho`.
    """


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch: ``kana`` is full-width with ``-`` for long vowels, as the master has it."""

    bank_code: str
    code: str
    name: str
    kana: str


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank with its branches by code; ``name`` comes without 銀行 (みずほ)."""

    code: str
    name: str
    kana: str
    branches: Mapping[str, Branch]


@dataclass(frozen=True, slots=True)
class Account:
    """An account that passed `validate_account`: codes and the number as digits, number padded to 7."""

    bank_code: str
    branch_code: str
    account_type: int
    number: str


def bank(code: str) -> Bank:
    """The bank with the 4-digit ``code``. Raises AccountError ``BANK_CODE_FORMAT`` or ``BANK_UNKNOWN``."""
    if not _BANK_CODE.fullmatch(code):
        raise AccountError("BANK_CODE_FORMAT", bank=code)
    found = _banks().get(code)
    if found is None:
        raise AccountError("BANK_UNKNOWN", bank=code)
    return found


def branch(bank_code: str, code: str) -> Branch:
    """The branch with the 3-digit ``code``. Raises AccountError ``BRANCH_CODE_FORMAT``, ``BRANCH_UNKNOWN``
    or those of `bank`."""
    home = bank(bank_code)
    if not _BRANCH_CODE.fullmatch(code):
        raise AccountError("BRANCH_CODE_FORMAT", bank=bank_code, branch=code)
    found = home.branches.get(code)
    if found is None:
        raise AccountError("BRANCH_UNKNOWN", bank=bank_code, branch=code)
    return found


def search_banks(beginning: str, limit: int = 20) -> tuple[Bank, ...]:
    """Banks whose code, name or kana begins with ``beginning`` (any kana, any width), by code."""
    wanted = nfkc(beginning).removesuffix("銀行")
    found = (one for one in _banks().values() if _begins(one.code, one.name, one.kana, wanted))
    return tuple(islice(found, limit))


def search_branches(bank_code: str, beginning: str, limit: int = 20) -> tuple[Branch, ...]:
    """Branches of a bank by the beginning of code, name or kana. Raises AccountError as `bank`."""
    wanted = nfkc(beginning).removesuffix("支店")
    found = (
        one for one in bank(bank_code).branches.values() if _begins(one.code, one.name, one.kana, wanted)
    )
    return tuple(islice(found, limit))


def file_name(kana: str) -> str:
    """The half-width kana of a bank or branch for a bank file, or "" if it has none that all banks accept.

    The field is optional, and the code beside it decides: empty is safer than a name cut short.
    """
    name = half_width(folded_kana(kana))
    fits = len(name) <= _NAME_BYTES and all(character in _FILE_NAME_CHARACTERS for character in name)
    return name if fits else ""


def validate_account(bank_code: str, branch_code: str, account_type: int, number: str) -> Account:
    """The account, its number padded to 7 digits, when bank and branch exist and the rest has the right form.

    Whether the account itself exists only the bank knows. Raises AccountError (see there).
    """
    home = branch(without_separators(bank_code), without_separators(branch_code))
    if account_type not in ACCOUNT_TYPES:
        raise AccountError("ACCOUNT_TYPE_INVALID", account_type=account_type)
    digits = without_separators(number)
    if not _DIGITS.fullmatch(digits):
        raise AccountError("ACCOUNT_NUMBER_FORMAT")
    if len(digits) > _ACCOUNT_DIGITS:
        raise AccountError("ACCOUNT_NUMBER_TOO_LONG", length=len(digits), limit=_ACCOUNT_DIGITS)
    return Account(home.bank_code, home.code, account_type, digits.zfill(_ACCOUNT_DIGITS))


def master_updated_on() -> date:
    """The day of the bundled master: it should be refreshed monthly, since mergers close branches (B5)."""
    import zengin_code

    return date.fromisoformat(zengin_code.__version__.rpartition(".")[2])


def _begins(code: str, name: str, kana: str, wanted: str) -> bool:
    spoken = folded_kana(wanted)
    return code.startswith(wanted) or nfkc(name).startswith(wanted) or folded_kana(kana).startswith(spoken)


@cache
def _banks() -> Mapping[str, Bank]:
    """The master, read on first use: it is large, and most processes never need it."""
    from zengin_code import Bank as Source

    return MappingProxyType({code: _bank(source) for code, source in sorted(Source.all.items())})


def _bank(source: Any) -> Bank:
    branches = {
        code: Branch(source.code, code, one.name, one.kana) for code, one in sorted(source.branches.items())
    }
    return Bank(source.code, source.name, source.kana, MappingProxyType(branches))
