"""Reading bulk transfer files, above all those a bank returns (money.md 3.2)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.japan.zengin_cases import (
    BOTH,
    PAY_DAY,
    REQUESTER,
    SATO,
    STATEMENT,
    TRANSFERS_CRLF,
    YAMADA,
    control_of,
    damaged,
)
from yuiwork.japan.zengin import (
    Transfer,
    TransferFile,
    TransferSettings,
    ZenginError,
    read_transfers,
    returned_positions,
    write_transfers,
)

NEAR = date(2026, 12, 14)


@pytest.mark.parametrize(
    ("record", "position", "replacement", "code", "field"),
    [
        pytest.param(4, 2, b"000003", "COUNT_MISMATCH", "count", id="money-3.2-count"),
        pytest.param(4, 8, b"000000106636", "TOTAL_MISMATCH", "total", id="money-3.2-total"),
        pytest.param(3, 81, b"0000012346", "TOTAL_MISMATCH", "total", id="money-3.2-amount-changed"),
        pytest.param(2, 81, b"00000942 0", "NOT_DIGITS", "amount", id="amount-not-digits"),
        pytest.param(2, 81, b"0000000000", "AMOUNT_OUT_OF_RANGE", "amount", id="amount-zero"),
        pytest.param(1, 2, b"11", "VALUE_WRONG", "type_code", id="payroll-file"),
        pytest.param(1, 4, b"1", "VALUE_WRONG", "code_set", id="ebcdic"),
        pytest.param(1, 55, b"0230", "DATE_INVALID", "transfer_date", id="no-such-day"),
        pytest.param(2, 51, b"\x82", "BYTE_NOT_ALLOWED", "payee_name", id="two-byte-character"),
        pytest.param(2, 44, b"     ", "NOT_DIGITS", "account_number", id="blank-account"),
    ],
)
def test_a_damaged_file_is_refused_with_record_and_field(
    record: int, position: int, replacement: bytes, code: str, field: str
) -> None:
    with pytest.raises(ZenginError) as refusal:
        read_transfers(damaged(TRANSFERS_CRLF, record, position, replacement), near=NEAR)
    error = refusal.value
    expected_record = 4 if field == "total" else record
    assert (error.code, error.record, error.field) == (code, expected_record, field)
    assert error.params["record"] == expected_record


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ZenginError) as refusal:
        read_transfers(STATEMENT, near=NEAR)
    assert (refusal.value.code, refusal.value.record) == ("RECORD_LENGTH", 1)


def test_two_headers_in_one_file_are_refused() -> None:
    lines = TRANSFERS_CRLF.split(b"\r\n")
    doubled = b"\r\n".join([*lines[:4], *lines[:4], lines[4]])
    with pytest.raises(ZenginError) as refusal:
        read_transfers(doubled, near=NEAR)
    assert (refusal.value.code, refusal.value.record) == ("RECORD_ORDER", 5)


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        pytest.param(date(2026, 12, 10), PAY_DAY, id="same-day"),
        pytest.param(date(2027, 1, 5), PAY_DAY, id="over-the-year"),
        pytest.param(date(2026, 1, 5), date(2025, 12, 10), id="before"),
        pytest.param(date(2027, 11, 30), date(2027, 12, 10), id="a-year-later"),
    ],
)
def test_the_year_is_the_nearest_one(near: date, expected: date) -> None:
    assert read_transfers(TRANSFERS_CRLF, near=near).transfer_on == expected


def test_a_blank_new_code_and_clearing_house_are_read() -> None:
    file = damaged(damaged(TRANSFERS_CRLF, 2, 91, b" "), 2, 39, b"    ")
    assert read_transfers(file, near=NEAR).transfers[0].new_code == 0


def _returned(*transfers: Transfer) -> TransferFile:
    data = write_transfers(
        REQUESTER, transfers, control=control_of(*transfers), settings=TransferSettings(bank_names=False)
    )
    return read_transfers(data, near=NEAR)


def test_returned_transfers_are_found_among_those_sent() -> None:
    assert returned_positions(_returned(SATO), BOTH) == (1,)
    assert returned_positions(_returned(SATO, YAMADA), BOTH) == (1, 0)


def test_identical_transfers_are_matched_one_by_one() -> None:
    assert returned_positions(_returned(YAMADA, YAMADA), (YAMADA, SATO, YAMADA)) == (0, 2)


@pytest.mark.parametrize(
    "stranger",
    [
        pytest.param(replace(SATO, amount=12_346), id="amount"),
        pytest.param(replace(SATO, edi="PAYOUT-2026-12-00003"), id="key"),
        pytest.param(replace(SATO, payee_name="スズキ　ショウコ"), id="name"),
        pytest.param(replace(SATO, account=YAMADA.account), id="account"),
    ],
)
def test_a_returned_row_that_was_never_sent_stops_everything(stranger: Transfer) -> None:
    with pytest.raises(ZenginError) as refusal:
        returned_positions(_returned(YAMADA, stranger), BOTH)
    assert (refusal.value.code, refusal.value.record) == ("RETURNED_NOT_SENT", 3)


def test_a_transfer_returned_more_often_than_sent_stops_everything() -> None:
    with pytest.raises(ZenginError, match="RETURNED_NOT_SENT"):
        returned_positions(_returned(YAMADA, YAMADA), BOTH)
