"""What officers, directors, instructors and tutors do; and 404 for everybody else, other programmes' staff included."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.pages import as_, url
from tests.learning.school import SEMINAR_DAY, School
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.learning import api as learning
from yuiwork.learning.models import (
    Enrolment,
    SeminarApplication,
    Submission,
)
from yuiwork.regions import api as regions


def pages_of(school: School) -> dict[str, str]:
    """Every staff page, with its own things on it."""
    submission = school.submit(school.exercises[0]) if school.enrolment else None
    assert submission is not None
    return {
        "seminars_staff": url("seminars_staff"),
        "seminar_new": url("seminar_new"),
        "seminar_staff": url("seminar_staff", school.seminar.id),
        "survey_results": url("survey_results", school.seminar.id),
        "courses_staff": url("courses_staff"),
        "course_new": url("course_new"),
        "course_staff": url("course_staff", school.course.id),
        "session_new": url("session_new", school.course.id),
        "exercise_new": url("exercise_new", school.course.id),
        "session_staff": url("session_staff", school.sessions[0].id),
        "people": url("people"),
        "review_queue": url("review_queue"),
        "submission_review": url("submission_review", submission.id),
    }


OFFICER = {
    "seminars_staff", "seminar_new", "seminar_staff", "survey_results",
    "courses_staff", "course_new", "course_staff", "session_new", "exercise_new", "session_staff", "people",
}  # fmt: skip
TUTOR = {
    "seminars_staff", "seminar_staff", "courses_staff", "course_staff", "session_staff", "people",
    "review_queue", "submission_review",
}  # fmt: skip
DIRECTOR = OFFICER | TUTOR


@pytest.mark.parametrize(("who", "allowed"), [("takeda", OFFICER), ("tutor", TUTOR), ("dirk", DIRECTOR)])
def test_each_role_opens_its_pages_and_no_others(school: School, who: str, allowed: set[str]) -> None:
    client = as_(getattr(school.cast, who))
    opened = {name for name, path in pages_of(school).items() if client.get(path).status_code == 200}
    assert opened == allowed


@pytest.mark.parametrize("who", ["other_officer", "hanako", "oper"])
def test_strangers_and_other_programmes_staff_find_nothing(school: School, who: str) -> None:
    client = as_(getattr(school.cast, who))
    for name, path in pages_of(school).items():
        assert client.get(path).status_code == 404, name
        assert client.post(path, {"present": "1"}).status_code in {404, 405}, name


def test_the_pages_are_complete_in_english_too(school: School) -> None:
    client = as_(school.cast.dirk)
    client.cookies["django_language"] = "en"
    for name, path in pages_of(school).items():
        assert client.get(path).status_code == 200, name
    learner = as_(school.cast.hanako)
    learner.cookies["django_language"] = "en"
    for path in ("/learn/", reverse("learning:exercise", args=[school.exercises[0].id])):
        assert "Your tutor" in learner.get(path).content.decode()


def test_another_programmes_rows_are_404_under_ones_own_slug(school: School) -> None:
    paths = pages_of(school)
    regions.appoint_staff(
        actor=SYSTEM, programme_id=school.cast.amami.id, user_id=school.cast.dirk, role=Role.DIRECTOR
    )
    client = as_(school.cast.dirk)
    for name in ("seminar_staff", "course_staff", "session_staff", "submission_review"):
        assert client.get(paths[name]).status_code == 200
        assert client.get(paths[name].replace("/nara/", "/amami/")).status_code == 404, name


def test_a_visitor_is_led_to_sign_in(page_client: PageClient, school: School) -> None:
    for name, path in pages_of(school).items():
        assert page_client.get(path)["Location"].startswith("/accounts/login/"), name


@pytest.mark.parametrize("name", ["seminars_staff", "courses_staff", "people"])
def test_without_a_programme_in_the_address_she_comes_to_her_own(school: School, name: str) -> None:
    client = as_(school.cast.takeda)
    short = reverse(f"learning:{name}")
    assert client.get(short)["Location"] == url(name)
    assert as_(school.cast.hanako).get(short).status_code == 404
    regions.appoint_staff(
        actor=SYSTEM, programme_id=school.cast.amami.id, user_id=school.cast.takeda, role=Role.OFFICER
    )
    html = client.get(short).content.decode()
    assert url(name) in html
    assert "フリーランス寺子屋" in html


def test_the_tutor_marks_each_person_with_one_tap(school: School) -> None:
    first, second = school.apply(family_name="𠮷田"), school.apply(given_name="次郎")
    client, path = as_(school.cast.tutor), url("seminar_staff", school.seminar.id)
    assert "出欠は当日から記録できます" in client.get(path).content.decode()
    with clock.at(SEMINAR_DAY):
        html = client.get(path).content.decode()
        assert "𠮷田 花子" in html
        assert client.post(path, {"application": str(first.id), "present": "1"}).status_code == 303
        answer = client.post(path, {"application": str(second.id), "present": "0"})
        assert answer["Location"] == f"{path}#line-{second.id}"
        assert "申込2人、出席1人" in client.get(path).content.decode()
        for wrong in (str(uuid4()), "nonsense", ""):
            assert client.post(path, {"application": wrong, "present": "1"}).status_code == 404
    states = dict(SeminarApplication.objects.values_list("id", "state"))
    assert states == {first.id: "attended", second.id: "absent"}


def test_an_application_of_another_seminar_cannot_be_marked_here(school: School) -> None:
    other = school.apply(seminar_id=school.new_seminar().id)
    path = url("seminar_staff", school.seminar.id)
    with clock.at(SEMINAR_DAY):
        answer = as_(school.cast.tutor).post(path, {"application": str(other.id), "present": "1"})
    assert answer.status_code == 404


def test_the_tutor_reads_and_answers(school: School) -> None:
    school.enrolment  # noqa: B018
    submission = school.submit(school.exercises[0], text="<b>太字</b>です")
    client, path = as_(school.cast.tutor), url("submission_review", submission.id)
    queue = client.get(url("review_queue")).content.decode()
    assert path in queue
    assert "2026年11月27日（金）" in queue
    assert "&lt;b&gt;太字" in client.get(path).content.decode()
    wrong = client.post(path, {"good": "良い", "to_improve": "", "outcome": "return"})
    assert 'id="id_to_improve_error"' in wrong.content.decode()
    form = {"good": "良い", "to_improve": "", "outcome": "pass"}
    assert client.post(path, form).status_code == 303
    assert client.post(path, form).status_code == 303
    assert Submission.objects.get().state == "passed"
    assert "講評を待っている提出はありません" in client.get(url("review_queue")).content.decode()


def test_a_tutor_sees_her_own_learners_only(school: School) -> None:
    school.enrolment  # noqa: B018
    submission = school.submit(school.exercises[0])
    colleague = school.cast._staff("t2@nara.example.jp", "原", "ハラ", school.cast.nara, Role.TUTOR)
    client = as_(colleague)
    assert "受講者はまだいません" in client.get(url("people")).content.decode()
    assert client.get(url("submission_review", submission.id)).status_code == 404
    assert "講評を待っている提出はありません" in client.get(url("review_queue")).content.decode()


def test_whoever_goes_quiet_is_seen(school: School) -> None:
    enrolment = school.enrolment
    client = as_(school.cast.dirk)
    html = client.get(url("people")).content.decode()
    assert "山田 花子" in html
    assert "あと2件の課題に合格する" in html
    assert "2週間以上、動きなし" not in html
    Enrolment.objects.filter(id=enrolment.id).update(created_at="2026-11-10T00:00:00Z")
    assert "2週間以上、動きなし" in client.get(url("people")).content.decode()
    assert "山田 花子" in client.get(url("people") + "?show=quiet").content.decode()
    school.submit(school.exercises[0])
    assert "動きの止まっている人はいません" in client.get(url("people") + "?show=quiet").content.decode()


def test_survey_answers_are_hidden_until_three_people_answered(school: School) -> None:
    seminar = school.new_seminar(venue_seats=3)
    client, path = as_(school.cast.takeda), url("survey_results", seminar.id)
    for number in range(3):
        application = school.apply(seminar_id=seminar.id, email=f"p{number}@example.jp")
        with clock.at(seminar.ends_at):
            learning.answer_survey(
                actor=SYSTEM,
                application_id=application.id,
                answers={
                    "purpose": ["know"],
                    "intention": "definitely",
                    "satisfaction": 5,
                    "comment": "よかった",
                },
            )
        shown = "よかった" in client.get(path).content.decode()
        assert shown == (number == 2)
    assert client.get(url("survey_results", school.new_seminar(survey_id=None).id)).status_code == 404
