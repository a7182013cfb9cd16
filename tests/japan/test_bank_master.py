"""Banks, branches and accounts (money.md 3.4 B1, B5)."""

from datetime import date

import pytest

from yuiwork.japan.bank_master import (
    Account,
    AccountError,
    bank,
    branch,
    file_name,
    master_updated_on,
    search_banks,
    search_branches,
    validate_account,
)


def test_a_bank_and_its_branch_are_found_by_code() -> None:
    assert (bank("0005").name, bank("0005").kana) == ("三菱ＵＦＪ", "ミツビシユ－エフジエイ")
    assert branch("0001", "001").kana == "トウキヨウ"


@pytest.mark.parametrize("typed", ["みずほ", "ミズホ", "ﾐｽﾞﾎ", "みずほ銀行", "0001", "００01"])
def test_a_bank_is_found_by_what_people_type(typed: str) -> None:
    assert bank("0001") in search_banks(typed)


@pytest.mark.parametrize("typed", ["さっぽろ", "札幌", "札幌支店", "ｻﾂﾎﾟﾛ"])
def test_a_branch_is_found_by_what_people_type(typed: str) -> None:
    assert "サツポロ" in [one.kana for one in search_branches("0001", typed)]


def test_a_search_is_in_order_of_codes_and_limited() -> None:
    codes = [one.code for one in search_banks("", limit=5)]
    assert len(codes) == 5
    assert codes == sorted(codes)
    assert search_banks("ナイギンコウ") == ()


@pytest.mark.parametrize(
    ("account", "code"),
    [
        pytest.param(("1", "001", 1, "1"), "BANK_CODE_FORMAT", id="money-3.4-B1-bank-format"),
        pytest.param(("0002", "001", 1, "1"), "BANK_UNKNOWN", id="money-3.4-B1-bank-unknown"),
        pytest.param(("0001", "01", 1, "1"), "BRANCH_CODE_FORMAT", id="money-3.4-B1-branch-format"),
        pytest.param(("0001", "999", 1, "1"), "BRANCH_UNKNOWN", id="money-3.4-B1-branch-unknown"),
        pytest.param(("0001", "001", 3, "1"), "ACCOUNT_TYPE_INVALID", id="money-3.4-B1-type"),
        pytest.param(("0001", "001", 1, ""), "ACCOUNT_NUMBER_FORMAT", id="money-3.4-B1-number-empty"),
        pytest.param(("0001", "001", 1, "12A"), "ACCOUNT_NUMBER_FORMAT", id="money-3.4-B1-number-letter"),
        pytest.param(("0001", "001", 1, "12345678"), "ACCOUNT_NUMBER_TOO_LONG", id="money-3.4-B1-8-digits"),
    ],
)
def test_an_account_that_cannot_be_is_refused(account: tuple[str, str, int, str], code: str) -> None:
    with pytest.raises(AccountError) as refusal:
        validate_account(*account)
    assert refusal.value.code == code


@pytest.mark.parametrize("account_type", [1, 2, 4, 9])
def test_an_account_number_is_padded_to_seven_digits(account_type: int) -> None:
    found = validate_account("0005", "001", account_type, "12345")
    assert found == Account("0005", "001", account_type, "0012345")


def test_an_account_may_be_typed_in_any_width() -> None:
    typed = validate_account("０００５", "００１", 1, "１２３-４５")
    assert typed == Account("0005", "001", 1, "0012345")


def test_a_refusal_never_repeats_the_account_number() -> None:
    with pytest.raises(AccountError) as refusal:
        validate_account("0001", "001", 1, "98765432")
    assert "98765432" not in str(refusal.value)


def test_names_for_bank_files_are_half_width_or_left_out() -> None:
    assert file_name(bank("0005").kana) == "ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ"
    assert file_name("クレデイ．スイス") == ""  # a dot is not accepted by all banks
    assert file_name("ア" * 16) == ""


def test_the_master_tells_its_age() -> None:
    assert master_updated_on() >= date(2026, 8, 24)
