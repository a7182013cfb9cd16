"""Hanako finds a job, proposes in three steps, delivers and reads what she earns."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.market.desk import Desk, jst
from tests.market.pages import date_parts, submission_of, url
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.market import api as market
from yuiwork.market.models import Delivery, Proposal
from yuiwork.people import api as people


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_list_shows_what_arrives_first(desk: Desk, page_client: PageClient) -> None:
    assert desk.job
    page = text_of(page_client.get(url("jobs")))
    for words in (
        "94,290円",
        "110,000円",
        "50時間",
        "1,900円",
        "最低賃金を上回る",
        "あと6日",
        "未経験歓迎",
        "電話なし",
    ):
        assert words in page


def test_the_job_page_has_the_six_items_the_criteria_and_the_breakdown(
    desk: Desk, page_client: PageClient
) -> None:
    page = text_of(page_client.get(url("job", desk.job.id)))
    for words in (
        "株式会社青空商事",
        "青空ビル3階301",
        "kenji@aozora.example",
        "町家カフェ5軒を紹介する記事",
        "在宅（オンライン）",
        "誤字がない",
        "10,210円",
        "5,000円",
        "94,290円",
        "遅くとも2026年12月25日（金）",
        "第27条及び第28条",
        "経費はかかりません",
    ):
        assert words in page, words


def test_drafts_and_held_jobs_are_nobodys_business(desk: Desk, page_client: PageClient) -> None:
    draft = desk.draft()
    for user in (desk.cast.hanako, desk.cast.emi, desk.cast.dirk):
        assert page_client.sign_in(user).get(url("job", draft.id)).status_code == 404
    assert page_client.sign_in(desk.cast.kenji).get(url("job", draft.id)).status_code == 200


def test_a_visitor_is_led_to_sign_in_and_back(desk: Desk, page_client: PageClient) -> None:
    response = page_client.get(url("propose", desk.job.id))
    assert response.status_code == 302
    assert url("propose", desk.job.id) in response["Location"]


def test_proposing_takes_three_saved_steps(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.hanako)
    job_id = desk.job.id
    first = {
        "message": "町家カフェが好きです。",
        "submission_id": submission_of(page_client, url("propose", job_id)),
    }
    assert page_client.post(url("propose", job_id), first).status_code == 302
    key = submission_of(page_client, url("propose_terms", job_id))
    lower = {"fee_amount": "４０，０００", "submission_id": key, **date_parts("delivery_on", 2026, 12, 9)}
    refused = page_client.post(url("propose_terms", job_id), lower)
    assert refused.status_code == 422
    assert "依頼額より低い金額です" in text_of(refused)
    assert (
        page_client.post(url("propose_terms", job_id), {**lower, "fee_amount": "100,000"}).status_code == 302
    )

    page = text_of(page_client.get(url("propose_confirm", job_id)))
    for words in (
        "町家カフェが好きです。",
        "94,290円",
        "5,000円",
        "500円",
        "振込手数料は引かれません",
    ):  # G-03
        assert words in page, words
    without = page_client.post(url("propose_confirm", job_id), {"version": "1"})
    assert without.status_code == 422
    sent = page_client.post(url("propose_confirm", job_id), {"version": "1", "agency": "on"})
    assert sent.status_code == 303
    assert Proposal.objects.get().state == "sent"
    assert people.has_consent(desk.cast.hanako, people.ConsentKind.AGENCY)
    assert page_client.get(url("propose", job_id)).status_code == 302, "already sent"


def test_somebody_who_cannot_propose_reads_why(desk: Desk, page_client: PageClient) -> None:
    market.mark_coached(
        actor=desk.cast.actor(desk.cast.dirk), job_id=desk.job.id, programme_id=desk.cast.nara.id
    )
    page_client.sign_in(desk.cast.sato)
    response = page_client.get(url("propose", desk.job.id))
    assert response.status_code == 200
    assert "伴走する事業に参加している方が対象です" in text_of(response)
    assert "参加者だけが応募できます" in text_of(page_client.get(url("jobs"))), (
        "she sees it before she opens it"
    )
    page = text_of(page_client.get(url("job", desk.job.id)))
    assert "提案を送ると、依頼者が選びます" not in page
    assert f'class="button" href="{url("jobs")}"' in page


def test_she_withdraws_and_reads_reasons(desk: Desk, page_client: PageClient) -> None:
    proposal = desk.propose()
    page_client.sign_in(desk.cast.hanako)
    assert page_client.post(url("withdraw", proposal.id)).status_code == 303
    again = desk.propose()
    market.decline_proposal(
        actor=desk.client, proposal_id=again.id, reason="experience", note="またお願いします。"
    )
    page = text_of(page_client.get(url("own_proposals")))
    assert "今回は別の経験が必要でした" in page
    assert "またお願いします。" in page


def test_the_room_tells_her_to_wait_then_to_deliver(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.hanako)
    room = url("contract", desk.contract.id)
    waiting = text_of(page_client.get(room))
    assert "作業はお待ちください" in waiting
    assert url("deliver", desk.contract.id) not in waiting
    desk.fund()
    page = text_of(page_client.get(room))
    assert url("deliver", desk.contract.id) in page
    assert "2026年12月10日（木）までに納品してください" in page
    assert "TN-2026-000001" in page


def test_she_delivers_files_over_the_net(desk: Desk, page_client: PageClient) -> None:
    contract = desk.fund()
    page_client.sign_in(desk.cast.hanako)
    address = url("deliver", contract.id)
    with clock.at(jst(2026, 12, 9, 15)):
        key = submission_of(page_client, address)
        bad = SimpleUploadedFile("記事.pdf", b"MZ\x90\x00\x03")
        refused = page_client.post(address, {"attachments": [bad], "submission_id": key})
        assert refused.status_code == 422
        assert "受け取れない形式です" in text_of(refused)
        files = [SimpleUploadedFile("一.txt", "本文".encode()), SimpleUploadedFile("二.pdf", b"%PDF-1.7 x")]
        data = {"attachments": files, "checked": ["1", "2"], "submission_id": key}
        assert page_client.post(address, data).status_code == 303
    delivery = Delivery.objects.get()
    assert [f.name for f in delivery.files.order_by("id")] == ["一.txt", "二.pdf"]
    assert delivery.checked == [1, 2]


def test_a_delivered_file_is_a_download_for_those_who_may_see_the_contract(
    desk: Desk, page_client: PageClient
) -> None:
    contract = desk.fund()
    with clock.at(jst(2026, 12, 9)):
        file = desk.deliver(contract, files=[market.Upload("<記事>.txt", "本文".encode())]).files.get()
    address = url("delivery_file", file.id)
    for user in (desk.cast.hanako, desk.cast.kenji):
        response = page_client.sign_in(user).get(address)
        assert response.content.decode() == "本文"
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
    for user in (desk.cast.sato, desk.cast.emi, desk.cast.oper):
        assert page_client.sign_in(user).get(address).status_code == 404


def test_the_notice_is_a_page_and_the_filed_pdf(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.hanako)
    page = text_of(page_client.get(url("terms", desk.contract.id)))
    assert "特定受託事業者に係る取引の適正化等に関する法律第3条" in page
    assert "受注者の受取額" in page
    pdf = page_client.get(url("terms_pdf", desk.contract.id))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert "TN-2026-000001.pdf" in pdf["Content-Disposition"]
    assert "legal document" not in page
    page_client.cookies["django_language"] = "en"
    assert "legal document" in text_of(page_client.get(url("terms", desk.contract.id)))


def test_she_asks_for_paper_talks_and_reviews(desk: Desk, page_client: PageClient) -> None:
    contract = desk.accept(desk.delivered())
    page_client.sign_in(desk.cast.hanako)
    with clock.at(jst(2026, 12, 12)):
        assert page_client.post(url("paper", contract.id)).status_code == 303
        key = submission_of(page_client, url("contract", contract.id))
        empty = page_client.post(url("message", contract.id), {"text": "", "submission_id": key})
        assert empty.status_code == 422
        said = page_client.post(
            url("message", contract.id), {"text": "ありがとうございました。", "submission_id": key}
        )
        assert said.status_code == 303
        review = page_client.post(url("review", contract.id), {"score": "5", "text": "返事が早かったです。"})
        assert review.status_code == 303
        page = text_of(page_client.get(url("contract", contract.id)))
    assert "ありがとうございました。" in page
    assert "評価を書きました" in page
    assert "返事が早かったです。" not in page, "hidden until both have written"
    assert "2026年12月18日" in page, "the weekly payout"


def test_an_empty_list_says_what_comes_next(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.hanako)
    assert "いま募集中の仕事はありません" in text_of(page_client.get(url("jobs")))
    assert "まだ契約はありません" in text_of(page_client.get(url("contracts")))
    assert "まだ提案はありません" in text_of(page_client.get(url("own_proposals")))
    assert desk.job
    filtered = text_of(page_client.get(url("jobs") + "?coached=on"))
    assert "条件に合う仕事がありません" in filtered
