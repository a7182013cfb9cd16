"""ゆうちょ symbols and numbers as bank accounts (money.md 3.4 B2–B4)."""

import pytest

from yuiwork.japan.bank_master import AccountError
from yuiwork.japan.yucho import yucho_account

ROWS = [
    ("10530", "12345671", "058", 1, "1234567"),
    ("17310", "20000011", "738", 1, "2000001"),
    ("12280", "4567891", "228", 1, "0456789"),
    ("11940", "321", "198", 1, "0000032"),
    ("00120", "54321", "019", 2, "0054321"),
    ("00530", "123456", "059", 2, "0123456"),
]


@pytest.mark.parametrize(
    ("symbol", "number", "branch", "account_type", "account"),
    ROWS,
    ids=[f"money-3.4-{row[0]}-{row[1]}" for row in ROWS],
)
def test_a_symbol_and_number_become_a_bank_account(
    symbol: str, number: str, branch: str, account_type: int, account: str
) -> None:
    found = yucho_account(symbol, number)
    assert (found.bank_code, found.branch_code) == ("9900", branch)
    assert (found.account_type, found.number) == (account_type, account)


@pytest.mark.parametrize(
    ("symbol", "number", "code"),
    [
        pytest.param("10530", "12345670", "YUCHO_NUMBER_END", id="money-3.4-10530-12345670"),
        pytest.param("20530", "123451", "YUCHO_SYMBOL_START", id="money-3.4-20530"),
        pytest.param("1053", "12345671", "YUCHO_SYMBOL_FORMAT", id="money-3.4-1053"),
        pytest.param("105300", "12345671", "YUCHO_SYMBOL_FORMAT", id="symbol-of-6-digits"),
        pytest.param("1053A", "12345671", "YUCHO_SYMBOL_FORMAT", id="symbol-with-letter"),
        pytest.param("10530", "", "YUCHO_NUMBER_FORMAT", id="number-empty"),
        pytest.param("10530", "1", "YUCHO_NUMBER_END", id="nothing-left-of-the-number"),
        pytest.param("10530", "123456781", "YUCHO_NUMBER_FORMAT", id="number-of-9-digits"),
        pytest.param("00530", "12345678", "YUCHO_NUMBER_FORMAT", id="transfer-number-of-8-digits"),
    ],
)
def test_what_no_passbook_shows_is_refused(symbol: str, number: str, code: str) -> None:
    with pytest.raises(AccountError) as refusal:
        yucho_account(symbol, number)
    assert refusal.value.code == code


def test_b4_the_re_issue_digit_is_ignored_but_must_be_one_digit() -> None:
    assert yucho_account("10530", "12345671", reissue_digit="2") == yucho_account("10530", "12345671")
    with pytest.raises(AccountError, match="YUCHO_REISSUE_FORMAT"):
        yucho_account("10530", "12345671", reissue_digit="12")


def test_b2_savings_keep_their_own_type() -> None:
    assert yucho_account("10530", "12345671", savings=True).account_type == 4


def test_symbols_may_be_typed_in_any_width() -> None:
    assert yucho_account("１０５３０", "1234567-1") == yucho_account("10530", "12345671")
