"""Posts that must not appear, and posts a person looks at first (law.md 6.2–6.4, 1.6)."""

import pytest

from tests.market.desk import DESCRIPTION, Desk, jst
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market.events import JobHeld, JobPublished, JobReturned
from yuiwork.market.screening import HOLD_FROM, RULES, message_of, screen
from yuiwork.people import api as people


def held(desk: Desk, text: str) -> market.Job:
    return desk.publish(description=f"{DESCRIPTION}\n{text}")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("講座(3万円)修了者に仕事を確約します。", "BUSINESS_OPPORTUNITY_SALE", id="J-03"),
        pytest.param("はじめに登録料5,000円をお支払いください。", "FEE_FROM_WORKER", id="J-04"),
        pytest.param("口コミを☆5で投稿してください。", "FAKE_REVIEW", id="J-05"),
        pytest.param("最初の1記事はテストのため無報酬です。", "UNPAID_TRIAL", id="A5-06"),
        pytest.param("無償のテストライティングがあります。", "UNPAID_TRIAL", id="A5-06-b"),
        pytest.param("銀行口座を開設して譲渡していただきます。", "ACCOUNT_LENDING", id="6.2-accounts"),
        pytest.param("契約前に作業を始めてください。", "WORK_BEFORE_ESCROW", id="6.3-before-escrow"),
    ],
)
def test_blocked_posts_name_their_code(desk: Desk, text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        held(desk, text)
    assert (caught.value.code, caught.value.field) == (code, "description")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("アルバイト募集 時給1,200円 週3出勤", "EMPLOYMENT_POST", id="J-01"),
        pytest.param("荷物を受け取り転送するだけ 日給5万円、詳細はシグナルで", "RISK_HIGH", id="J-02"),
        pytest.param("9時–18時 オンライン常時待機", "EMPLOYMENT_LIKE", id="Z-03"),
        pytest.param("LINEで面談します。", "OUTSIDE_CHAT", id="6.2-outside-chat"),
    ],
)
def test_doubtful_posts_wait_for_the_operator(
    desk: Desk, announced: list[Event], text: str, code: str
) -> None:
    job = held(desk, text)
    assert job.state == market.JobState.HELD
    assert code in job.hold_codes
    assert market.open_jobs() == []
    assert len([e for e in announced if isinstance(e, JobHeld)]) == 1


def test_j_02_reaches_the_score_of_an_automatic_hold(desk: Desk) -> None:
    verdict = screen("荷物を受け取り転送するだけ 日給5万円、詳細はシグナルで", desk.cast.aozora)
    assert verdict.score >= HOLD_FROM


def test_j_07_an_honest_writing_job_of_a_known_firm_is_published(desk: Desk) -> None:
    assert (
        desk.publish(description=f"{DESCRIPTION}\n1文字1.5円でお願いします。").state
        == market.JobState.PUBLISHED
    )


@pytest.mark.parametrize(
    "text",
    [
        "化粧品の無料お試しキャンペーンの紹介記事です。",
        "オンラインでやりとりします。ONLINEでも大丈夫です。",
        "お店の口コミを読んで、雰囲気がわかる記事にしてください。",
        "1本あたり1,500円で10本です。",
    ],
)
def test_ordinary_words_are_not_taken_for_doubtful_ones(desk: Desk, text: str) -> None:
    assert held(desk, text).state == market.JobState.PUBLISHED


def test_a_new_firm_gets_points_but_an_honest_post_still_appears(desk: Desk) -> None:
    people.Organisation.objects.filter(id=desk.cast.aozora.id).update(created_at=jst(2026, 11, 23))
    firm = people.organisation(desk.cast.aozora.id)
    assert screen(DESCRIPTION, firm).score == 20
    assert desk.publish().state == market.JobState.PUBLISHED


def test_the_operator_publishes_or_sends_back_with_a_reason(desk: Desk, announced: list[Event]) -> None:
    operator = desk.cast.actor(desk.cast.oper)
    job = held(desk, "LINEで面談します。")
    with pytest.raises(Invalid, match="REASON_MISSING"):
        market.return_held_job(actor=operator, job_id=job.id, reason=" ")
    market.return_held_job(
        actor=operator, job_id=job.id, reason="契約の前はゆいワークの中でやりとりしてください。"
    )
    job.refresh_from_db()
    assert (job.state, bool(job.return_reason)) == ("draft", True)
    assert len([e for e in announced if isinstance(e, JobReturned)]) == 1
    market.publish_job(actor=desk.client, job_id=job.id)
    released = market.release_held_job(actor=operator, job_id=job.id)
    assert released.state == market.JobState.PUBLISHED
    assert len([e for e in announced if isinstance(e, JobPublished)]) == 1


def test_only_the_operator_checks(desk: Desk) -> None:
    job = held(desk, "LINEで面談します。")
    for actor in (desk.client, desk.worker, desk.cast.actor(desk.cast.dirk)):
        with pytest.raises(NotFound):
            market.release_held_job(actor=actor, job_id=job.id)
        with pytest.raises(NotFound):
            market.held_jobs(actor)


def test_every_rule_has_a_code_of_its_own_and_words() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(str(message_of(rule.code)) for rule in RULES)
