"""Deposit notices: formats A and B, cancelled rows, totals (money.md 3.3)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.japan.zengin_cases import DEPOSITS, damaged
from yuiwork.japan.zengin import (
    Deposit,
    DepositFormat,
    DepositNotice,
    ZenginError,
    read_deposits,
    write_deposits,
)

(SAMPLE,) = read_deposits(DEPOSITS)
FIRST, SECOND = SAMPLE.deposits


def _with(*deposits: Deposit) -> DepositNotice:
    return replace(SAMPLE, deposits=deposits)


def _reread(notice: DepositNotice, deposit_format: DepositFormat) -> DepositNotice:
    (found,) = read_deposits(write_deposits([notice], deposit_format))
    return found


@pytest.mark.parametrize("deposit_format", list(DepositFormat))
def test_both_formats_say_the_same(deposit_format: DepositFormat) -> None:
    assert _reread(SAMPLE, deposit_format) == SAMPLE


def test_format_b_moves_the_edi_behind_the_second_amounts() -> None:
    record = write_deposits([SAMPLE], DepositFormat.B).split(b"\r\n")[1]
    assert record[19:29] == b"0000099790"
    assert record[128:152] == b"0" * 24
    assert record[152:172] == b"ESCROW-0000000101   "


def test_format_b_uses_the_second_amount_when_the_first_is_zero() -> None:
    large = replace(FIRST, amount=123_456_789_012, cheques=1)
    record = write_deposits([_with(large)], DepositFormat.B).split(b"\r\n")[1]
    assert record[19:39] == b"0" * 20
    assert record[128:152] == b"123456789012000000000001"
    assert _reread(_with(large), DepositFormat.B) == _with(large)


def test_format_a_has_no_room_for_eleven_digits() -> None:
    with pytest.raises(ZenginError) as refusal:
        write_deposits([_with(FIRST, replace(SECOND, amount=10_000_000_000))])
    error = refusal.value
    assert (error.code, error.record, error.field) == ("FIELD_TOO_LONG", 3, "amount")


def test_an_edi_of_twenty_digits_is_not_taken_for_format_b() -> None:
    notice = _with(replace(FIRST, edi="12345678901234567890"))
    assert _reread(notice, DepositFormat.A) == notice


def test_a_cancelled_row_is_marked_and_left_out_of_the_total() -> None:
    notice = _reread(_with(FIRST, SECOND, replace(FIRST, is_cancel=True)), DepositFormat.A)
    assert [one.is_cancel for one in notice.deposits] == [False, False, True]
    assert notice.total == 154_790


CANCELLED = write_deposits([_with(FIRST, SECOND, replace(FIRST, is_cancel=True))])


@pytest.mark.parametrize(
    ("position", "replacement"),
    [
        pytest.param(2, b"000003000000254580000001000000099790", id="total-takes-in-cancelled-rows"),
        pytest.param(20, b"0" * 18, id="cancel-fields-zero"),
        pytest.param(20, b" " * 18, id="cancel-fields-blank"),
    ],
)
def test_banks_may_state_cancelled_rows_differently(position: int, replacement: bytes) -> None:
    (notice,) = read_deposits(damaged(CANCELLED, 5, position, replacement))
    assert notice.total == 154_790


@pytest.mark.parametrize(
    ("file", "record", "position", "replacement", "code", "field"),
    [
        pytest.param(DEPOSITS, 4, 2, b"000003", "COUNT_MISMATCH", "count", id="count"),
        pytest.param(DEPOSITS, 4, 8, b"000000154791", "TOTAL_MISMATCH", "total", id="total"),
        pytest.param(CANCELLED, 5, 20, b"000002", "COUNT_MISMATCH", "cancel_count", id="cancel-count"),
        pytest.param(CANCELLED, 5, 26, b"000000099791", "TOTAL_MISMATCH", "cancel_total", id="cancel-total"),
        pytest.param(DEPOSITS, 4, 20, b"000001", "COUNT_MISMATCH", "cancel_count", id="cancel-without-row"),
        pytest.param(DEPOSITS, 2, 8, b"081325", "DATE_INVALID", "posted", id="no-such-month"),
        pytest.param(DEPOSITS, 2, 8, b"000000", "DATE_MISSING", "posted", id="no-posting-date"),
        pytest.param(DEPOSITS, 1, 5, b"ABCDEF", "NOT_DIGITS", "created", id="created"),
        pytest.param(DEPOSITS, 1, 2, b"03", "VALUE_WRONG", "type_code", id="another-type"),
        pytest.param(DEPOSITS, 3, 50, b"\x00", "BYTE_NOT_ALLOWED", "remitter_name", id="control-byte"),
    ],
)
def test_a_notice_that_cannot_be_trusted_is_refused(
    file: bytes, record: int, position: int, replacement: bytes, code: str, field: str
) -> None:
    with pytest.raises(ZenginError) as refusal:
        read_deposits(damaged(file, record, position, replacement))
    error = refusal.value
    assert (error.code, error.record, error.field) == (code, record, field)


def test_blank_optional_fields_are_read_as_empty() -> None:
    file = damaged(damaged(DEPOSITS, 2, 14, b" " * 6), 2, 30, b" " * 20)
    (notice,) = read_deposits(file)
    found = notice.deposits[0]
    assert (found.value_on, found.cheques, found.remitter_code) == (None, 0, "")


def test_fillers_may_hold_anything() -> None:
    assert read_deposits(damaged(DEPOSITS, 2, 190, b"XYZ")) == (SAMPLE,)


def test_a_notice_without_deposits_is_read() -> None:
    assert _reread(_with(), DepositFormat.A).total == 0


def test_a_date_before_the_era_cannot_be_written() -> None:
    with pytest.raises(ZenginError) as refusal:
        write_deposits([replace(SAMPLE, from_on=date(2019, 4, 30))])
    assert (refusal.value.code, refusal.value.record, refusal.value.field) == ("OUTSIDE_ERA", 1, "from")
