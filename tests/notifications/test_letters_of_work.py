"""What worker and client hear of a job: from the proposal to the reviews."""

from uuid import uuid4

import pytest

from tests.cast import Cast
from tests.market.desk import DELIVERY_TIME, Desk, jst
from tests.notifications.conftest import Ear
from yuiwork.core import clock
from yuiwork.market import api as market
from yuiwork.market.events import ContractUnfunded, JobReturned
from yuiwork.notifications.handlers import contracts, jobs, work
from yuiwork.notifications.models import Mail
from yuiwork.notifications.queries import file_of

TITLE = "奈良の町家カフェを紹介する記事（5本）"


@pytest.fixture
def desk(cast: Cast, ear: Ear) -> Desk:
    cast.kenji  # noqa: B018 - he acts for the firm
    return Desk(cast)


def sole(mails: list[Mail], reader: object) -> Mail:
    """The one mail, and it is hers."""
    (mail,) = mails
    assert mail.user_id == reader
    assert "http://localhost:8000/" in mail.body
    return mail


def test_a_proposal_is_told_to_the_client(desk: Desk, ear: Ear) -> None:
    desk.propose()
    mail = sole(ear.tell(jobs.proposal_sent), desk.cast.kenji)
    assert mail.subject == f"「{TITLE}」に提案が届きました"
    assert "山田 花子さん" in mail.body


def test_a_declined_worker_reads_why(desk: Desk, ear: Ear) -> None:
    proposal = desk.propose()
    market.decline_proposal(actor=desk.client, proposal_id=proposal.id, reason=market.DeclineReason.SCHEDULE)
    mail = sole(ear.tell(jobs.proposal_declined), desk.cast.hanako)
    assert "理由: 日程が合いませんでした" in mail.body


def test_what_the_client_need_not_act_on_is_told_without_mail(desk: Desk, ear: Ear) -> None:
    proposal = desk.propose()
    market.withdraw_proposal(actor=desk.worker, proposal_id=proposal.id)
    assert ear.tell(jobs.proposal_withdrawn) == []
    assert ear.notice_of(desk.cast.kenji).title == f"「{TITLE}」への提案が取り下げられました"
    market.mark_coached(
        actor=desk.cast.actor(desk.cast.dirk), job_id=desk.job.id, programme_id=desk.cast.nara.id
    )
    assert ear.tell(jobs.job_marked_coached) == []
    assert "なららワークのチューター" in ear.notice_of(desk.cast.kenji).body


def test_a_returned_job_is_told_to_the_client(desk: Desk, ear: Ear) -> None:
    job = desk.draft()
    ear.heard.append(JobReturned(job_id=job.id, client_org_id=desk.cast.aozora.id))
    sole(ear.tell(jobs.job_returned), desk.cast.kenji)


def test_the_notice_of_terms_goes_to_the_worker_with_its_pdf(desk: Desk, ear: Ear) -> None:
    contract = desk.contract
    mail = sole(ear.tell(contracts.terms_notice), desk.cast.hanako)
    file = file_of(mail.attachments.get())
    assert file.content.startswith(b"%PDF-")
    assert (file.media_type, file.filename) == ("application/pdf", f"{contract.notice.number}.pdf")
    assert "まだ始めないで" in mail.body


def test_the_client_is_told_what_to_pay(desk: Desk, ear: Ear) -> None:
    contract = desk.contract
    mail = sole(ear.tell(contracts.payment_instruction), desk.cast.kenji)
    assert "99,790円" in mail.body
    assert contract.payment_reference in mail.body
    assert file_of(mail.attachments.get()).content.startswith(b"%PDF-")


def test_the_worker_hears_when_to_begin_and_when_to_pause(desk: Desk, ear: Ear) -> None:
    contract = desk.fund()
    begin = sole(ear.tell(contracts.contract_funded), desk.cast.hanako)
    assert "2026年12月10日（木）までに納品" in begin.body
    ear.heard.append(
        ContractUnfunded(
            contract_id=contract.id, client_org_id=contract.client_org_id, worker_id=contract.worker_id
        )
    )
    assert "一時止めて" in sole(ear.tell(contracts.contract_unfunded), desk.cast.hanako).subject


def test_a_delivery_names_the_last_day_for_an_answer(desk: Desk, ear: Ear) -> None:
    desk.delivered()
    mail = sole(ear.tell(work.delivery_made), desk.cast.kenji)
    assert "2026年12月16日（水）までにご確認ください" in mail.subject


def test_a_revision_is_told_to_the_worker(desk: Desk, ear: Ear) -> None:
    contract = desk.delivered()
    criterion = contract.criteria.first()
    assert criterion is not None
    with clock.at(DELIVERY_TIME):
        market.request_revision(
            actor=desk.client, contract_id=contract.id, criterion_ids=[criterion.id], text="1軒足りません。"
        )
    sole(ear.tell(work.revision_requested), desk.cast.hanako)


def test_acceptance_names_the_amount_and_the_day(desk: Desk, ear: Ear) -> None:
    desk.accept(desk.delivered(), at=jst(2026, 12, 11, 9))
    mail = sole(ear.tell(work.delivery_accepted), desk.cast.hanako)
    assert "2026年12月18日（金）に、ご登録の口座へ94,290円を振り込みます。" in mail.body
    assert "はじめての報酬" in mail.body


def test_silence_says_that_it_was_silence(desk: Desk, ear: Ear) -> None:
    contract = desk.delivered()
    with clock.at(jst(2026, 12, 17, 3)):
        market.accept_by_silence(actor=desk.client, contract_id=contract.id)
    assert "期限が過ぎた" in sole(ear.tell(work.delivery_accepted), desk.cast.hanako).body


def test_a_message_reaches_the_other_side_only(desk: Desk, ear: Ear) -> None:
    contract = desk.fund()
    market.post_message(
        actor=desk.worker, contract_id=contract.id, submission_id=uuid4(), text="秘密の相談です。"
    )
    mail = sole(ear.tell(work.message_posted), desk.cast.kenji)
    assert "秘密" not in mail.body  # the text stays on the page


def test_ending_a_contract_is_asked_and_told(desk: Desk, ear: Ear) -> None:
    contract = desk.contract
    market.ask_cancellation(actor=desk.client, contract_id=contract.id, reason="企画が中止になりました。")
    sole(ear.tell(contracts.cancellation_asked), desk.cast.hanako)
    market.answer_cancellation(actor=desk.worker, contract_id=contract.id, agree=True)
    told = ear.tell(contracts.contract_cancelled)
    assert {mail.user_id for mail in told} == {desk.cast.hanako, desk.cast.kenji}


def test_who_asked_hears_that_the_contract_goes_on(desk: Desk, ear: Ear) -> None:
    contract = desk.contract
    market.ask_cancellation(actor=desk.worker, contract_id=contract.id, reason="都合がつかなくなりました。")
    market.answer_cancellation(actor=desk.client, contract_id=contract.id, agree=False)
    sole(ear.tell(contracts.cancellation_declined), desk.cast.hanako)


def test_a_paper_notice_is_asked_of_the_client(desk: Desk, ear: Ear) -> None:
    market.request_paper_notice(actor=desk.worker, contract_id=desk.contract.id)
    assert "郵送" in sole(ear.tell(contracts.paper_notice_requested), desk.cast.kenji).body


def test_reviews_are_announced_without_their_words(desk: Desk, ear: Ear) -> None:
    contract = desk.accept(desk.delivered())
    with clock.at(jst(2026, 12, 12)):
        market.review_contract(actor=desk.client, contract_id=contract.id, score=5, text="とても丁寧でした。")
        mail = sole(ear.tell(work.review_written), desk.cast.hanako)
        market.review_contract(actor=desk.worker, contract_id=contract.id, score=5, text="明快な依頼でした。")
    assert "丁寧" not in mail.body
    assert {m.user_id for m in ear.tell(work.reviews_revealed)} == {desk.cast.hanako, desk.cast.kenji}
