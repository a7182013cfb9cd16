"""The client's bank: a 入出金明細 with one transfer, in the banks' fixed-width format."""

import re

from journey.world import World
from yuiwork.japan.zengin import Direction, OwnAccount, Statement, StatementRow, write_statements

ACCOUNT = OwnAccount("0001", "001", 1, "7654321", "ｶ)ﾐﾄﾞﾘﾉﾜ", "ﾐｽﾞﾎ", "ﾄｳｷﾖｳ")


def statement(world: World, *, reference: str, amount: int) -> bytes:
    """One deposit with its reference, on the world's present day; the opening balance is the ledger's bank account."""
    today = world.now().date()
    row = StatementRow(
        inquiry_no="99000001", posted_on=today, direction=Direction.IN, amount=amount, remitter_name="ｶ)ｱｵｿﾞﾗｼﾖｳｼﾞ",
        remitter_bank="ﾐｽﾞﾎ", remitter_branch="ﾄｳｷﾖｳ", memo="ﾌﾘｺﾐ", edi=reference,
    )  # fmt: skip
    whole = Statement(
        account=ACCOUNT,
        created_on=today,
        from_on=today,
        to_on=today,
        opening=_bank_balance(world),
        rows=(row,),
    )
    return write_statements([whole])


def broken(file: bytes) -> bytes:
    """The same file with a letter where the amount of its data record stands."""
    at = file.index(b"\r\n") + 2 + 30
    return file[:at] + b"X" + file[at + 1 :]


def _bank_balance(world: World) -> int:
    """What the bank holds today, as the operator's own snapshot of the ledger tells (yen)."""
    found = re.findall(
        r"^資産\s+預り金の銀行口座\s+([\d,]+)円", world.command("ledger_snapshot"), re.MULTILINE
    )
    return int(found[-1].replace(",", "")) if found else 0
