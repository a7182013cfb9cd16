"""What a bulk transfer file refuses to hold, and the settings of banks (money.md 3.1, 3.2)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.japan.zengin_cases import (
    BOTH,
    CONTROL,
    REQUESTER,
    SATO,
    TRANSFERS_NO_LINE_ENDS,
    YAMADA,
    control_of,
)
from yuiwork.japan.bank_master import Account
from yuiwork.japan.zengin import (
    ControlTotals,
    FileSettings,
    LineEnd,
    Requester,
    Transfer,
    TransferKind,
    TransferSettings,
    ZenginError,
    write_transfers,
)


def _refusal(
    *transfers: Transfer, requester: Requester = REQUESTER, control: ControlTotals | None = None
) -> ZenginError:
    with pytest.raises(ZenginError) as refusal:
        write_transfers(requester, transfers, control=control or control_of(*transfers))
    return refusal.value


def _at(number: str = "12345", bank: str = "0005", branch: str = "001", account_type: int = 1) -> Transfer:
    return replace(YAMADA, account=Account(bank, branch, account_type, number))


@pytest.mark.parametrize(
    ("transfer", "code", "field"),
    [
        pytest.param(replace(YAMADA, amount=0), "AMOUNT_OUT_OF_RANGE", "amount", id="money-3.2-amount-0"),
        pytest.param(replace(YAMADA, amount=-1), "AMOUNT_OUT_OF_RANGE", "amount", id="amount-negative"),
        pytest.param(
            replace(YAMADA, amount=10_000_000_000), "AMOUNT_OUT_OF_RANGE", "amount", id="money-3.2-amount-11"
        ),
        pytest.param(_at(bank="0002"), "BANK_UNKNOWN", "bank_code", id="money-3.2-unknown-bank"),
        pytest.param(_at(branch="999"), "BRANCH_UNKNOWN", "branch_code", id="money-3.2-unknown-branch"),
        pytest.param(_at(account_type=3), "ACCOUNT_TYPE_INVALID", "account_type", id="account-type"),
        pytest.param(_at("12345678"), "ACCOUNT_NUMBER_TOO_LONG", "account_number", id="account-number"),
        pytest.param(
            replace(YAMADA, payee_name="コーヒー＆ティー"),
            "CHARACTER_NOT_ALLOWED",
            "payee_name",
            id="money-3.2-illegal-character",
        ),
        pytest.param(replace(YAMADA, payee_name="山田花子"), "KANJI_IN_KANA", "payee_name", id="kanji"),
        pytest.param(replace(YAMADA, payee_name="　"), "NAME_EMPTY", "payee_name", id="no-name"),
        pytest.param(
            replace(YAMADA, payee_name="ア" * 31), "NAME_TOO_LONG", "payee_name", id="money-3.2-name-31-bytes"
        ),
        pytest.param(
            replace(YAMADA, payee_name="ガ" * 15 + "ア"),
            "NAME_TOO_LONG",
            "payee_name",
            id="money-3.2-name-16-letters-31-bytes",
        ),
        pytest.param(replace(YAMADA, new_code=3), "NEW_CODE_INVALID", "new_code", id="new-code"),
        pytest.param(replace(YAMADA, customer_code_2="A1"), "NOT_DIGITS", "customer_code_2", id="own-key"),
        pytest.param(
            replace(YAMADA, customer_code_1="12345678901"), "FIELD_TOO_LONG", "customer_code_1", id="long-key"
        ),
        pytest.param(replace(SATO, edi="payout"), "CHARACTER_NOT_ALLOWED", "edi", id="edi-lower-case"),
        pytest.param(replace(SATO, edi="A/1"), "CHARACTER_NOT_ALLOWED", "edi", id="edi-wide-set"),
        pytest.param(replace(SATO, edi="A" * 21), "FIELD_TOO_LONG", "edi", id="edi-21-bytes"),
        pytest.param(replace(SATO, customer_code_1="1"), "EDI_AND_CODES", "edi", id="edi-and-own-key"),
    ],
)
def test_a_bad_transfer_is_refused_with_its_record_and_field(
    transfer: Transfer, code: str, field: str
) -> None:
    error = _refusal(SATO, transfer)
    assert (error.code, error.record, error.field) == (code, 3, field)


@pytest.mark.parametrize(
    ("requester", "code", "field"),
    [
        pytest.param(replace(REQUESTER, code="ABC"), "NOT_DIGITS", "requester_code", id="requester-code"),
        pytest.param(replace(REQUESTER, name="ア" * 41), "NAME_TOO_LONG", "requester_name", id="name-41"),
        pytest.param(
            replace(REQUESTER, account=Account("0001", "001", 4, "1")),
            "ACCOUNT_TYPE_INVALID",
            "account_type",
            id="no-transfers-from-savings",
        ),
        pytest.param(
            replace(REQUESTER, account=Account("0002", "001", 1, "1")), "BANK_UNKNOWN", "bank_code", id="bank"
        ),
    ],
)
def test_a_bad_requester_is_refused_in_record_1(requester: Requester, code: str, field: str) -> None:
    error = _refusal(YAMADA, requester=requester)
    assert (error.code, error.record, error.field) == (code, 1, field)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 12, 12), id="money-3.2-saturday"),
        pytest.param(date(2026, 11, 23), id="money-3.2-holiday"),
        pytest.param(date(2026, 12, 31), id="money-3.2-year-end"),
    ],
)
def test_a_day_on_which_banks_are_closed_is_refused(day: date) -> None:
    error = _refusal(replace(YAMADA, transfer_on=day))
    assert (error.code, error.record, error.field) == ("DATE_BANK_CLOSED", 1, "transfer_date")


def test_one_file_has_one_date() -> None:
    error = _refusal(YAMADA, replace(SATO, transfer_on=date(2026, 12, 11)))
    assert (error.code, error.record, error.field) == ("MIXED_DATES", 3, "transfer_date")


def test_a_file_of_nothing_is_refused() -> None:
    assert _refusal(control=ControlTotals(0, 0)).code == "NO_TRANSFERS"


@pytest.mark.parametrize(
    ("control", "code", "field"),
    [
        pytest.param(ControlTotals(3, 106_635), "COUNT_MISMATCH", "count", id="money-3.2-trailer-count"),
        pytest.param(ControlTotals(2, 106_634), "TOTAL_MISMATCH", "total", id="money-3.2-trailer-total"),
    ],
)
def test_a_trailer_that_is_not_what_the_ledger_says_is_refused(
    control: ControlTotals, code: str, field: str
) -> None:
    error = _refusal(*BOTH, control=control)
    assert (error.code, error.record, error.field) == (code, 4, field)


def test_the_largest_amount_fits() -> None:
    most = replace(YAMADA, amount=9_999_999_999)
    written = write_transfers(REQUESTER, [most], control=control_of(most))
    assert written.split(b"\r\n")[1][80:90] == b"9999999999"
    assert written.split(b"\r\n")[2][:19] == b"8000001009999999999"


def test_a_name_of_exactly_thirty_bytes_fits() -> None:
    long_name = replace(YAMADA, payee_name="ガ" * 15)
    written = write_transfers(REQUESTER, [long_name], control=control_of(long_name))
    assert written.split(b"\r\n")[1][50:80] == bytes.fromhex("b6de" * 15)


def test_an_end_mark_follows_when_the_bank_wants_it() -> None:
    settings = TransferSettings(file=FileSettings(LineEnd.NONE, end_mark=True))
    written = write_transfers(REQUESTER, BOTH, control=CONTROL, settings=settings)
    assert written == TRANSFERS_NO_LINE_ENDS + b"\x1a"


def test_the_settings_of_a_bank_change_only_its_fields() -> None:
    settings = TransferSettings(kind=TransferKind.BLANK, blank_clearing_house=True, bank_names=False)
    record = write_transfers(REQUESTER, BOTH, control=CONTROL, settings=settings).split(b"\r\n")[1]
    assert record[5:20] == record[23:38] == b" " * 15
    assert record[38:42] == b"    "
    assert record[111:113] == b"  "
    assert record[42:50] == b"10012345"


def test_a_bank_without_a_plain_name_gets_an_empty_one() -> None:
    dotted = replace(YAMADA, account=Account("0421", "001", 1, "1"))
    record = write_transfers(REQUESTER, [dotted], control=control_of(dotted)).split(b"\r\n")[1]
    assert record[1:5] == b"0421"
    assert record[5:20] == b" " * 15
