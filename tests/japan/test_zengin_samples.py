"""The sample files are written byte for byte and read as expected (money.md 3.2, 3.3)."""

import hashlib
from datetime import date

import pytest

from tests.japan.zengin_cases import (
    BOTH,
    CONTROL,
    DEPOSITS,
    PAY_DAY,
    REQUESTER,
    STATEMENT,
    TRANSFERS_CRLF,
    TRANSFERS_NO_LINE_ENDS,
)
from yuiwork.japan.zengin import (
    Direction,
    FileSettings,
    LineEnd,
    TransferSettings,
    file_type,
    read_deposits,
    read_statements,
    read_transfers,
    write_deposits,
    write_statements,
    write_transfers,
)

SAMPLES = [
    pytest.param(
        LineEnd.CRLF,
        TRANSFERS_CRLF,
        610,
        "32b55a6cb1fc552815a85f0b256fbb55c618d685d485670b5a25690006b17811",
        id="money-3.2-crlf",
    ),
    pytest.param(
        LineEnd.NONE,
        TRANSFERS_NO_LINE_ENDS,
        600,
        "2302177d1aa676dbe7b8f61ee3f01e98be5ce727e03ba832cf97c9d2e538b08a",
        id="money-3.2-nonl",
    ),
]


@pytest.mark.parametrize(("line_end", "sample", "size", "digest"), SAMPLES)
def test_the_transfer_sample_is_written_byte_for_byte(
    line_end: LineEnd, sample: bytes, size: int, digest: str
) -> None:
    settings = TransferSettings(file=FileSettings(line_end))
    written = write_transfers(REQUESTER, BOTH, control=CONTROL, settings=settings)
    assert written == sample
    assert (len(written), hashlib.sha256(written).hexdigest()) == (size, digest)


def test_the_first_data_record_has_the_bytes_of_the_reference() -> None:
    expected = bytes.fromhex(
        "32 30 30 30 35 d0 c2 cb de bc d5 2d b4 cc bc de b4 b2 20 20 30 30 31 ce dd c3 dd"
        + " 20" * 11
        + " 30 30 30 30 31 30 30 31 32 33 34 35 d4 cf c0 de 20 ca c5 ba"
        + " 20" * 22
        + " 30 30 30 30 30 39 34 32 39 30 30 30 30 30 30 30 30 30 30 30 31"
        + " 30" * 10
        + " 37 20"
        + " 20" * 7
    )
    written = write_transfers(REQUESTER, BOTH, control=CONTROL)
    assert written.split(b"\r\n")[1] == expected
    assert len(expected) == 120


@pytest.mark.parametrize(("line_end", "sample", "size", "digest"), SAMPLES)
def test_the_transfer_sample_is_read(line_end: LineEnd, sample: bytes, size: int, digest: str) -> None:
    found = read_transfers(sample, near=date(2026, 12, 14))
    assert found.transfer_on == PAY_DAY
    assert found.control == CONTROL
    assert [(one.payee_name, one.amount, one.edi) for one in found.transfers] == [
        ("ﾔﾏﾀﾞ ﾊﾅｺ", 94_290, ""),
        ("ｻﾄｳ ｼﾖｳｺ", 12_345, "PAYOUT-2026-12-00002"),
    ]
    assert found.requester.name == "ｶ)ﾐﾄﾞﾘﾉﾜ"


def test_the_deposit_sample_is_read() -> None:
    (notice,) = read_deposits(DEPOSITS)
    assert [(one.posted_on, one.amount, one.remitter_name, one.edi) for one in notice.deposits] == [
        (date(2026, 11, 25), 99_790, "ｶ)ｱｵｿﾞﾗｼﾖｳｼﾞ", "ESCROW-0000000101"),
        (date(2026, 11, 25), 55_000, "ﾀﾅｶ ｲﾁﾛｳ", ""),
    ]
    assert notice.total == 154_790
    assert (notice.account.bank_code, notice.account.branch_code, notice.account.number) == (
        "0001",
        "001",
        "7654321",
    )


def test_the_statement_sample_is_read() -> None:
    (statement,) = read_statements(STATEMENT)
    assert (statement.opening, statement.closing) == (1_000_000, 1_048_155)
    assert statement.totals(Direction.IN) == (2, 154_790)
    assert statement.totals(Direction.OUT) == (1, 106_635)
    assert statement.rows[0].edi == "ESCROW-0000000101"
    assert statement.rows[2].memo == "ｿｳｺﾞｳﾌﾘｺﾐ"


def test_the_bank_samples_are_written_byte_for_byte() -> None:
    assert write_deposits(read_deposits(DEPOSITS)) == DEPOSITS
    assert write_statements(read_statements(STATEMENT)) == STATEMENT


@pytest.mark.parametrize(
    ("sample", "code"),
    [
        pytest.param(TRANSFERS_CRLF, "21", id="transfers"),
        pytest.param(DEPOSITS, "01", id="deposits"),
        pytest.param(STATEMENT, "03", id="statement"),
    ],
)
def test_a_file_tells_its_type(sample: bytes, code: str) -> None:
    assert file_type(sample) == code
