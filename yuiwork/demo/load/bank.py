"""The bank of the demo: keeps the operator's account and hands out statements in the banks' own file format."""

from dataclasses import dataclass, field
from datetime import date

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.japan.zengin import Direction, OwnAccount, Statement, StatementRow, write_statements
from yuiwork.money import api as money

# The fictional account of the demo's operator, as the money room knows it (money.md 3.2).
OPERATORS_ACCOUNT = OwnAccount("0001", "001", 1, "7654321", "ｶ)ﾐﾄﾞﾘﾉﾜ", "ﾐｽﾞﾎ", "ﾄｳｷﾖｳ")


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What a client is asked to transfer: yen, with this reference, under this name (half-width kana)."""

    reference: str
    amount: int
    payer_kana: str


@dataclass(slots=True)
class DemoBank:
    """Rows wait until a statement is taken."""

    balance: int = 0
    waiting: list[StatementRow] = field(default_factory=list)
    number: int = 0

    def receive(self, request: PaymentRequest, *, on: date) -> None:
        """The client's transfer arrives."""
        self.number += 1
        row = StatementRow(
            inquiry_no=f"{self.number:08d}", posted_on=on, direction=Direction.IN, amount=request.amount,
            remitter_name=request.payer_kana, remitter_bank="ﾐｽﾞﾎ", remitter_branch="ﾄｳｷﾖｳ", memo="ﾌﾘｺﾐ",
            edi=request.reference,
        )  # fmt: skip
        self.waiting.append(row)

    def send(self, amount: int, *, on: date) -> None:
        """The bank carries out a payout file."""
        self.number += 1
        self.waiting.append(
            StatementRow(
                inquiry_no=f"{self.number:08d}", posted_on=on, direction=Direction.OUT, amount=amount, memo="ｿｳｺﾞｳﾌﾘｺﾐ",
            )
        )  # fmt: skip

    def import_day(self, operator: Actor) -> None:
        """Take the statement of the waiting rows and give it to the operator."""
        if not self.waiting:
            return
        days = [row.posted_on for row in self.waiting]
        opening = self.balance
        signed = {Direction.IN: 1, Direction.OUT: -1}
        self.balance += sum(signed[row.direction] * row.amount for row in self.waiting)
        statement = Statement(
            account=OPERATORS_ACCOUNT, created_on=clock.today(), from_on=min(days), to_on=max(days),
            opening=opening, rows=tuple(self.waiting),
        )  # fmt: skip
        self.waiting = []
        money.import_statement(
            actor=operator, content=write_statements([statement]), filename=f"nyushukkin-{clock.today()}.txt"
        )
