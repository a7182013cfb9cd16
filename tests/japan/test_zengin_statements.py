"""Account statements: balances, counts and totals must come out (money.md 3.3)."""

from dataclasses import replace

import pytest

from tests.japan.zengin_cases import STATEMENT, damaged
from yuiwork.japan.zengin import Direction, Statement, ZenginError, read_statements, write_statements

(SAMPLE,) = read_statements(STATEMENT)


def _reread(statement: Statement) -> Statement:
    (found,) = read_statements(write_statements([statement]))
    return found


@pytest.mark.parametrize(
    ("record", "position", "replacement", "code", "field"),
    [
        pytest.param(5, 41, b"00000001048156", "BALANCE_MISMATCH", "closing", id="money-3.3-closing"),
        pytest.param(5, 40, b"2", "BALANCE_MISMATCH", "closing", id="closing-sign"),
        pytest.param(1, 116, b"00000001000001", "BALANCE_MISMATCH", "closing", id="money-3.3-opening"),
        pytest.param(5, 2, b"000001", "COUNT_MISMATCH", "in_count", id="money-3.3-in-count"),
        pytest.param(5, 8, b"0000000154791", "TOTAL_MISMATCH", "in_total", id="money-3.3-in-total"),
        pytest.param(5, 21, b"000002", "COUNT_MISMATCH", "out_count", id="money-3.3-out-count"),
        pytest.param(5, 27, b"0000000106636", "TOTAL_MISMATCH", "out_total", id="money-3.3-out-total"),
        pytest.param(5, 55, b"0000004", "COUNT_MISMATCH", "data_count", id="money-3.3-data-count"),
        pytest.param(5, 40, b"3", "VALUE_WRONG", "closing_sign", id="no-such-sign"),
        pytest.param(1, 114, b"0", "VALUE_WRONG", "opening_sign", id="no-opening-sign"),
        pytest.param(2, 22, b"3", "VALUE_WRONG", "direction", id="no-such-direction"),
        pytest.param(1, 63, b"5", "ACCOUNT_TYPE_UNSUPPORTED", "account_type", id="time-deposit"),
        pytest.param(4, 10, b"081310", "DATE_INVALID", "posted", id="no-such-month"),
        pytest.param(4, 25, b"           1", "NOT_DIGITS", "amount", id="amount-with-spaces"),
    ],
)
def test_a_statement_that_does_not_come_out_is_refused(
    record: int, position: int, replacement: bytes, code: str, field: str
) -> None:
    with pytest.raises(ZenginError) as refusal:
        read_statements(damaged(STATEMENT, record, position, replacement))
    error = refusal.value
    expected_record = 5 if field == "closing" else record
    assert (error.code, error.record, error.field) == (code, expected_record, field)


def test_turning_a_row_round_is_noticed() -> None:
    with pytest.raises(ZenginError, match="COUNT_MISMATCH"):
        read_statements(damaged(STATEMENT, 2, 22, b"2"))


def test_the_totals_of_the_end_record_are_not_believed() -> None:
    assert read_statements(damaged(STATEMENT, 6, 2, b"0000000099")) == (SAMPLE,)
    assert read_statements(damaged(STATEMENT, 6, 2, b" " * 15)) == (SAMPLE,)


def test_an_account_may_be_overdrawn() -> None:
    overdrawn = replace(SAMPLE, opening=-200_000)
    assert overdrawn.closing == -151_845
    assert _reread(overdrawn) == overdrawn
    assert write_statements([overdrawn]).split(b"\r\n")[4][39:54] == b"200000000151845"


def test_a_certificate_is_told_from_a_book() -> None:
    assert not SAMPLE.is_certificate
    assert _reread(replace(SAMPLE, is_certificate=True)).is_certificate


def test_every_field_of_a_row_survives() -> None:
    row = replace(
        SAMPLE.rows[0],
        kind="12",
        cheques=500,
        clearing_on=SAMPLE.from_on,
        dishonour_on=SAMPLE.to_on,
        bill_kind="1",
        bill_no="0000123",
        handling_branch="045",
        remitter_code="0000000077",
    )
    assert _reread(replace(SAMPLE, rows=(row,))).rows == (row,)


def test_several_accounts_are_read_apart() -> None:
    other = replace(SAMPLE, account=replace(SAMPLE.account, number="0000042"), opening=0, rows=())
    assert read_statements(write_statements([SAMPLE, other])) == (SAMPLE, other)


def test_an_outgoing_row_lowers_the_balance() -> None:
    incoming = replace(SAMPLE, rows=SAMPLE.rows[:2])
    assert (incoming.closing, SAMPLE.closing) == (1_154_790, 1_048_155)
    assert SAMPLE.rows[2].direction is Direction.OUT
