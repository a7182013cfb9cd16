"""The bank's file with one client's deposit, imported by the operator."""

from datetime import date

from yuiwork.core.actor import Actor, Grant, Role
from yuiwork.japan.zengin import Deposit, DepositNotice, OwnAccount, write_deposits
from yuiwork.money import api as money

OURS = OwnAccount("0001", "001", 1, "7654321", "ｶ)ﾐﾄﾞﾘﾉﾜ", "ﾐｽﾞﾎ", "ﾄｳｷﾖｳ")
OPERATOR = Actor(system="tests", grants=frozenset({Grant(Role.OPERATOR)}))


def pay_in(hold: money.HoldView, on: date = date(2026, 11, 25)) -> None:
    deposit = Deposit(
        inquiry_no=hold.payment_reference[-6:],
        posted_on=on,
        amount=hold.amount,
        remitter_name="ｶ)ｱｵｿﾞﾗｼﾖｳｼﾞ",
        edi=hold.payment_reference,
        is_cancel=False,
    )
    content = write_deposits([DepositNotice(OURS, on, on, on, (deposit,))])
    money.import_statement(actor=OPERATOR, content=content, filename="nyukin.txt")
