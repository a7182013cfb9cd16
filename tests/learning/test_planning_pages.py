"""The officer announces seminars and courses."""

from uuid import uuid4

from tests.learning.pages import as_, url
from tests.learning.school import School
from yuiwork.learning.models import (
    Course,
    Seminar,
)


def parts(name: str, year: str, month: str, day: str) -> dict[str, str]:
    """A date as the form sends it."""
    return {f"{name}_year": year, f"{name}_month": month, f"{name}_day": day}


def test_the_officer_plans_a_seminar_once(school: School) -> None:
    client, path = as_(school.cast.takeda), url("seminar_new")
    form = {
        "title": "冬の説明会",
        "description": "はじめての方へ",
        **parts("day", "2026", "12", "10"),
        "starts": "10:00",
        "ends": "11:30",
        "venue_name": "図書館",
        "venue_seats": "２０",
        "online_seats": "",
        "survey": "standard",
        "submission_id": str(uuid4()),
    }
    assert client.post(path, {**form, "ends": "09:00"}).status_code == 422
    assert client.post(path, {**form, "venue_seats": ""}).status_code == 422
    for _ in range(2):
        answer = client.post(path, form)
        assert answer.status_code == 303, answer.content.decode()
    seminar = Seminar.objects.get()
    assert seminar.places.get().seats == 20
    assert seminar.survey is not None
    assert seminar.survey.sets.get().questions.count() == 8
    again = client.post(path, {**form, "submission_id": str(uuid4())})
    assert again.status_code == 303
    assert set(Seminar.objects.values_list("survey", flat=True)) == {seminar.survey_id}
    assert answer["Location"] == url("seminar_staff", seminar.id)


def test_the_officer_plans_a_course_with_session_and_exercise(school: School) -> None:
    client = as_(school.cast.takeda)
    form = {
        "title": "中級講座",
        "description": "次の一歩",
        "kind": "intermediate",
        "requires": "beginner",
        "capacity": "10",
        **parts("apply_until", "2026", "12", "20"),
        **parts("starts_on", "2027", "1", "10"),
        **parts("ends_on", "2027", "2", "10"),
        "sessions_needed": "3",
        "answer_days": "5",
        "submission_id": str(uuid4()),
    }
    answer = client.post(url("course_new"), form)
    assert answer.status_code == 303, answer.content.decode()
    course = Course.objects.get()
    assert (course.kind, course.requires) == ("intermediate", "beginner")
    assert course.completion_rule == [
        {"kind": "all_exercises_passed"},
        {"kind": "sessions_attended", "at_least": 3},
    ]
    session = {
        "title": "第1回",
        "kind": "session",
        **parts("day", "2027", "1", "10"),
        "starts": "10:00",
        "ends": "12:00",
        "submission_id": str(uuid4()),
    }
    exercise = {
        "title": "課題",
        "kind": "text",
        "instruction": "書く",
        "criteria": "一つ目\n\n二つ目",
        "submission_id": str(uuid4()),
    }
    for _ in range(2):
        assert client.post(url("session_new", course.id), session).status_code == 303
        assert client.post(url("exercise_new", course.id), exercise).status_code == 303
    assert course.sessions.get().number == 1
    assert course.exercises.get().criteria == ["一つ目", "二つ目"]
    html = client.get(url("course_staff", course.id)).content.decode()
    assert "3回以上出席する" in html
