"""The pages of an exercise: saving by itself, two devices, planning and changing, feedback by paragraph."""

from typing import Any
from uuid import uuid4

from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.school import School
from tests.learning.test_exercise_kinds import RUBRIC, set_exercise
from tests.page_client import PageClient
from yuiwork.learning import api as learning
from yuiwork.learning.models import DraftCopy, Exercise, Submission
from yuiwork.learning.rubric import parse_rubric


def _page(client: PageClient, url: str) -> str:
    return str(client.get(url).content.decode())


def _url(exercise: Exercise) -> str:
    return reverse("learning:exercise", args=[exercise.id])


def _typed(**changes: Any) -> dict[str, Any]:
    return {"action": "autosave", "text": "途中", "base": "0.0", "submission_id": str(uuid4()), **changes}


def test_a_page_saves_by_itself_and_goes_on_from_there(school: School) -> None:
    school.enrolment  # noqa: B018
    client, url = PageClient().sign_in(school.cast.hanako), _url(school.exercises[0])
    page = str(uuid4())
    answer = client.post(url, _typed(submission_id=page)).json()
    assert answer == {"message": "10:00に保存しました", "base": "1.1"}
    assert client.post(url, _typed(submission_id=page, base="1.1", text="途中まで")).json()["base"] == "1.2"
    assert Submission.objects.get().text == "途中まで"
    html = _page(client, url)
    assert "data-autosave" in html
    assert 'value="1.2"' in html
    too_long = client.post(url, _typed(text="あ" * 20_001, base="1.2"))
    assert too_long.status_code == 422


def test_two_devices_see_both_texts_and_one_is_chosen(school: School) -> None:
    school.enrolment  # noqa: B018
    client, url = PageClient().sign_in(school.cast.hanako), _url(school.exercises[0])
    client.post(url, _typed(text="電話で書いた文"))
    told = client.post(url, _typed(text="机で書いた文"))
    assert told.status_code == 409
    assert "別の端末" in told.json()["message"]
    desk = _typed(text="机で書いた文", action="draft")
    answer = client.post(url, desk)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert html.count("電話で書いた文") == 1
    assert "机で書いた文" in html
    assert 'name="base" value="1.1"' in html
    assert client.post(url, {**desk, "base": "1.1"}).status_code == 303
    assert Submission.objects.get().text == "机で書いた文"
    assert DraftCopy.objects.filter(text="電話で書いた文").exists()


def test_what_was_typed_on_a_page_from_before_handing_in_is_kept(school: School) -> None:
    school.enrolment  # noqa: B018
    client, url = PageClient().sign_in(school.cast.hanako), _url(school.exercises[0])
    school.submit(school.exercises[0])
    assert client.post(url, _typed(text="続きを書いていた")).status_code == 409
    assert "続きを書いていた" in _page(client, url)


def test_each_kind_asks_for_what_it_takes(school: School) -> None:
    school.enrolment  # noqa: B018
    client = PageClient().sign_in(school.cast.hanako)
    listed = set_exercise(school, kind="checklist", checklist=["登録した"], self_checked=True)
    html = _page(client, _url(listed))
    assert "登録した" in html
    assert 'name="uploads"' not in html
    missing = client.post(_url(listed), _typed(action="submit", text=""))
    assert 'id="id_checked_error"' in missing.content.decode()
    sent = client.post(_url(listed), _typed(action="submit", text="", checked=["1"]))
    assert sent.status_code == 303
    assert "この課題に合格しました" in _page(client, _url(listed))
    linked = set_exercise(school, kind="link")
    wrong = client.post(_url(linked), _typed(action="submit", text="", link="note.com"))
    assert 'id="id_link_error"' in wrong.content.decode()
    assert "note.com" in wrong.content.decode()


def test_the_officer_plans_an_exercise_with_a_rubric_and_changes_it(school: School) -> None:
    client = PageClient().sign_in(school.cast.takeda)
    new = reverse("learning:exercise_new", args=["nara", school.course.id])
    form = {
        "title": "記事",
        "kind": "text",
        "instruction": "書く",
        "checklist": "",
        "criteria": "",
        "rubric": "読みやすさだけ",
        "submission_id": str(uuid4()),
    }
    wrong = client.post(new, form)
    assert "1行目" in wrong.content.decode()
    assert "読みやすさだけ" in wrong.content.decode()
    assert client.post(new, {**form, "rubric": RUBRIC}).status_code == 303
    exercise = Exercise.objects.get(title="記事")
    change = reverse("learning:exercise_change", args=["nara", exercise.id])
    assert "すらすら読める" in _page(client, change)
    assert client.post(change, {**form, "title": "長い記事", "rubric": RUBRIC}).status_code == 303
    exercise.refresh_from_db()
    assert (exercise.title, len(exercise.rubric)) == ("長い記事", 2)
    other = PageClient().sign_in(school.cast.other_officer)
    assert other.get(change).status_code == 404
    assert other.post(change, form).status_code == 404


def test_the_tutor_answers_by_step_and_paragraph_and_the_learner_reads_it(school: School) -> None:
    school.enrolment  # noqa: B018
    exercise = set_exercise(school, rubric=parse_rubric(RUBRIC))
    submission = school.submit(exercise, text="一段落目。\n\n二段落目。")
    tutor = PageClient().sign_in(school.cast.tutor)
    path = reverse("learning:submission_review", args=["nara", submission.id])
    assert "段落2へのコメント" in _page(tutor, path)
    form = {
        "good": "良い",
        "to_improve": "",
        "outcome": "pass",
        "comment_2": "数字があるとよい",
        "mark_1": "2",
    }
    wrong = tutor.post(path, form)
    assert wrong.status_code == 422
    assert "数字があるとよい" in wrong.content.decode()
    assert tutor.post(path, {**form, "mark_2": "2"}).status_code == 303
    html = _page(PageClient().sign_in(school.cast.hanako), _url(exercise))
    for words in ("数字があるとよい", "だいたい読める（3段階中の2）", "二段落目。"):
        assert words in html


def test_a_late_answer_is_marked_for_both(school: School) -> None:
    from datetime import date

    from tests.learning.school import jst
    from yuiwork.core import clock

    exercise = set_exercise(school, due_on=date(2026, 11, 30))
    school.enrolment  # noqa: B018
    with clock.at(jst(2026, 12, 1, 9)):
        client = PageClient().sign_in(school.cast.hanako)
        assert "提出日を過ぎていますが" in _page(client, "/learn/")
        submission = learning.submit_exercise(
            actor=school.cast.actor(school.cast.hanako),
            exercise_id=exercise.id,
            submission_id=uuid4(),
            text="遅れました",
        )
        path = reverse("learning:submission_review", args=["nara", submission.id])
        assert "期日のあとの提出" in _page(PageClient().sign_in(school.cast.tutor), path)
        assert "期日のあとの提出" in _page(client, _url(exercise))
    assert SYSTEM
