"""Line ends, end marks, record lengths and record order of bank files (money.md 3.1)."""

from datetime import date

import pytest

from tests.japan.zengin_cases import (
    DEPOSITS,
    STATEMENT,
    TRANSFERS_CRLF,
    TRANSFERS_NO_LINE_ENDS,
    damaged,
    without_record,
)
from yuiwork.japan.zengin import ZenginError, file_type, read_deposits, read_statements, read_transfers
from yuiwork.japan.zengin.charset import NotEncodableError, decode, encode

NEAR = date(2026, 12, 14)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(TRANSFERS_CRLF, id="crlf"),
        pytest.param(TRANSFERS_NO_LINE_ENDS, id="no-line-ends"),
        pytest.param(TRANSFERS_CRLF + b"\x1a", id="crlf-end-mark"),
        pytest.param(TRANSFERS_NO_LINE_ENDS + b"\x1a", id="no-line-ends-end-mark"),
        pytest.param(TRANSFERS_NO_LINE_ENDS + b"\r\n\x1a\r\n", id="end-mark-on-its-own-line"),
        pytest.param(TRANSFERS_CRLF.removesuffix(b"\r\n"), id="no-last-line-end"),
        pytest.param(TRANSFERS_CRLF.replace(b"\r\n", b"\n"), id="line-feed-only"),
    ],
)
def test_line_ends_and_end_marks_do_not_matter_on_reading(file: bytes) -> None:
    assert read_transfers(file, near=NEAR) == read_transfers(TRANSFERS_CRLF, near=NEAR)


@pytest.mark.parametrize("file", [b"", b"\x1a", b"\r\n", b"\r\n\x1a"])
def test_an_empty_file_is_refused(file: bytes) -> None:
    with pytest.raises(ZenginError, match="FILE_EMPTY"):
        read_transfers(file, near=NEAR)


@pytest.mark.parametrize(
    ("file", "record"),
    [
        pytest.param(TRANSFERS_CRLF.replace(b"PAYOUT-", b"PAYOUT"), 3, id="short-line"),
        pytest.param(TRANSFERS_CRLF.replace(b"PAYOUT-", b"PAYOUT--"), 3, id="long-line"),
        pytest.param(TRANSFERS_CRLF.replace(b"\r\n8", b"\r\n\r\n8"), 4, id="empty-line"),
        pytest.param(TRANSFERS_NO_LINE_ENDS[:-1], 5, id="cut-off"),
        pytest.param(b"\xef\xbb\xbf" + TRANSFERS_CRLF, 1, id="byte-order-mark"),
    ],
)
def test_a_record_of_the_wrong_length_is_named(file: bytes, record: int) -> None:
    with pytest.raises(ZenginError) as refusal:
        read_transfers(file, near=NEAR)
    assert (refusal.value.code, refusal.value.record) == ("RECORD_LENGTH", record)
    assert refusal.value.params["expected"] == 120


@pytest.mark.parametrize(
    ("file", "code", "record"),
    [
        pytest.param(without_record(STATEMENT, 1), "RECORD_ORDER", 1, id="no-header"),
        pytest.param(without_record(STATEMENT, 5), "RECORD_ORDER", 5, id="no-trailer"),
        pytest.param(without_record(STATEMENT, 6), "END_MISSING", 0, id="no-end"),
        pytest.param(STATEMENT + STATEMENT, "RECORD_ORDER", 7, id="something-after-the-end"),
        pytest.param(damaged(STATEMENT, 3, 1, b"7"), "RECORD_ORDER", 3, id="unknown-record"),
        pytest.param(STATEMENT.split(b"\r\n")[5] + b"\r\n", "RECORD_ORDER", 1, id="only-an-end"),
    ],
)
def test_records_out_of_order_are_named(file: bytes, code: str, record: int) -> None:
    with pytest.raises(ZenginError) as refusal:
        read_statements(file)
    assert (refusal.value.code, refusal.value.record) == (code, record)


def test_a_file_may_hold_several_accounts() -> None:
    lines = DEPOSITS.split(b"\r\n")
    two = b"\r\n".join([*lines[:4], *lines[:4], *lines[4:]])
    assert read_deposits(two) == read_deposits(DEPOSITS) * 2


@pytest.mark.parametrize(
    ("file", "code"),
    [(b"", "FILE_EMPTY"), (b"2", "RECORD_ORDER"), (b"1AB", "RECORD_ORDER"), (b"1", "RECORD_ORDER")],
)
def test_what_is_no_bank_file_has_no_type(file: bytes, code: str) -> None:
    with pytest.raises(ZenginError, match=code):
        file_type(file)


def test_the_yen_sign_is_byte_5c_and_the_backslash_is_not() -> None:
    assert encode("¥ｱﾞ~") == b"\x5c\xb1\xde~"
    assert decode(b"\x5c\xb1\xde~") == "¥ｱﾞ~"
    with pytest.raises(NotEncodableError):
        encode("\\")


@pytest.mark.parametrize("text", ["ア", "山", "\n", "\x7f", "é"])
def test_what_is_outside_jis_x_0201_is_refused(text: str) -> None:
    with pytest.raises(NotEncodableError):
        encode(text)


def test_each_byte_is_one_character_or_refused() -> None:
    for value in range(256):
        try:
            assert encode(decode(bytes([value]))) == bytes([value])
        except NotEncodableError:
            assert value < 0x20 or 0x7F <= value <= 0xA0 or value >= 0xE0
