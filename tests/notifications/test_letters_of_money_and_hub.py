"""What people hear of payouts, deposits and drafts."""

from datetime import date
from uuid import uuid4

from tests.cast import Cast
from tests.hub.coaching import Coaching
from tests.notifications.conftest import Ear
from yuiwork.money.events import DepositDiffers, DepositUnmatched, PayoutBlocked, PayoutReturned, PayoutSent
from yuiwork.notifications.handlers import hub, money
from yuiwork.notifications.models import Message

DAY = date(2026, 12, 18)


def test_a_payout_names_amount_and_day(cast: Cast, ear: Ear) -> None:
    ear.heard.append(
        PayoutSent(payout_id=uuid4(), user_id=cast.hanako, amount=94_290, paid_on=DAY, document_id=uuid4())
    )
    (mail,) = ear.tell(money.payout_sent)
    assert mail.subject == "報酬94,290円を振り込みました"
    assert "2026年12月18日（金）" in mail.body


def test_money_without_an_account_asks_for_one(cast: Cast, ear: Ear) -> None:
    ear.heard.append(PayoutBlocked(run_id=uuid4(), user_id=cast.hanako, amount=94_290, run_on=DAY))
    ear.heard.append(PayoutReturned(payout_id=uuid4(), user_id=cast.hanako, amount=94_290, returned_on=DAY))
    for handler in (money.payout_blocked, money.payout_returned):
        (mail,) = ear.tell(handler)
        assert mail.user_id == cast.hanako
        assert "お預かりしています" in mail.body


def test_a_wrong_deposit_is_told_to_the_client(cast: Cast, ear: Ear) -> None:
    kenji, firm = cast.kenji, cast.aozora.id
    ear.heard.append(
        DepositDiffers(
            hold_id=uuid4(),
            ref_type="market.Contract",
            ref_id=uuid4(),
            payer_id=firm,
            expected=99_790,
            received=99_000,
        )
    )
    (mail,) = ear.tell(money.deposit_differs)
    assert mail.user_id == kenji
    assert "入金額は99,000円、必要な額は99,790円です。" in mail.body


def test_an_unknown_deposit_is_told_to_operators_without_mail(cast: Cast, ear: Ear) -> None:
    oper = cast.oper
    ear.heard.append(DepositUnmatched(line_id=uuid4(), amount=1_000, posted_on=DAY, reason="UNKNOWN"))
    assert ear.tell(money.deposit_unmatched) == []
    assert Message.objects.get().user_id == oper


def test_drafts_are_told_to_the_tutor_and_answers_to_the_worker(cast: Cast, ear: Ear) -> None:
    coaching = Coaching(cast)
    draft = coaching.submit()
    (to_tutor,) = ear.tell(hub.draft_submitted)
    assert to_tutor.user_id == cast.tutor
    assert f"/staff/drafts/{draft.id}/" in to_tutor.body
    coaching.review(draft, "redo", note="結びを足してください。")
    (to_worker,) = ear.tell(hub.draft_reviewed)
    assert to_worker.user_id == cast.hanako
    assert "直し" in to_worker.body
    assert "結び" not in to_worker.body  # the words stay on the page
