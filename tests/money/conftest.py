"""Helpers of the money tests: bank files written by our own writer, and the ledger read as plain numbers."""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from tests.cast import SYSTEM, Cast
from tests.fixtures import announced as announced
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.japan.dates import JST
from yuiwork.japan.zengin import (
    Deposit,
    DepositNotice,
    Direction,
    OwnAccount,
    Statement,
    StatementRow,
    write_deposits,
    write_statements,
)
from yuiwork.money import api as money
from yuiwork.money.models import AccountBalance

OURS = OwnAccount("0001", "001", 1, "7654321", "ｶ)ﾐﾄﾞﾘﾉﾜ", "ﾐｽﾞﾎ", "ﾄｳｷﾖｳ")
NOV_25 = date(2026, 11, 25)
AOZORA_KANA = "カブシキガイシャアオゾラショウジ"


class Teller:
    """Asks for holds, pays them in at the bank, and reads the ledger, as a room above and an operator would."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._inquiry = 0

    def request(
        self, amount: int, *, key: str = "", ref_id: UUID | None = None, **more: object
    ) -> money.HoldView:
        """A hold for a new order of Aozora."""
        ref_id = ref_id or uuid4()
        facts: dict[str, object] = {
            "payer_id": self.cast.aozora.id,
            "payer_name": "株式会社青空商事",
            "payer_kana": AOZORA_KANA,
            **more,
        }
        with transaction.atomic():
            return money.request_hold(
                actor=SYSTEM,
                key=key or f"contract:{ref_id}",
                ref_type="tests.Order",
                ref_id=ref_id,
                amount=amount,
                memo="紹介記事の執筆",
                **facts,  # type: ignore[arg-type]
            )

    def deposit(
        self,
        amount: int,
        *,
        edi: str = "",
        name: str = "ｶ)ｱｵｿﾞﾗｼﾖｳｼﾞ",
        on: date = NOV_25,
        cancel: bool = False,
        inquiry: str = "",
    ) -> Deposit:
        self._inquiry += 1
        return Deposit(
            inquiry_no=inquiry or f"{self._inquiry:06d}",
            posted_on=on,
            amount=amount,
            remitter_name=name,
            edi=edi,
            is_cancel=cancel,
        )

    def notice(self, *deposits: Deposit, on: date = NOV_25) -> bytes:
        """A deposit notice (type 01) of one day."""
        return write_deposits([DepositNotice(OURS, on, on, on, deposits)])

    def statement(
        self, opening: int, *rows: StatementRow, from_on: date = NOV_25, to_on: date = NOV_25
    ) -> bytes:
        """A statement (type 03)."""
        return write_statements([Statement(OURS, to_on, from_on, to_on, opening, rows)])

    def row(
        self,
        direction: Direction,
        amount: int,
        on: date = NOV_25,
        *,
        kind: str = "11",
        memo: str = "",
        name: str = "",
    ) -> StatementRow:
        self._inquiry += 1
        return StatementRow(
            f"{self._inquiry:08d}", on, direction, amount, kind, memo=memo, remitter_name=name
        )

    def upload(self, content: bytes) -> money.ImportResult:
        return money.import_statement(actor=self.operator, content=content, filename="nyukin.txt")

    def pay_in(self, hold: money.HoldView, on: date = NOV_25) -> money.HoldView:
        """The client pays a hold with its reference."""
        self.upload(self.notice(self.deposit(hold.amount, edi=hold.payment_reference, on=on), on=on))
        return money.hold(hold.id)

    def funded(self, amount: int) -> money.HoldView:
        return self.pay_in(self.request(amount))

    def release(self, hold: money.HoldView, *, key: str = "", **amounts: int) -> money.TransferView:
        """Aozora accepts Hanako's work."""
        facts = {"payee_amount": hold.amount, "fee_amount": 0, "fee_tax": 0} | amounts
        payee_id = self.cast.hanako
        with transaction.atomic():
            return money.release_hold(
                actor=SYSTEM,
                hold_id=hold.id,
                key=key or f"release:{hold.id}",
                occurred_on=date(2026, 11, 30),
                payee_id=payee_id,
                **facts,
            )

    def refund(self, hold: money.HoldView, amount: int, key: str = "") -> money.TransferView:
        with transaction.atomic():
            return money.refund_hold(
                actor=SYSTEM,
                hold_id=hold.id,
                key=key or f"refund:{hold.id}",
                occurred_on=date(2026, 11, 30),
                amount=amount,
            )

    def cancel(self, hold: money.HoldView) -> money.HoldView:
        with transaction.atomic():
            return money.cancel_hold(actor=SYSTEM, hold_id=hold.id)

    def split(
        self, hold: money.HoldView, *, payee_amount: int, refund_amount: int, key: str
    ) -> money.TransferView:
        payee_id = self.cast.hanako
        with transaction.atomic():
            return money.split_hold(
                actor=SYSTEM,
                hold_id=hold.id,
                key=key,
                occurred_on=date(2026, 11, 30),
                payee_id=payee_id,
                payee_amount=payee_amount,
                refund_amount=refund_amount,
            )

    @property
    def operator(self) -> Actor:
        return self.cast.actor(self.cast.oper)

    def register_account(self, user_id: UUID | None = None, holder: str = "ヤマダ ハナコ") -> None:
        """The first payee of money.md 3.2."""
        money.save_bank_account(
            actor=self.cast.actor(user_id or self.cast.hanako),
            bank_code="0005",
            branch_code="001",
            account_type=1,
            number="12345",
            holder_kana=holder,
        )

    def export(self, run_on: date) -> money.PayoutRun:
        run = money.prepare_payout_run(actor=self.operator, run_on=run_on)
        money.export_payout_run(actor=self.operator, run_id=run.id)
        return money.PayoutRun.objects.get(id=run.id)

    def pay_out(self, run_on: date, *, fee: int = 0) -> money.PayoutRun:
        """Prepare, export, and on the day itself mark as sent."""
        run = self.export(run_on)
        with clock.at(datetime.combine(run_on, time(15), JST)):
            return money.mark_payout_run_sent(
                actor=self.operator, run_id=run.id, sent_on=run_on, fee_total=fee
            )

    def balances(self) -> dict[str, int]:
        """Balances by what stands before the colon of the account's code, accounts at zero left out."""
        sums: dict[str, int] = {}
        for row in AccountBalance.objects.select_related("account"):
            name = row.account.code.partition(":")[0]
            sums[name] = sums.get(name, 0) + row.amount
        return {name: amount for name, amount in sums.items() if amount}


@pytest.fixture
def teller(cast: Cast, announced: list[object]) -> Teller:
    return Teller(cast)


@pytest.fixture
def journal() -> Callable[[str], list[tuple[str, str, int]]]:
    """The entries of a transfer as (account before the colon, side, yen), debits first."""
    from yuiwork.money.models import Entry

    def read(key: str) -> list[tuple[str, str, int]]:
        rows = Entry.objects.filter(transfer__key=key).select_related("account")
        return sorted(
            ((e.account.code.partition(":")[0], str(e.side), e.amount) for e in rows),
            key=lambda row: (row[1] == "C", -row[2]),
        )

    return read
