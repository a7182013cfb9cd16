"""The director's board and the operator's check."""

from datetime import date
from typing import Any

from tests.learning.school import School
from tests.market.desk import DESCRIPTION, Desk, jst
from tests.market.pages import url
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.market import api as market


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_the_director_marks_a_job_from_the_board(desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.dirk)
    assert desk.job.title
    assert desk.job.title in text_of(page_client.get(url("board")))
    response = page_client.post(url("coach", desk.job.id), {"programme": "nara"})
    assert response.status_code == 303
    assert market.job_view(desk.job.id).coached_programme_id == desk.cast.nara.id
    assert "提案を受け付けている伴走つきの仕事" in text_of(page_client.get(url("board")))
    assert "伴走つき" in text_of(page_client.get(url("job", desk.job.id)))


def test_the_board_shows_contracts_by_state_and_what_to_watch(desk: Desk, page_client: PageClient) -> None:
    assert School(desk.cast).enrolment
    contract = desk.agree()
    page_client.sign_in(desk.cast.dirk)
    board = text_of(page_client.get(url("board")))
    assert contract.title in board
    assert "入金がまだです" in board
    desk.fund(contract)
    with clock.at(jst(2026, 12, 11)):
        table = text_of(page_client.get(url("board_orders")))
    assert "遅れています" in table
    for words in ("山田 花子", "94,290円", "2026年12月10日"):
        assert words in table, words


def test_orders_are_sorted_by_the_column_that_was_asked_for(desk: Desk, page_client: PageClient) -> None:
    assert School(desk.cast).enrolment
    small = desk.agree(desk.propose(desk.publish(title="小さな仕事", fee_amount=10_000), fee_amount=10_000))
    large = desk.agree()
    page_client.sign_in(desk.cast.dirk)
    page = text_of(page_client.get(url("board_orders") + "?sort=pay"))
    assert page.index(large.title) < page.index(small.title)
    assert 'aria-sort="descending"' in page


def test_what_needs_a_look_comes_first_and_what_is_accepted_last(desk: Desk, page_client: PageClient) -> None:
    assert School(desk.cast).enrolment
    desk.fund(desk.agree(desk.propose(desk.publish(title="順調な仕事"), delivery_on=date(2026, 12, 5))))
    late = desk.agree(desk.propose(desk.publish(title="入金待ちの仕事")))
    desk.accept(desk.delivered())
    page = text_of(page_client.sign_in(desk.cast.dirk).get(url("board_orders")))
    places = [page.index(title) for title in (late.title, "順調な仕事", desk.job.title)]
    assert places == sorted(places)


def test_a_director_sees_and_marks_for_her_own_programme_only(desk: Desk, page_client: PageClient) -> None:
    assert desk.cast.amami
    page_client.sign_in(desk.cast.dirk)
    assert page_client.get(url("board") + "?programme=amami").status_code == 404
    assert page_client.post(url("coach", desk.job.id), {"programme": "amami"}).status_code == 404
    for user in (desk.cast.tutor, desk.cast.takeda, desk.cast.hanako, desk.cast.kenji):
        page_client.sign_in(user)
        assert page_client.get(url("board")).status_code == 404
        assert page_client.post(url("coach", desk.job.id), {"programme": "nara"}).status_code == 404


def test_the_coach_opens_the_room_but_cannot_act(desk: Desk, page_client: PageClient) -> None:
    assert School(desk.cast).enrolment
    contract = desk.fund(desk.agree())
    page_client.sign_in(desk.cast.tutor)
    assert page_client.get(url("contract", contract.id)).status_code == 200
    for name in ("deliver", "accept", "revise", "review", "cancel"):
        assert page_client.get(url(name, contract.id)).status_code == 404
    assert page_client.post(url("paper", contract.id)).status_code == 409


def test_the_operator_checks_held_jobs(desk: Desk, page_client: PageClient) -> None:
    job = desk.publish(description=f"{DESCRIPTION}\nLINEで面談します。")
    page_client.sign_in(desk.cast.oper)
    page = text_of(page_client.get(url("held_jobs")))
    assert "契約の前に、外部のチャットへ誘っています。" in page
    assert page_client.post(url("return_job", job.id), {"reason": ""}).status_code == 422
    assert (
        page_client.post(url("return_job", job.id), {"reason": "外部への誘導を消してください。"}).status_code
        == 303
    )
    market.publish_job(actor=desk.client, job_id=job.id)
    assert page_client.post(url("release_job", job.id)).status_code == 303
    assert market.job_view(job.id).state == "published"
    assert "確認する募集はありません" in text_of(page_client.get(url("held_jobs")))
