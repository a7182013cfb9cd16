"""支払明細書: what a payout consists of, filed for the person who was paid. Always Japanese."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.pdf import render_pdf
from yuiwork.core.transactions import inside_transaction
from yuiwork.core.yen import format_yen
from yuiwork.money.chart import FEE_REVENUE, TAX_PAYABLE, WITHHOLDING_PAYABLE, worker_payable
from yuiwork.money.models import Entry, Payout, Side, Transfer, TransferKind
from yuiwork.money.queries.account_labels import account_label
from yuiwork.people import api as people

KIND = "payment_statement"
_TEMPLATE = Path(__file__).parent.parent / "pdf" / "payment_statement.typ"
_COLUMNS = ["確定日", "内容", "仕事の額", "利用手数料", "消費税", "源泉徴収", "受取額"]


@dataclass(frozen=True, slots=True)
class _Line:
    """One order's part, in yen: ``gross`` left the hold, ``net`` is hers."""

    day: date
    text: str
    gross: int
    fee: int
    tax: int
    withheld: int
    net: int

    @property
    def cells(self) -> list[str]:
        amounts = (self.gross, -self.fee, -self.tax, -self.withheld, self.net)
        return [f"{self.day:%Y/%m/%d}", self.text, *(format_yen(amount) for amount in amounts)]


@inside_transaction
def file_payment_statement(payout: Payout, paid_on: date) -> audit.DocumentView:
    """Render and file the statement of a payout for its payee."""
    profile = people.profile_of(payout.user_id)
    name = profile.full_name if profile else payout.holder_kana
    data = _data(payout, name, paid_on)
    return audit.file_document(
        kind=KIND,
        number=payout.number,
        title="支払明細書",
        doc_date=paid_on,
        amount_incl_tax=payout.amount,
        issuer_name=settings.OPERATOR_NAME,
        counterparty_name=name,
        content=render_pdf(_TEMPLATE, data),
        canonical=data,
        parties=[payout.user_id],
    )


def _data(payout: Payout, name: str, paid_on: date) -> dict[str, object]:
    lines = _lines(payout)
    carried = payout.amount - sum(line.net for line in lines)
    rows = [line.cells for line in lines]
    if carried:
        text = "前回までの未払い分" if carried > 0 else "次回にお支払いする分"
        rows.append(["", text, "", "", "", "", format_yen(carried)])
    return {
        "heading": "支払明細書",
        "number": payout.number,
        "issued": _day(clock.today()),
        "issuer": settings.OPERATOR_NAME,
        "payee": name,
        "opening": "下記のとおりお支払いしました。振込手数料は当方が負担しています。",
        "facts": [
            ["お支払い日", _day(paid_on)],
            ["お支払い額", format_yen(payout.amount)],
            ["お振込先", account_label(payout.bank_code, payout.branch_code, payout.account_number)],
        ],
        "columns": _COLUMNS,
        "lines": rows,
        "total": f"合計　{format_yen(payout.amount)}",
        "closing": "仕事の額は、依頼者がお預けになった額です。依頼者が源泉徴収をする場合は、それを差し引いた後の額です。",
    }


def _lines(payout: Payout) -> list[_Line]:
    """What became hers since the payout before this one, oldest first."""
    own = Entry.objects.filter(account__code=worker_payable(payout.user_id).code)
    this = own.get(transfer__key=f"payout:{payout.id}")
    paid_before = own.filter(transfer__kind=TransferKind.PAYOUT, id__lt=this.id).order_by("-id").first()
    earned = own.filter(side=Side.CREDIT, id__lt=this.id, id__gt=paid_before.id if paid_before else 0)
    return [_line(entry.transfer, entry.amount) for entry in earned.select_related("transfer").order_by("id")]


def _line(transfer: Transfer, net: int) -> _Line:
    if transfer.kind == TransferKind.PAYOUT_RETURNED:
        return _Line(transfer.occurred_on, f"組戻し（{transfer.memo}）", net, 0, 0, 0, net)
    entries = transfer.entries.filter(side=Side.CREDIT).select_related("account")
    amounts = {entry.account.code: entry.amount for entry in entries}
    fee, tax = amounts.get(FEE_REVENUE.code, 0), amounts.get(TAX_PAYABLE.code, 0)
    withheld = amounts.get(WITHHOLDING_PAYABLE.code, 0)
    gross = net + fee + tax + withheld
    return _Line(transfer.occurred_on, transfer.memo, gross, fee, tax, withheld, net)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
