"""The art. 3 notice: every item of law.md 1.3, the N3 vectors, and the superset of law.md 3."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection

from tests.market.desk import Desk, jst
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market import notice
from yuiwork.market.events import PaperNoticeRequested
from yuiwork.market.models import TermsNotice
from yuiwork.market.notice_pdf import page_of
from yuiwork.market.terms import Terms, sha256_of, terms_in


@pytest.fixture
def terms(desk: Desk) -> Terms:
    return terms_in(desk.contract.notice.terms.content)


def refusal(terms: Terms) -> tuple[str, str | None]:
    with pytest.raises(Invalid) as caught:
        notice.check(terms)
    return caught.value.code, caught.value.field


def test_n3_01_all_items_present_go_out_with_the_agreement(desk: Desk) -> None:
    contract = desk.contract
    issued = contract.notice
    assert contract.state == market.ContractState.AGREED
    assert issued.issued_at == contract.agreed_at
    assert issued.terms.number == 1
    assert notice.problems_of(terms_in(issued.terms.content)) == []


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        pytest.param({"inspection_due_on": None}, "INSPECTION_DATE_MISSING", "acceptance_days", id="N3-02"),
        pytest.param(
            {"payment_text": "2026-12-31まで"}, "PAYMENT_DATE_NOT_SPECIFIC", "payment_text", id="N3-03"
        ),
        pytest.param(
            {"payment_text": "納品後60日以内"}, "PAYMENT_DATE_NOT_SPECIFIC", "payment_text", id="N3-03-b"
        ),
        pytest.param(
            {"payment_text": "請求書受領月の翌月末"}, "PAYMENT_BASE_NOT_RECEIPT", "payment_text", id="N3-04"
        ),
        pytest.param(
            {"payment_text": "検収月の翌月末"}, "PAYMENT_BASE_NOT_RECEIPT", "payment_text", id="N3-04-b"
        ),
        pytest.param({"ip_mode": "transfer", "ip_scope": ""}, "IP_SCOPE_MISSING", "ip_scope", id="N3-09"),
        pytest.param(
            {"ip_mode": "transfer", "ip_scope": "著作権"}, "IP_ARTICLES_MISSING", "ip_scope", id="art27-28"
        ),
        pytest.param({"ip_mode": ""}, "IP_MODE_MISSING", "ip_mode", id="item-3-ip"),
        pytest.param({"scope_text": ""}, "SCOPE_MISSING", "description", id="item-3"),
        pytest.param({"quantity": ""}, "QUANTITY_MISSING", "quantity", id="item-3-quantity"),
        pytest.param({"criteria": ()}, "CRITERIA_MISSING", "criteria", id="criteria"),
        pytest.param({"delivery_due_on": None}, "DELIVERY_DATE_MISSING", "delivery_due_on", id="item-4"),
        pytest.param({"delivery_place": ""}, "DELIVERY_PLACE_MISSING", "delivery_place", id="item-5"),
        pytest.param({"pay_net": 0}, "PAY_MISSING", "fee_amount", id="item-7"),
        pytest.param({"payment_due_on": None}, "PAYMENT_DATE_NOT_SPECIFIC", "payment_text", id="item-7-date"),
        pytest.param(
            {"payment_due_on": date(2027, 2, 26)}, "PAYMENT_DATE_TOO_LATE", "payment_text", id="item-7-limit"
        ),
        pytest.param({"pay_method": "bill"}, "PAY_METHOD_NOT_ALLOWED", None, id="items-8-11"),
        pytest.param({"expense_policy": ""}, "EXPENSE_POLICY_MISSING", "expense_policy", id="expenses"),
        pytest.param(
            {"expense_policy": "client"}, "EXPENSE_ITEMS_MISSING", "expense_note", id="expenses-which"
        ),
        pytest.param({"change_policy": ""}, "CHANGE_POLICY_MISSING", "change_policy", id="guideline-9"),
        pytest.param({"defect_policy": ""}, "DEFECT_POLICY_MISSING", "defect_policy", id="guideline-10"),
        pytest.param(
            {"confidentiality_policy": ""},
            "CONFIDENTIALITY_POLICY_MISSING",
            "confidentiality_policy",
            id="guideline-12",
        ),
        pytest.param({"contact_for_questions": ""}, "CONTACT_MISSING", "contact", id="contact"),
    ],
)
def test_a_missing_or_unlawful_item_is_refused_at_its_field(
    terms: Terms, changes: dict[str, Any], code: str, field: str | None
) -> None:
    assert refusal(replace(terms, **changes)) == (code, field)


def test_both_names_are_items(terms: Terms) -> None:
    assert refusal(replace(terms, orderer=replace(terms.orderer, name=" ")))[0] == "ORDERER_NAME_MISSING"
    assert refusal(replace(terms, worker=replace(terms.worker, name="")))[0] == "WORKER_NAME_MISSING"


def test_n3_10_nothing_can_be_delivered_before_the_deposit(desk: Desk) -> None:
    with pytest.raises(Refused) as caught:
        desk.deliver(desk.contract)
    assert caught.value.code == "NOT_FUNDED_YET"


def test_n3_11_the_notice_on_paper_is_due_within_seven_days(desk: Desk, announced: list[Event]) -> None:
    contract = desk.contract
    with clock.at(jst(2026, 11, 23)):
        first = market.request_paper_notice(actor=desk.worker, contract_id=contract.id)
        again = market.request_paper_notice(actor=desk.worker, contract_id=contract.id)
    assert first.due_on == date(2026, 11, 30)
    assert again.id == first.id
    assert len([e for e in announced if isinstance(e, PaperNoticeRequested)]) == 1
    sent = market.confirm_paper_sent(actor=desk.client, contract_id=contract.id)
    assert sent.sent_on == date(2026, 11, 24)


def test_only_the_worker_asks_for_paper_and_only_the_client_confirms(desk: Desk) -> None:
    with pytest.raises(Refused, match="NOT_YOURS"):
        market.request_paper_notice(actor=desk.client, contract_id=desk.contract.id)
    with pytest.raises(Refused, match="NOT_YOURS"):
        market.confirm_paper_sent(actor=desk.worker, contract_id=desk.contract.id)
    with pytest.raises(Refused, match="NOTHING_ASKED"):
        market.confirm_paper_sent(actor=desk.client, contract_id=desk.contract.id)


def test_the_page_states_every_item_in_japanese(terms: Terms) -> None:
    page = page_of(terms, number="TN-2026-000001", issued_at=jst(2026, 11, 24))
    labels = {label for section in page["sections"] for label, _text in section["rows"]}
    assert labels >= {
        "業務を委託した日", "内容", "数量", "納期", "納品の場所", "検査（検収）を完了する日", "報酬の額", "支払期日",
        "支払いの方法", "知的財産権", "経費", "条件の変更", "不備があるとき", "個人情報と秘密", "質問の窓口",
    }  # fmt: skip
    assert [party["name"] for party in page["parties"]] == ["株式会社青空商事", "山田 花子"]
    assert page["money"][-1] == {"label": "受注者の受取額", "amount": "94,290円", "total": True}


def test_the_document_is_filed_for_both_parties_and_nobody_else(desk: Desk) -> None:
    contract = desk.contract
    for party in (contract.worker_id, contract.client_org_id):
        [document] = audit.documents_of([party], kind="terms_notice")
        assert document.number == "TN-2026-000001"
        assert document.amount_incl_tax == 110_000
        opened = audit.open_document(document.id, party_ids=[party])
        assert opened.content.startswith(b"%PDF-")
    with pytest.raises(NotFound):
        audit.open_document(contract.notice.document_id, party_ids=[desk.cast.sato])


def test_the_hash_of_the_terms_is_that_of_their_canonical_json(desk: Desk) -> None:
    version = desk.contract.notice.terms
    assert version.sha256 == sha256_of(version.content)
    assert sha256_of({**version.content, "pay_net": 1}) != version.sha256


def test_numbers_count_on_without_gaps(desk: Desk) -> None:
    first = desk.contract
    second = desk.agree(desk.propose(desk.publish(title="二つめの記事の仕事")))
    assert [first.notice.number, second.notice.number] == ["TN-2026-000001", "TN-2026-000002"]


def test_a_snapshot_keeps_what_the_parties_declared(desk: Desk) -> None:
    contract = desk.contract
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_profile SET family_name = '鈴木' WHERE user_id = %s", [contract.worker_id]
        )
    contract.refresh_from_db()
    assert contract.worker_snapshot["name"] == "山田 花子"
    assert contract.client_snapshot["employee_count"] == 30
    assert TermsNotice.objects.get(contract=contract).terms.content["worker"]["name"] == "山田 花子"
