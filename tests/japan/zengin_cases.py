"""The sample files of money.md 3.2 and 3.3, their inputs, and a way to damage them."""

from datetime import date
from pathlib import Path

from yuiwork.japan.bank_master import Account
from yuiwork.japan.yucho import yucho_account
from yuiwork.japan.zengin import ControlTotals, Requester, Transfer

_FOLDER = Path(__file__).parent.parent / "data" / "zengin"
TRANSFERS_CRLF = (_FOLDER / "zengin-sogo-furikomi-sample.txt").read_bytes()
TRANSFERS_NO_LINE_ENDS = (_FOLDER / "zengin-sogo-furikomi-sample-nonl.txt").read_bytes()
DEPOSITS = (_FOLDER / "zengin-nyukin-tsuchi-sample.txt").read_bytes()
STATEMENT = (_FOLDER / "zengin-nyushukkin-sample.txt").read_bytes()

PAY_DAY = date(2026, 12, 10)
REQUESTER = Requester("0000012345", "カ)ミドリノワ", Account("0001", "001", 1, "7654321"))
YAMADA = Transfer(Account("0005", "001", 1, "12345"), "ヤマダ　ハナコ", 94_290, PAY_DAY, customer_code_1="1")
SATO = Transfer(
    yucho_account("10530", "12345671"), "さとう　しょうこ", 12_345, PAY_DAY, edi="PAYOUT-2026-12-00002"
)
BOTH = (YAMADA, SATO)
CONTROL = ControlTotals(count=2, total=106_635)


def damaged(file: bytes, record: int, position: int, replacement: bytes) -> bytes:
    """``file`` (CRLF) with bytes of one record replaced from ``position`` on, both counted from 1."""
    lines = file.split(b"\r\n")
    line = lines[record - 1]
    lines[record - 1] = line[: position - 1] + replacement + line[position - 1 + len(replacement) :]
    return b"\r\n".join(lines)


def without_record(file: bytes, record: int) -> bytes:
    """``file`` (CRLF) with one record left out."""
    lines = file.split(b"\r\n")
    del lines[record - 1]
    return b"\r\n".join(lines)


def control_of(*transfers: Transfer) -> ControlTotals:
    """What the ledger would say of these transfers."""
    return ControlTotals(len(transfers), sum(one.amount for one in transfers))
