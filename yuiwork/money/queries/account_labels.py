"""How an account is named on a page and in a document: the number half hidden."""

from yuiwork.japan.bank_master import AccountError, bank, branch

_SHOWN = 3


def account_label(bank_code: str, branch_code: str, number: str) -> str:
    """``みずほ銀行 東京営業部 ****321``; codes where the master has no name any more."""
    return f"{bank_label(bank_code)} {branch_label(bank_code, branch_code)} ****{number[-_SHOWN:]}"


def bank_label(bank_code: str) -> str:
    """The bank's name; the master leaves 銀行 out where a name is short for it."""
    try:
        return bank(bank_code).name
    except AccountError:
        return bank_code


def branch_label(bank_code: str, branch_code: str) -> str:
    try:
        return branch(bank_code, branch_code).name
    except AccountError:
        return branch_code
