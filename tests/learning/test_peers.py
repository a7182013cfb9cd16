"""Classmates read what each shares: off unless chosen, told before handing in, withheld one by one."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.pages import as_, page
from tests.learning.school import COURSE_DAY, School, heard
from tests.learning.test_constraints import copied, refused
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import ClassmateWrote
from yuiwork.learning.models import Enrolment, Exercise, PeerNote, Submission

PDF = b"%PDF-1.7 made for a test"


def allow(exercise: Exercise, peers: str = "after_own", **changes: Any) -> None:
    learning.change_exercise(
        actor=SYSTEM,
        exercise_id=exercise.id,
        **{
            "title": exercise.title,
            "instruction": exercise.instruction,
            "criteria": exercise.criteria,
            "kind": exercise.kind,
            "due_on": date(2026, 12, 7),
            "peers": peers,
            **changes,
        },
    )


class Room:
    """Hanako and Sato learn in the same course; the first exercise may be read after one's own."""

    def __init__(self, school: School, peers: str = "after_own") -> None:
        self.school = school
        self.hanako, self.sato = school.cast.hanako, school.cast.sato
        self.enrolments = [school.enrolment, school.accept(school.apply_for_course(self.sato))]
        self.exercise = school.exercises[0]
        allow(self.exercise, peers)

    def submit(self, who: UUID, **changes: Any) -> Submission:
        with clock.at(COURSE_DAY):
            values: dict[str, Any] = {"text": f"{who}の答えです。", "shared": True, **changes}
            return self.school.submit(self.exercise, who, **values)

    def file(self, who: UUID) -> Any:
        row = self.submit(who, files=[learning.Upload("表.pdf", PDF)])
        return row.files.get()

    @property
    def list_path(self) -> str:
        return reverse("learning:classmates", args=[self.exercise.id])

    def path(self, row: Submission) -> str:
        return reverse("learning:classmate", args=[row.id])


@pytest.fixture
def room(school: School) -> Room:
    return Room(school)


def test_it_is_off_unless_the_staff_choose_it(school: School) -> None:
    room = Room(school, "none")
    row = room.submit(room.sato)
    room.submit(room.hanako)
    assert not row.shared
    client = as_(room.hanako)
    assert client.get(room.list_path).status_code == 404
    assert client.get(room.path(row)).status_code == 404
    assert "受講仲間" not in page(client, reverse("learning:exercise", args=[room.exercise.id]))
    with pytest.raises(Refused):
        learning.share_answer(actor=Actor(user_id=room.sato), exercise_id=room.exercise.id, shared=True)
    allow(room.exercise, "all")
    assert client.get(room.path(row)).status_code == 404  # she had not been told when she handed in
    learning.share_answer(actor=Actor(user_id=room.sato), exercise_id=room.exercise.id, shared=True)
    assert client.get(room.path(row)).status_code == 200


def test_one_hands_in_before_one_reads(room: Room) -> None:
    row = room.submit(room.sato)
    client = as_(room.hanako)
    assert "自分の提出をすませると" in page(client, room.list_path)
    assert client.get(room.path(row)).status_code == 404
    room.submit(room.hanako)
    assert reverse("learning:classmate", args=[row.id]) in page(client, room.list_path)
    assert f"{room.sato}の答えです。" in page(client, room.path(row))


def test_from_the_beginning_where_the_staff_choose_that(school: School) -> None:
    room = Room(school, "all")
    row = room.submit(room.sato)
    assert as_(room.hanako).get(room.path(row)).status_code == 200


def test_she_is_told_before_and_can_withhold(room: Room) -> None:
    client, path = as_(room.sato), reverse("learning:exercise", args=[room.exercise.id])
    with clock.at(COURSE_DAY):
        assert "お名前とともに読めます" in page(client, path)
        form = {"text": "佐藤の答え", "told": "1", "withhold": "on", "base": "0.0", "action": "submit"}
        assert client.post(path, {**form, "submission_id": str(uuid4())}).status_code == 303
        html = page(client, path)
    assert "受講仲間には、あなたの提出は見えません" in html
    row = Submission.objects.get()
    room.submit(room.hanako)
    reader = as_(room.hanako)
    assert reader.get(room.path(row)).status_code == 404
    assert "読める提出はまだありません" in page(reader, room.list_path)
    share = reverse("learning:share_answer", args=[room.exercise.id])
    assert client.post(share, {"shared": "1"}).status_code == 303
    assert reader.get(room.path(row)).status_code == 200
    assert client.post(share, {"shared": "0"}).status_code == 303
    assert reader.get(room.path(row)).status_code == 404
    assert as_(room.school.cast.kenji).post(share, {"shared": "1"}).status_code == 404


def test_a_page_that_did_not_tell_her_shares_nothing(room: Room) -> None:
    client, path = as_(room.sato), reverse("learning:exercise", args=[room.exercise.id])
    with clock.at(COURSE_DAY):
        old = {"text": "佐藤の答え", "base": "0.0", "action": "submit", "submission_id": str(uuid4())}
        assert client.post(path, old).status_code == 303
    assert not Submission.objects.get().shared


def test_her_choice_stays_with_the_draft(room: Room) -> None:
    client, path = as_(room.sato), reverse("learning:exercise", args=[room.exercise.id])
    with clock.at(COURSE_DAY):
        form = {"text": "途中", "told": "1", "withhold": "on", "base": "0.0", "action": "draft"}
        client.post(path, {**form, "submission_id": str(uuid4())})
        html = page(client, path)
    assert 'name="withhold"' in html
    assert "checked" in html[html.index('name="withhold"') :][:120]


def test_a_newer_version_that_is_withheld_hides_the_older(room: Room) -> None:
    row = room.submit(room.sato)
    room.submit(room.hanako)
    client = as_(room.hanako)
    assert client.get(room.path(row)).status_code == 200
    with clock.at(COURSE_DAY):
        room.school.answer(row, passed=False)
    second = room.submit(room.sato, shared=False, text="直しました")
    assert [client.get(room.path(one)).status_code for one in (row, second)] == [404, 404]


def test_the_feedback_and_a_word_to_the_tutor_stay_between_them(room: Room) -> None:
    allow(room.exercise, "all", kind="link")
    row = room.submit(room.sato, text="先生だけに：子どもが熱を出しました", link="https://note.example/sato")
    with clock.at(COURSE_DAY):
        room.school.answer(row, passed=True)
    client = as_(room.hanako)
    html = page(client, room.path(row)) + page(client, room.list_path)
    assert "https://note.example/sato" in html
    assert "熱を出しました" not in html
    assert "読みやすいです。" not in html


def test_files_stand_behind_the_same_door(room: Room) -> None:
    file = room.file(room.sato)
    path = reverse("learning:submission_file", args=[file.id])
    client = as_(room.hanako)
    assert client.get(path).status_code == 404
    room.submit(room.hanako)
    answer = client.get(path)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert as_(room.school.cast.kenji).get(path).status_code == 404
    learning.share_answer(actor=Actor(user_id=room.sato), exercise_id=room.exercise.id, shared=False)
    assert client.get(path).status_code == 404


def test_other_courses_and_programmes_find_nothing(room: Room) -> None:
    row = room.submit(room.sato)
    for who in (room.school.cast.kenji, room.school.cast.emi, room.school.cast.other_officer):
        client = as_(who)
        assert client.get(room.list_path).status_code == 404
        assert client.get(room.path(row)).status_code == 404
        with pytest.raises(NotFound):
            learning.write_to_classmate(actor=room.school.cast.actor(who), submission_id=row.id)
    own = as_(room.sato)
    assert own.get(room.path(row)).status_code == 404  # hers stands on her own page


def test_whoever_left_neither_reads_nor_is_read(room: Room) -> None:
    row, mine = room.submit(room.sato), room.submit(room.hanako)
    Enrolment.objects.filter(user_id=room.sato).update(state="left")
    assert as_(room.hanako).get(room.path(row)).status_code == 404
    assert as_(room.sato).get(room.path(mine)).status_code == 404


def test_a_word_reaches_the_writer_once_and_can_be_taken_back(room: Room, announced: list[Event]) -> None:
    row = room.submit(room.sato)
    room.submit(room.hanako)
    client = as_(room.hanako)
    assert client.post(room.path(row), {"send": "1", "text": "あ" * 201}).status_code == 422
    assert client.post(room.path(row), {"send": "1", "text": "題名がすてきです"}).status_code == 303
    assert client.post(room.path(row), {"send": "1", "text": "もう一度"}).status_code == 303
    [event] = heard(announced, ClassmateWrote)
    assert isinstance(event, ClassmateWrote)
    assert (event.user_id, event.author_id) == (room.sato, room.hanako)
    hers = reverse("learning:exercise", args=[room.exercise.id])
    assert "題名がすてきです" in page(as_(room.sato), hers)
    assert "ひとことを送りました" in page(client, room.list_path)
    note = PeerNote.objects.get()
    back = reverse("learning:note_take_back", args=[note.id])
    assert as_(room.sato).post(back).status_code == 404
    assert client.post(back).status_code == 303
    assert "題名がすてきです" not in page(as_(room.sato), hers)
    with pytest.raises(Invalid):
        learning.write_to_classmate(actor=Actor(user_id=room.hanako), submission_id=row.id, text="あ" * 201)
    plain = learning.write_to_classmate(actor=Actor(user_id=room.hanako), submission_id=row.id)
    assert (plain.text, plain.id != note.id) == ("", True)
    assert "ありがとうございます。" in page(as_(room.sato), hers)


def test_who_reviews_takes_a_hurting_word_away(room: Room) -> None:
    row = room.submit(room.sato)
    room.submit(room.hanako)
    note = learning.write_to_classmate(
        actor=Actor(user_id=room.hanako), submission_id=row.id, text="へたですね"
    )
    review = reverse("learning:submission_review", args=["nara", row.id])
    tutor = as_(room.school.cast.tutor)
    assert "へたですね" in page(tutor, review)
    remove = reverse("learning:note_remove", args=["nara", note.id])
    assert as_(room.school.cast.takeda).post(remove).status_code == 404
    assert tutor.post(remove).status_code == 303
    assert "へたですね" not in page(tutor, review)


def test_staff_choose_it_on_the_form_of_the_exercise(school: School) -> None:
    client = as_(school.cast.takeda)
    path = reverse("learning:exercise_new", args=["nara", school.course.id])
    form = {
        "title": "読みあう課題",
        "kind": "text",
        "instruction": "書きましょう",
        "peers": "after_own",
        "submission_id": str(uuid4()),
    }
    assert client.post(path, form).status_code == 303
    row = Exercise.objects.get(title="読みあう課題")
    assert row.peers == "after_own"
    change = reverse("learning:exercise_change", args=["nara", row.id])
    html = page(client, change)
    assert "checked" in html[html.index('value="after_own"') :][:60]


def test_the_database_holds_it(room: Room) -> None:
    row = room.submit(room.sato)
    room.submit(room.hanako)
    note = learning.write_to_classmate(actor=Actor(user_id=room.hanako), submission_id=row.id)
    refused("learning_exercise_peers", lambda: Exercise.objects.update(peers="everybody"))
    refused("learning_peer_note_once", lambda: copied(note))
    rows = PeerNote.objects.filter(id=note.id)
    refused("learning_peer_note_hidden_by", lambda: rows.update(hidden_by_id=room.hanako))


def test_sixty_classmates_cost_as_many_queries_as_three(school: School) -> None:
    from bench.learners import crowd
    from tests.learning.test_query_counts import asked

    counts = []
    for each in (3, 60):
        [course] = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=each)
        exercise = learning.create_exercise(
            actor=SYSTEM,
            course_id=course.id,
            title="紹介文",
            instruction="書きましょう",
            criteria=[],
            peers="all",
        )
        learners = list(course.enrolments.order_by("id"))
        for enrolment in learners[:30]:
            school.submit(exercise, enrolment.user_id, shared=True)
        client = as_(learners[0].user_id)
        counts.append(asked(client, reverse("learning:classmates", args=[exercise.id])))
    assert counts[0] == counts[1]
