"""What is written is read back; anything else is refused by name (money.md 3.1–3.3)."""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.japan.zengin_cases import (
    DEPOSITS,
    REQUESTER,
    STATEMENT,
    TRANSFERS_CRLF,
    TRANSFERS_NO_LINE_ENDS,
    control_of,
)
from yuiwork.japan.bank_kana import NAME_CHARACTERS, BankKanaError, bank_kana
from yuiwork.japan.bank_master import Account
from yuiwork.japan.holidays import next_bank_open
from yuiwork.japan.zengin import (
    Deposit,
    DepositFormat,
    DepositNotice,
    Direction,
    FileSettings,
    LineEnd,
    OwnAccount,
    Statement,
    StatementRow,
    Transfer,
    TransferSettings,
    ZenginError,
    read_deposits,
    read_statements,
    read_transfers,
    write_deposits,
    write_statements,
    write_transfers,
)

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
FILES = st.builds(FileSettings, st.sampled_from(LineEnd), st.booleans())
_ALPHABET = "".join(sorted(NAME_CHARACTERS))


def _is_spelled_already(name: str) -> bool:
    try:
        return bank_kana(name) == name
    except BankKanaError:
        return False


def _digits(length: int) -> st.SearchStrategy[str]:
    return st.from_regex(f"[0-9]{{{length}}}", fullmatch=True)


def _text(length: int) -> st.SearchStrategy[str]:
    letters = st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters="\\")
    kana = st.characters(min_codepoint=0xFF61, max_codepoint=0xFF9F)
    return st.text(letters | kana | st.just("¥"), max_size=length).map(lambda text: text.rstrip(" "))


PAYEES = st.text(_ALPHABET, min_size=1, max_size=30).filter(_is_spelled_already)
ACCOUNTS = st.builds(
    Account,
    st.just("0001"),
    st.sampled_from(["001", "004", "005"]),
    st.sampled_from([1, 2, 4, 9]),
    _digits(7),
)
USED_CODES = _digits(10).map(lambda code: code if code.strip("0") else "")


def _transfers(day: date) -> st.SearchStrategy[list[Transfer]]:
    common = {
        "account": ACCOUNTS,
        "payee_name": PAYEES,
        "amount": st.integers(1, 9_999_999_999),
        "transfer_on": st.just(day),
        "new_code": st.integers(0, 2),
    }
    coded = st.builds(Transfer, customer_code_1=USED_CODES, customer_code_2=USED_CODES, **common)
    edi = st.text(_ALPHABET, min_size=1, max_size=20).map(str.rstrip).filter(bool)
    return st.lists(coded | st.builds(Transfer, edi=edi, **common), min_size=1, max_size=12)


@given(data=st.data(), day=DAYS.map(next_bank_open), file=FILES, blank=st.booleans(), names=st.booleans())
def test_transfers_are_read_back(
    data: st.DataObject, day: date, file: FileSettings, blank: bool, names: bool
) -> None:
    transfers = data.draw(_transfers(day))
    bank = TransferSettings(file=file, blank_clearing_house=blank, bank_names=names)
    written = write_transfers(REQUESTER, transfers, control=control_of(*transfers), settings=bank)
    found = read_transfers(written, near=day + timedelta(days=20))
    assert list(found.transfers) == transfers
    assert found.control == control_of(*transfers)


OWN = st.builds(
    OwnAccount,
    _digits(4),
    _digits(3),
    st.sampled_from([1, 2, 4]),
    _digits(7),
    _text(40),
    _text(15),
    _text(15),
)
ROW_TEXTS = {
    "remitter_name": _text(48),
    "remitter_bank": _text(15),
    "remitter_branch": _text(15),
    "edi": _text(20),
}


def _deposits(largest: int) -> st.SearchStrategy[list[DepositNotice]]:
    deposit = st.builds(
        Deposit,
        inquiry_no=_digits(6),
        posted_on=DAYS,
        value_on=st.none() | DAYS,
        amount=st.integers(0, largest),
        cheques=st.integers(0, 9_999_999_999),
        remitter_code=USED_CODES,
        is_cancel=st.booleans(),
        **ROW_TEXTS,
    )
    rows = st.lists(deposit, max_size=6).map(tuple)
    return st.lists(st.builds(DepositNotice, OWN, DAYS, DAYS, DAYS, rows), min_size=1, max_size=3)


@given(notices=_deposits(9_999_999_999), file=FILES)
def test_deposits_of_format_a_are_read_back(notices: list[DepositNotice], file: FileSettings) -> None:
    assert list(read_deposits(write_deposits(notices, DepositFormat.A, file))) == notices


@given(notices=_deposits(99_999_999_999), file=FILES)
def test_deposits_of_format_b_are_read_back(notices: list[DepositNotice], file: FileSettings) -> None:
    assert list(read_deposits(write_deposits(notices, DepositFormat.B, file))) == notices


STATEMENT_ROWS = st.builds(
    StatementRow,
    inquiry_no=_digits(8),
    posted_on=DAYS,
    direction=st.sampled_from(Direction),
    amount=st.integers(0, 99_999_999_999),
    kind=_digits(2),
    value_on=st.none() | DAYS,
    cheques=st.integers(0, 999_999_999_999),
    clearing_on=st.none() | DAYS,
    handling_branch=_digits(3).filter(lambda code: bool(code.strip("0"))),
    remitter_code=USED_CODES,
    memo=_text(20),
    **ROW_TEXTS,
)
STATEMENTS = st.builds(
    Statement,
    OWN,
    DAYS,
    DAYS,
    DAYS,
    st.integers(-(10**12), 10**12),
    st.lists(STATEMENT_ROWS, max_size=6).map(tuple),
    st.booleans(),
)


@given(statements=st.lists(STATEMENTS, min_size=1, max_size=3), file=FILES)
def test_statements_are_read_back(statements: list[Statement], file: FileSettings) -> None:
    assert list(read_statements(write_statements(statements, file))) == statements


def _read_all(data: bytes) -> None:
    readers = (lambda raw: read_transfers(raw, near=date(2026, 12, 1)), read_deposits, read_statements)
    for read in readers:
        with suppress(ZenginError):
            read(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    _read_all(data)


SAMPLES = [TRANSFERS_CRLF, TRANSFERS_NO_LINE_ENDS, DEPOSITS, STATEMENT]


@settings(max_examples=300)
@given(sample=st.sampled_from(SAMPLES), data=st.data())
def test_a_sample_with_changed_bytes_is_read_or_refused_by_name(sample: bytes, data: st.DataObject) -> None:
    changed = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(sample) - 1))
        changed[position] = data.draw(st.sampled_from(b"0123456789 \x00\x1aY\xb1\xff\n"))
    _read_all(bytes(changed))
