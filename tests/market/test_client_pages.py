"""Kenji registers the firm, posts a job, chooses, pays, asks for a revision, accepts."""

import csv
from io import StringIO
from typing import Any

import pytest

from tests.market.desk import CRITERIA, DESCRIPTION, Desk, jst
from tests.market.pages import date_parts, submission_of, url
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.market import api as market
from yuiwork.market import defaults
from yuiwork.market.models import Contract, Job
from yuiwork.people import api as people


def text_of(response: Any) -> str:
    return str(response.content.decode())


def answers(key: str, **changes: Any) -> dict[str, Any]:
    """The job form as filled in by hand."""
    return {
        "title": "奈良の町家カフェを紹介する記事（5本）",
        "category": "article",
        "description": DESCRIPTION,
        "criteria": "\n".join(CRITERIA),
        "quantity": "5本（1本600字以上）",
        "estimated_hours": "５０",
        **date_parts("apply_until", 2026, 11, 30),
        **date_parts("delivery_due_on", 2026, 12, 10),
        "acceptance_days": "7",
        "fee_amount": "100,000円",
        "tax_mode": "net",
        "expense_policy": "none",
        "beginner_ok": "on",
        "ip_mode": "none",
        "revision_limit": "2",
        "work_place": defaults.WORK_PLACE,
        "delivery_place": defaults.DELIVERY_PLACE,
        "change_policy": defaults.CHANGE_POLICY,
        "defect_policy": defaults.DEFECT_POLICY,
        "confidentiality_policy": defaults.CONFIDENTIALITY_POLICY,
        "contact": "kenji@aozora.example",
        "submission_id": key,
        **changes,
    }


def new_job(desk: Desk, page_client: PageClient, **changes: Any) -> Any:
    page_client.sign_in(desk.cast.kenji)
    key = submission_of(page_client, url("job_new"))
    firm = {"organisation": str(desk.cast.aozora.id)}
    return page_client.post(url("job_new"), answers(key, **{**firm, **changes}))


def test_a_job_is_posted_in_two_pages(desk: Desk, page_client: PageClient) -> None:
    assert new_job(desk, page_client).status_code == 303
    job = Job.objects.get()
    assert (job.state, job.fee_amount, job.estimated_minutes) == ("draft", 100_000, 3_000)
    assert job.ip_mode == "transfer", "the rights of writing came with the kind of work"
    preview = text_of(page_client.get(url("client_job", job.id)))
    for words in ("110,000円", "10,210円", "99,790円", "94,290円", "最低賃金を上回る"):
        assert words in preview, words
    assert page_client.post(url("publish", job.id)).status_code == 303
    assert [j.id for j in market.open_jobs()] == [job.id]


def test_a_draft_is_kept_unfinished_and_the_form_says_what_is_missing(
    desk: Desk, page_client: PageClient
) -> None:
    whole = new_job(desk, page_client, fee_amount="", category="")
    assert whole.status_code == 422
    kept = new_job(desk, page_client, fee_amount="", category="", contact="LINE: aozora", draft="1")
    assert kept.status_code == 303
    job = Job.objects.get()
    preview = text_of(page_client.get(url("client_job", job.id)))
    assert "報酬を金額（円）で書いてください。" in preview
    refused = page_client.post(url("publish", job.id))
    assert refused.status_code == 422
    form = refused.context["form"]
    assert {"category", "fee_amount", "contact"} <= set(form.errors)
    assert form["title"].value() == "奈良の町家カフェを紹介する記事（5本）", "what she typed is kept"


def test_bad_input_stays_at_its_field(desk: Desk, page_client: PageClient) -> None:
    response = new_job(
        desk, page_client, estimated_hours="たくさん", **date_parts("apply_until", 2026, 13, 1)
    )
    assert response.status_code == 422
    assert {"estimated_hours", "apply_until"} <= set(response.context["form"].errors)


def test_a_published_job_is_changed_and_closed(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.kenji)
    edit = url("job_edit", desk.job.id)
    key = submission_of(page_client, edit)
    firm = {
        "organisation": str(desk.cast.aozora.id),
        "ip_mode": "transfer",
        "ip_scope": defaults.TRANSFER_SCOPE,
    }
    refused = page_client.post(edit, answers(key, **firm, contact="LINE: aozora"))
    assert refused.status_code == 422
    assert "contact" in refused.context["form"].errors
    assert page_client.post(edit, answers(key, **firm, quantity="6本")).status_code == 303
    assert desk.job.versions.count() == 2
    assert page_client.post(url("close", desk.job.id)).status_code == 303
    assert market.open_jobs() == []


def test_a_doubtful_job_is_held_and_says_so(desk: Desk, page_client: PageClient) -> None:
    new_job(desk, page_client, description=f"{DESCRIPTION}\nLINEで面談します。")
    job = Job.objects.get()
    page_client.post(url("publish", job.id))
    page = text_of(page_client.get(url("client_job", job.id)))
    assert "公開の前に運営が確認します" in page
    assert "契約の前に、外部のチャットへ誘っています。" in page


def test_the_client_compares_and_chooses(desk: Desk, page_client: PageClient) -> None:
    proposal = desk.propose()
    other = desk.propose(user_id=desk.cast.sato, fee_amount=90_000, lower_reason="はじめてなので。")
    page_client.sign_in(desk.cast.kenji)
    table = text_of(page_client.get(url("proposals", desk.job.id)))
    for words in (
        "山田 花子",
        "佐藤 祥子",
        "110,000円",
        "99,000円",
        "依頼額より低い",
        "ゆいワークでは初めて",
    ):
        assert words in table, words
    page = text_of(page_client.get(url("accept_proposal", proposal.id)))
    assert "取引条件明示書" in page
    assert "二条大路南" not in page, "her address is for the other party of a contract"
    agreed = page_client.post(url("accept_proposal", proposal.id))
    contract = Contract.objects.get()
    assert agreed["Location"] == url("contract", contract.id)
    assert page_client.get(url("accept_proposal", proposal.id)).status_code == 302, "agreed already"
    refused = page_client.post(url("accept_proposal", other.id))
    assert refused.status_code == 422


def test_declining_takes_a_reason(desk: Desk, page_client: PageClient) -> None:
    proposal = desk.propose()
    page_client.sign_in(desk.cast.kenji)
    assert page_client.post(url("decline_proposal", proposal.id), {}).status_code == 422
    data = {"reason": "schedule", "note": "また次の機会に。"}
    assert page_client.post(url("decline_proposal", proposal.id), data).status_code == 303
    proposal.refresh_from_db()
    assert proposal.state == "declined"


def test_billing_says_what_to_transfer_with_which_reference(desk: Desk, page_client: PageClient) -> None:
    contract = desk.contract
    page = text_of(page_client.sign_in(desk.cast.kenji).get(url("client_billing")))
    assert "99,790円" in page
    assert contract.payment_reference in page
    for words in ("みずほ（0001）", "普通 7654321"):
        assert words in page, words
    desk.fund()
    page = text_of(page_client.get(url("client_billing")))
    assert contract.payment_reference not in page
    assert "お預かりしている仮払い" in page


def test_withheld_tax_is_listed_by_month_and_comes_as_a_file(desk: Desk, page_client: PageClient) -> None:
    desk.accept(desk.delivered())
    page_client.sign_in(desk.cast.kenji)
    page = text_of(page_client.get(url("client_billing")))
    for words in ("2026年12月", "10,210円", "100,000円", "2027年1月12日（火）", "山田 花子", desk.job.title):
        assert words in page, words
    with clock.at(jst(2027, 2, 1)):
        later = text_of(page_client.get(url("client_billing")))
    assert "<summary>2026年12月：10,210円</summary>" in later
    assert "納付期限は2027年1月12日（火）で、過ぎています" in later
    response = page_client.get(url("withholding_csv"))
    assert response.content.startswith("\ufeff".encode()), "Excel reads it as UTF-8"
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert rows[1][0] == "2026-12-11"
    assert rows[1][-4:] == ["110000", "100000", "10210", "2027-01-12"]
    other = page_client.sign_in(desk.cast.emi).get(url("withholding_csv"))
    assert len(list(csv.reader(StringIO(other.content.decode("utf-8-sig"))))) == 1, "nothing of another firm"


def test_the_client_asks_for_a_revision_and_accepts(desk: Desk, page_client: PageClient) -> None:
    contract = desk.delivered()
    page_client.sign_in(desk.cast.kenji)
    with clock.at(jst(2026, 12, 10)):
        room = text_of(page_client.get(url("contract", contract.id)))
        assert "2026年12月16日（水）までにお返事ください" in room
        nothing = page_client.post(url("revise", contract.id), {"text": "全体をもっと明るく"})
        assert nothing.status_code == 422
        assert "満たしていない基準に印を付けてください" in text_of(nothing)
        asked = {"criteria": [str(contract.criteria.all()[1].id)], "text": "2軒目の営業時間がちがいます。"}
        assert page_client.post(url("revise", contract.id), asked).status_code == 303
        desk.deliver(contract)
        assert page_client.post(url("accept", contract.id)).status_code == 303
        again = page_client.post(url("accept", contract.id))
        assert again.status_code == 303, "a second click changes nothing"
    contract.refresh_from_db()
    assert contract.state == "accepted"


def test_after_the_deposit_ending_it_alone_is_refused_with_a_settlement(
    desk: Desk, page_client: PageClient
) -> None:
    contract = desk.fund()
    page_client.sign_in(desk.cast.kenji)
    page = text_of(page_client.get(url("cancel", contract.id)))
    assert "110,000" in page
    refused = page_client.post(url("cancel", contract.id), {"reason": "不要になった"})
    assert refused.status_code == 422
    contract.refresh_from_db()
    assert contract.state == "funded"


def test_both_sides_end_it_on_their_pages(desk: Desk, page_client: PageClient) -> None:
    contract = desk.contract
    page_client.sign_in(desk.cast.kenji)
    assert page_client.post(url("cancel", contract.id), {"reason": "企画が変わりました。"}).status_code == 303
    page_client.sign_in(desk.cast.hanako)
    assert "企画が変わりました。" in text_of(page_client.get(url("contract", contract.id)))
    assert page_client.post(url("answer_cancel", contract.id), {"answer": "agree"}).status_code == 303
    contract.refresh_from_db()
    assert contract.state == "cancelled"
    assert "双方の同意で取り消し" in text_of(page_client.get(url("contract", contract.id)))


FIRM = {
    "name": "株式会社ほしの",
    "kana": "かぶしきがいしゃほしの",
    "kind": "company",
    "corporate_number": "７０００－０１２０－５０００２",
    "postal_code": "100-0001",
    "address": "東京都千代田区千代田1-1-1",
    "building": "星野ビル5階",
    "employee_count": "12",
    "officer_count": "2",
    "capital_yen": "10,000,000",
    "invoice_number": "T7000012050002",
    "contact_name": "星野 一",
    "contact_email": "hoshino@example.jp",
    "contact_phone": "03-1234-5678",
}


def test_a_new_firm_registers_and_its_founder_can_post(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.sato)
    assert page_client.get(url("client_jobs")).status_code == 404
    response = page_client.post(url("register_firm"), FIRM)
    assert (response.status_code, response["Location"]) == (303, url("client_jobs"))
    firm = people.Organisation.objects.get(name="株式会社ほしの")
    assert (firm.kana, firm.corporate_number) == ("カブシキガイシャホシノ", "7000012050002")
    assert (firm.municipality_code, firm.address) == ("13101", "東京都千代田区千代田1-1-1 星野ビル5階")
    assert (firm.employee_count, firm.uses_employees, firm.capital_yen) == (12, True, 10_000_000)
    assert page_client.get(url("job_new")).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"corporate_number": "7000012050003"}, "corporate_number"),
        ({"corporate_number": ""}, "corporate_number"),
        ({"building": "星野ビル"}, "building"),
        ({"address": "東京都千代田区千代田", "building": ""}, "address"),
        ({"invoice_number": "7000012050002"}, "invoice_number"),
        ({"postal_code": "999-9999"}, "postal_code"),
        ({"contact_email": "hoshino"}, "contact_email"),
        ({"kana": "星野"}, "kana"),
    ],
)
def test_what_is_wrong_with_a_firm_stands_at_its_field(
    desk: Desk, page_client: PageClient, changes: dict[str, str], field: str
) -> None:
    page_client.sign_in(desk.cast.sato)
    response = page_client.post(url("register_firm"), {**FIRM, **changes})
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_a_sole_proprietor_has_no_corporate_number(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.sato)
    changes = {"kind": "sole_proprietor", "corporate_number": "", "employee_count": "0", "officer_count": "0"}
    assert page_client.post(url("register_firm"), {**FIRM, **changes}).status_code == 303
    firm = people.Organisation.objects.get(name="株式会社ほしの")
    assert (firm.is_individual, firm.uses_employees, firm.is_wage_withholding_agent) == (True, False, False)


def test_while_she_writes_the_client_sees_what_the_worker_will_see(
    desk: Desk, page_client: PageClient
) -> None:
    page_client.sign_in(desk.cast.kenji)
    form = {**answers("", organisation=str(desk.cast.aozora.id)), "submission_id": ""}
    half = page_client.post(url("job_preview"), {**form, "fee_amount": "ひみつ"})
    assert half.status_code == 200
    assert "時給が分かります" in text_of(half)
    whole = text_of(page_client.post(url("job_preview"), form))
    assert "94,290円" in whole
    assert "最低賃金を" in whole
    assert not Job.objects.exists()


def test_pay_that_is_too_low_is_said_while_she_writes(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.kenji)
    form = answers("", organisation=str(desk.cast.midori.id), fee_amount="1000")
    assert "最低賃金を下回" in text_of(page_client.post(url("job_preview"), form))


def test_the_preview_belongs_to_clients(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.hanako)
    assert page_client.post(url("job_preview"), {}).status_code == 404
