"""Stamps and challenges: what gives them, what takes them back in everybody's sight, who may, and their pages."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.pages import as_, page, url
from tests.learning.school import AFTER_SEMINAR, COURSE_DAY, School, heard, jst
from tests.learning.test_constraints import copied, refused
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import StampGiven, StampTakenBack
from yuiwork.learning.models import Challenge, Enrolment, Stamp
from yuiwork.learning.queries.board import Board, boards_of


def challenge(school: School, **changes: Any) -> Challenge:
    values: dict[str, Any] = {
        "title": "はじめての出席",
        "picture": "door",
        "trigger": "session",
        "programme_id": school.cast.nara.id,
        **changes,
    }
    return learning.create_challenge(actor=SYSTEM, **values)


def by_hand(school: School, title: str = "仲間を手伝った") -> Challenge:
    return challenge(school, title=title, trigger="hand", picture="hands")


def attend(school: School, enrolment: Enrolment, *, present: bool = True, session: int = 0) -> None:
    with clock.at(jst(2026, 12, 8, 10, 30)):
        learning.mark_session_attendance(
            actor=school.cast.actor(school.cast.tutor),
            session_id=school.sessions[session].id,
            enrolment_id=enrolment.id,
            present=present,
        )


def board(school: School) -> Board:
    [one] = boards_of(school.cast.hanako)
    return one


def has(school: School) -> list[str]:
    return [place.challenge.title for place in board(school).challenges if place.given_on]


def test_a_challenge_comes_with_the_number_it_counts(school: School, announced: list[Event]) -> None:
    enrolment = school.enrolment
    challenge(school)
    challenge(school, title="2回出席", threshold=2)
    challenge(school, title="講座を修了", trigger="completion", picture="flag")
    attend(school, enrolment)
    assert has(school) == ["はじめての出席"]
    assert board(school).nearest is not None
    assert board(school).nearest.left == 1  # type: ignore[union-attr]
    attend(school, enrolment, session=1)
    assert has(school) == ["はじめての出席", "2回出席"]
    with clock.at(COURSE_DAY):
        for exercise in school.exercises:
            school.answer(school.submit(exercise), passed=True)
    assert has(school) == ["はじめての出席", "2回出席", "講座を修了"]
    kinds = [event.kind for event in heard(announced, StampGiven) if isinstance(event, StampGiven)]
    assert kinds.count("challenge") == 3


def test_a_new_challenge_reaches_everybody_who_did_it_already(school: School) -> None:
    enrolment = school.enrolment
    guest = school.apply()
    with clock.at(AFTER_SEMINAR):
        learning.mark_seminar_attendance(
            actor=school.cast.actor(school.cast.takeda), application_id=guest.id, present=True
        )
    attend(school, enrolment)
    first, never = challenge(school), challenge(school, title="2回出席", threshold=2)
    seminar = challenge(school, title="説明会に来た", trigger="seminar", picture="talk")
    assert has(school) == ["はじめての出席"]
    assert [row.user_id for row in seminar.stamps.all()] == [None]  # she has no account yet
    assert not never.stamps.exists()
    learning.close_challenge(actor=SYSTEM, challenge_id=never.id, closed=True)
    attend(school, enrolment, session=1)
    assert has(school) == [first.title]
    learning.close_challenge(actor=SYSTEM, challenge_id=never.id, closed=False)
    assert has(school) == [first.title, "2回出席"]


def test_a_piece_and_a_seminar_count_for_the_account_that_proves_the_address(school: School) -> None:
    challenge(school, title="説明会に来た", trigger="seminar", picture="talk")
    challenge(school, title="はじめての記事", trigger="piece", picture="pen")
    guest = school.apply()
    with clock.at(AFTER_SEMINAR):
        learning.mark_seminar_attendance(
            actor=school.cast.actor(school.cast.takeda), application_id=guest.id, present=True
        )
    from yuiwork.core.transactions import use_case
    from yuiwork.learning.use_cases import link_person

    use_case(link_person)(actor=SYSTEM, user_id=school.cast.hanako, email="hanako@example.jp")
    assert has(school) == ["説明会に来た"]
    assert school.enrolment
    learning.record_published_piece(
        actor=school.cast.actor(school.cast.tutor),
        programme_id=school.cast.nara.id,
        user_id=school.cast.hanako,
        ref_id=uuid4(),
        title="奈良町の朝",
        url="",
        published_on=jst(2026, 11, 24).date(),
    )
    assert has(school) == ["説明会に来た", "はじめての記事"]


def test_a_corrected_mark_takes_the_stamp_back_in_her_sight(school: School, announced: list[Event]) -> None:
    enrolment = school.enrolment
    challenge(school)
    attend(school, enrolment)
    assert board(school).total == 2
    attend(school, enrolment, present=False)
    shown = board(school)
    assert shown.total == 0
    assert [stamp.label for stamp in shown.taken_back] == ["第1回 書いてみよう", "はじめての出席"]
    told = [(e.user_id, e.label) for e in announced if isinstance(e, StampTakenBack)]
    assert told == [(school.cast.hanako, "第1回 書いてみよう"), (school.cast.hanako, "はじめての出席")]
    assert "もとになった出席の記録が直されました" in page(as_(school.cast.hanako), reverse("learning:stamps"))
    attend(school, enrolment)
    assert board(school).total == 2
    assert len(board(school).taken_back) == 2  # what happened stays readable


def test_a_stamp_by_hand_comes_with_its_reason_and_goes_with_one(
    school: School, announced: list[Event]
) -> None:
    enrolment, row = school.enrolment, by_hand(school)
    tutor = school.cast.actor(school.cast.tutor)
    give = {"enrolment_id": enrolment.id, "challenge_id": row.id}
    with pytest.raises(Invalid):
        learning.give_challenge(actor=tutor, reason=" ", **give)
    stamp = learning.give_challenge(actor=tutor, reason="隣の人に操作を教えました", **give)
    assert learning.give_challenge(actor=tutor, reason="もう一度", **give) == stamp
    back = {"enrolment_id": enrolment.id, "stamp_id": stamp.id}
    with pytest.raises(Invalid):
        learning.take_challenge_back(actor=tutor, reason="", **back)
    learning.take_challenge_back(actor=tutor, reason="別の人でした", **back)
    learning.take_challenge_back(actor=tutor, reason="二度目", **back)
    assert [s.taken_back_reason for s in board(school).taken_back] == ["別の人でした"]
    assert [e.reason for e in announced if isinstance(e, StampTakenBack)] == ["別の人でした"]
    assert learning.give_challenge(actor=tutor, reason="今度は本人", **give) != stamp


def test_what_comes_by_itself_is_given_and_taken_by_no_hand(school: School) -> None:
    enrolment, row = school.enrolment, challenge(school)
    tutor = school.cast.actor(school.cast.tutor)
    attend(school, enrolment)
    with pytest.raises(Refused):
        learning.give_challenge(actor=tutor, enrolment_id=enrolment.id, challenge_id=row.id, reason="x")
    stamp = row.stamps.get()
    with pytest.raises(Refused):
        learning.take_challenge_back(actor=tutor, enrolment_id=enrolment.id, stamp_id=stamp.id, reason="x")


def test_only_those_who_lead_and_her_tutor_give(school: School) -> None:
    enrolment, row = school.enrolment, by_hand(school)
    for who in (school.cast.other_officer, school.cast.hanako, school.cast.sato):
        with pytest.raises(Refused):
            learning.give_challenge(
                actor=school.cast.actor(who), enrolment_id=enrolment.id, challenge_id=row.id, reason="x"
            )
        with pytest.raises(Refused):
            learning.create_challenge(
                actor=school.cast.actor(who),
                programme_id=school.cast.nara.id,
                title="x",
                picture="star",
                trigger="hand",
            )
    elsewhere = challenge(school, title="島の挑戦", trigger="hand", programme_id=school.cast.amami.id)
    with pytest.raises(NotFound):
        learning.give_challenge(
            actor=SYSTEM, enrolment_id=enrolment.id, challenge_id=elsewhere.id, reason="x"
        )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"picture": "cat"}, "PICTURE"),
        ({"threshold": 0}, "THRESHOLD"),
        ({"trigger": "hand", "threshold": 2}, "THRESHOLD"),
        ({"title": " "}, "TITLE_MISSING"),
    ],
)
def test_what_a_challenge_cannot_be(school: School, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        challenge(school, **changes)
    assert refusal.value.code == code


def test_one_name_once_and_one_form_once(school: School) -> None:
    key = uuid4()
    first = challenge(school, submission_id=key)
    assert challenge(school, submission_id=key) == first
    with pytest.raises(Conflict):
        challenge(school, submission_id=key, programme_id=school.cast.amami.id)
    with pytest.raises(Invalid):
        challenge(school)
    other = challenge(school, title="もう一つ")
    with pytest.raises(Invalid):
        learning.change_challenge(actor=SYSTEM, challenge_id=other.id, title=first.title, picture="pen")
    learning.change_challenge(actor=SYSTEM, challenge_id=other.id, title=" 別の名 ", picture="pen")
    other.refresh_from_db()
    assert (other.title, other.picture, other.number) == ("別の名", "pen", 2)


def test_the_database_keeps_stamps(school: School) -> None:
    enrolment, row = school.enrolment, by_hand(school)
    stamp = learning.give_challenge(
        actor=SYSTEM, enrolment_id=enrolment.id, challenge_id=row.id, reason="よくできました"
    )
    rows = Stamp.objects.filter(id=stamp.id)
    refused("learning_stamp_stays", rows.delete)
    refused("learning_stamp_stays", lambda: rows.update(label="別のこと"))
    refused("learning_challenge_once", lambda: copied(stamp, ref_id=uuid4()))
    refused("learning_stamp_once", lambda: copied(stamp, person_key="x"))
    refused("learning_stamp_of_challenge", lambda: copied(stamp, ref_id=uuid4(), challenge=None))
    refused("learning_stamp_taken_back_why", lambda: rows.update(taken_back_at=COURSE_DAY))
    refused("learning_stamp_taken_back_why", lambda: rows.update(taken_back_reason="なぜ"))
    rows.update(taken_back_at=COURSE_DAY, taken_back_reason="まちがい")
    refused("learning_stamp_stays", lambda: rows.update(taken_back_at=None, taken_back_reason=""))
    challenges = Challenge.objects.filter(id=row.id)
    refused("learning_challenge_threshold", lambda: challenges.update(threshold=2))
    refused("learning_challenge_trigger", lambda: challenges.update(trigger="wish"))
    refused("learning_challenge_picture", lambda: challenges.update(picture="cat"))
    refused("learning_challenge_named", lambda: challenges.update(title=""))
    refused("learning_challenge_title_once", lambda: copied(row, number=9))
    refused("learning_challenge_number_once", lambda: copied(row, title="別"))


def test_her_board_is_kind_when_empty_and_says_what_comes_next(school: School) -> None:
    client, path = as_(school.cast.hanako), reverse("learning:stamps")
    assert "最初のスタンプを待っています" in page(client, path)
    enrolment = school.enrolment
    challenge(school, title="2回出席", threshold=2, description="続けて来たしるし")
    row = by_hand(school)
    html = page(client, path)
    assert "自己紹介文" in html
    assert "続けて来たしるし" in html
    assert "2回のうち0回" in html
    attend(school, enrolment)
    learning.give_challenge(
        actor=SYSTEM, enrolment_id=enrolment.id, challenge_id=row.id, reason="席を譲りました"
    )
    html = page(client, path)
    assert "あと1回で「2回出席」のスタンプです" in html
    assert "席を譲りました" in html
    assert "これまでに2個" in html
    html = page(client, reverse("learning:home"))
    assert path in html
    assert reverse("care:my_tutor") in html


def test_staff_think_of_a_challenge_on_the_screen(school: School) -> None:
    client, path = as_(school.cast.takeda), url("stamps_staff")
    assert "チャレンジはまだありません" in page(client, path)
    values = {
        "title": "10回出席",
        "description": "",
        "picture": "star",
        "trigger": "session",
        "threshold": "",
        "submission_id": str(uuid4()),
    }
    assert client.post(path, {**values, "title": ""}).status_code == 422
    html = client.post(path, {**values, "trigger": "hand", "threshold": "3"}).content.decode()
    assert "手渡しのスタンプは1回だけです" in html
    assert 'value="10回出席"' in html
    assert client.post(path, {**values, "threshold": "10"}).status_code == 303
    row = Challenge.objects.get()
    assert row.threshold == 10
    assert "10回出席" in page(client, path)
    detail = url("challenge_staff", row.id)
    assert client.post(detail, {"action": "close"}).status_code == 303
    assert "終了" in page(client, path)
    assert client.post(detail, {"action": "reopen"}).status_code == 303
    changed = {"action": "change", "title": "十回出席", "description": "", "picture": "sprout"}
    assert client.post(detail, changed).status_code == 303
    assert "十回出席" in page(client, detail)
    tutor = as_(school.cast.tutor)
    assert "十回出席" in page(tutor, path)
    assert tutor.post(path, values).status_code == 404
    assert tutor.get(detail).status_code == 404
    other = as_(school.cast.other_officer)
    assert [other.get(address).status_code for address in (path, detail)] == [404, 404]


def test_who_has_it_is_shown_twenty_at_a_time(school: School) -> None:
    from bench.learners import crowd

    [course] = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=23)
    row = by_hand(school)
    for enrolment in course.enrolments.all():
        learning.give_challenge(
            actor=SYSTEM, enrolment_id=enrolment.id, challenge_id=row.id, reason="最後まで来ました"
        )
    client = as_(school.cast.takeda)
    html = page(client, url("challenge_staff", row.id))
    assert "23人が持っています" in html
    assert html.count("最後まで来ました") == 20
    assert page(client, url("challenge_staff", row.id) + "?page=2").count("最後まで来ました") == 3


def test_a_tutor_gives_and_takes_back_on_the_learners_page(school: School) -> None:
    enrolment, row = school.enrolment, by_hand(school)
    client, path = as_(school.cast.tutor), url("learner_stamps", enrolment.id)
    assert path in page(client, url("learner_completion", enrolment.id))
    give = {"action": "give", "challenge_id": str(row.id), "reason": ""}
    assert client.post(path, give).status_code == 422
    assert client.post(path, {**give, "reason": "質問に答えました"}).status_code == 303
    html = page(client, path)
    assert "質問に答えました" in html
    stamp = row.stamps.get()
    back = {"action": "take_back", "stamp": str(stamp.id), "reason": ""}
    assert client.post(path, back).status_code == 422
    assert client.post(path, {**back, "stamp": "x"}).status_code == 404
    assert client.post(path, {**back, "reason": "別の人でした"}).status_code == 303
    assert "別の人でした" in page(client, path)
    assert as_(school.cast.other_officer).get(path).status_code == 404


def test_actors_without_an_account_give_nothing(school: School) -> None:
    enrolment, row = school.enrolment, by_hand(school)
    with pytest.raises(Refused):
        learning.give_challenge(
            actor=Actor.visitor(), enrolment_id=enrolment.id, challenge_id=row.id, reason="x"
        )
