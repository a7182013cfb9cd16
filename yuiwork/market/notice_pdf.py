"""The notice as a page: what each item says in Japanese, and the PDF of it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from yuiwork.core.pdf import render_pdf
from yuiwork.core.yen import format_yen
from yuiwork.japan.consumption_tax import TaxMode
from yuiwork.japan.dates import JST
from yuiwork.japan.digits import format_phone
from yuiwork.japan.payment_dates import MonthClose
from yuiwork.market import payment_terms
from yuiwork.market.models import ExpensePolicy, IpMode
from yuiwork.market.parties import ClientFacts, WorkerFacts
from yuiwork.market.terms import Terms, japanese_date

HEADING = "取引条件明示書"
_TEMPLATE = Path(__file__).parent / "pdf" / "terms_notice.typ"
_IP_WORDS = {
    IpMode.NONE.value: "権利の移転・許諾はありません。",
    IpMode.LICENSE.value: "依頼者に利用を許諾します（権利は受注者に残ります）。",
    IpMode.TRANSFER.value: "依頼者に移転します。",
}
_EXPENSE_WORDS = {
    ExpensePolicy.NONE.value: "経費はかかりません。",
    ExpensePolicy.WORKER.value: "受注者の負担とし、報酬に含みます。",
    ExpensePolicy.CLIENT.value: "依頼者の負担とし、報酬とは別に支払います。",
}

Row = tuple[str, str]


def notice_pdf(terms: Terms, *, number: str, issued_at: datetime) -> bytes:
    """The PDF of a notice: A4, all items of law.md 1.3 and items 9, 10, 12 of law.md 3."""
    return render_pdf(_TEMPLATE, page_of(terms, number=number, issued_at=issued_at))


def page_of(terms: Terms, *, number: str, issued_at: datetime) -> dict[str, Any]:
    """The words of the notice, for the PDF and for its page on the screen."""
    issued = issued_at.astimezone(JST)
    return {
        "title": f"{HEADING} {number}",
        "heading": HEADING,
        "number": number,
        "issued": f"{japanese_date(issued.date())} {issued:%H:%M}（日本時間）",
        "orderer": terms.orderer.name,
        "parties": [_orderer(terms.orderer), _worker(terms.worker)],
        "opening": (
            "特定受託事業者に係る取引の適正化等に関する法律第3条と"
            "「自営型テレワークの適正な実施のためのガイドライン」にもとづき、次のとおり取引条件を明示します。"
        ),
        "sections": [
            {"title": "1　仕事の内容", "rows": _work(terms)},
            {"title": "2　納品と検収", "rows": _delivery(terms)},
            {"title": "3　報酬と支払い", "rows": _pay(terms)},
            {"title": "4　権利・経費・約束ごと", "rows": _rules(terms)},
        ],
        "money": money_rows(terms),
        "closing": (
            "この書面は契約の成立と同時に、契約ページとメールで双方に届けています。受注者の求めがあれば、依頼者は紙の書面を交付します。"
            "取引の条件を変えるときは、双方の合意のうえで新しい書面を発行します。"
            "相談窓口：フリーランス・トラブル110番（無料）"
        ),
    }


def money_rows(terms: Terms) -> list[dict[str, Any]]:
    """What the client pays, step by step down to what arrives; the lines add up."""
    if terms.tax_mode is TaxMode.NET:
        rows = [
            _money("報酬（税抜）", terms.pay_net),
            _money(f"消費税（{terms.tax_rate}％）", terms.pay_tax),
            _money("依頼者の支払い（税込）", terms.client_total, total=True),
        ]
    else:
        rows = [_money("報酬（税込の総額）＝依頼者の支払い", terms.client_total, total=True)]
    return [
        *rows,
        _money("源泉徴収（依頼者が税務署に納めます）", -terms.withholding),
        _money("依頼者がゆいワークに振り込む額", terms.transfer_amount, total=True),
        _money(f"ゆいワークの手数料（報酬（税抜）の{_percent(terms.fee_bp)}）", -terms.platform_fee),
        _money("手数料の消費税", -terms.platform_fee_tax),
        _money("受注者の受取額", terms.worker_net, total=True),
    ]


def _money(label: str, amount: int, *, total: bool = False) -> dict[str, Any]:
    return {"label": label, "amount": format_yen(amount), "total": total}


def _percent(basis_points: int) -> str:
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "％"


def _orderer(client: ClientFacts) -> dict[str, Any]:
    lines = [_address(client.postal_code, client.address)]
    if client.contact_name:
        lines.append(f"担当　{client.contact_name}")
    phone = format_phone(client.contact_phone) if client.contact_phone else ""
    lines += [text for text in (client.contact_email, phone) if text]
    if client.corporate_number:
        lines.append(f"法人番号　{client.corporate_number}")
    return {"role": "依頼者（業務を委託する事業者）", "name": client.name, "lines": lines}


def _worker(worker: WorkerFacts) -> dict[str, Any]:
    lines = [_address(worker.postal_code, worker.address)]
    if worker.invoice_number:
        lines.append(f"登録番号　{worker.invoice_number}")
    return {"role": "受注者（業務の委託を受ける事業者）", "name": worker.name, "lines": lines}


def _address(postal_code: str, address: str) -> str:
    shown = f"〒{postal_code[:3]}-{postal_code[3:]} " if postal_code else ""
    return f"{shown}{address}"


def _work(terms: Terms) -> list[Row]:
    return [
        ("業務を委託した日", japanese_date(terms.ordered_on)),
        ("件名", terms.title),
        ("種類", terms.category_label),
        ("内容", terms.scope_text),
        ("数量", terms.quantity),
        ("作業の場所", terms.work_place),
    ]


def _delivery(terms: Terms) -> list[Row]:
    criteria = "\n".join(f"{n}　{text}" for n, text in enumerate(terms.criteria, start=1))
    return [
        ("納期", _date(terms.delivery_due_on)),
        ("納品の場所", terms.delivery_place),
        (
            "検査（検収）を完了する日",
            f"納品を受けた日から{terms.acceptance_days}日以内。納期どおりの納品なら{_date(terms.inspection_due_on)}まで。"
            "返事がないまま過ぎたときは、検収が完了したものとします。",
        ),
        ("検収の基準", criteria),
        ("修正の依頼", f"基準を満たさない点に限ります（{terms.revision_limit}回まで）。"),
    ]


def _pay(terms: Terms) -> list[Row]:
    if terms.tax_mode is TaxMode.NET:
        pay = f"{format_yen(terms.pay_net)}（税抜）。消費税{format_yen(terms.pay_tax)}を別に支払います。"
    else:
        pay = f"{format_yen(terms.client_total)}（消費税込みの総額）"
    rule = f"（{terms.payment_rule}）" if terms.payment_rule else ""
    return [
        ("報酬の額", pay),
        (
            "支払期日",
            f"{terms.payment_text}{rule}。早く検収が完了したときは、その直後の支払日に早めて支払います。"
            + _late_rule(terms),
        ),
        (
            "支払いの方法",
            "銀行振込。依頼者が先にゆいワークへ預け、ゆいワークが受注者に代わって受け取り、振り込みます。",
        ),
        ("振込の手数料", "受注者には負担させません。"),
    ]


def _late_rule(terms: Terms) -> str:
    if isinstance(payment_terms.rule_of(terms.payment_rule), MonthClose):
        return "納品が納期より遅れたときは、受け取った日から同じ決まりで数えた日に支払います。"
    return (
        "納品が納期より遅れたときは、受け取った日から検収の日数が過ぎたあとの最初の支払日"
        "（毎週金曜日、銀行の休日なら前の営業日）に支払います。"
    )


def _rules(terms: Terms) -> list[Row]:
    rights = _IP_WORDS[terms.ip_mode] + (f"\n{terms.ip_scope}" if terms.ip_scope else "")
    expenses = _EXPENSE_WORDS[terms.expense_policy] + (
        f"\n{terms.expense_note}" if terms.expense_note else ""
    )
    return [
        ("知的財産権", rights),
        ("経費", expenses),
        ("条件の変更", terms.change_policy),
        ("不備があるとき", terms.defect_policy),
        ("個人情報と秘密", terms.confidentiality_policy),
        ("再委託", "ほかの人に任せるときは、依頼者の承諾を先に得ます。"),
        ("質問の窓口", terms.contact_for_questions),
    ]


def _date(day: Any) -> str:
    return japanese_date(day) if day else ""
