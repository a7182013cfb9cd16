"""Sessions are planned, moved and called off; calendars follow; the database keeps what must hold."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from icalendar import Calendar

from tests.cast import SYSTEM
from tests.learning.pages import as_, url
from tests.learning.school import COURSE_DAY, School, heard, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import DomainError, Invalid, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import SessionCancelled, SessionChanged
from yuiwork.learning.models import CalendarFeed, Session, SessionChange
from yuiwork.learning.use_cases import open_calendar_feed, revoke_calendar_feed


def new_session(school: School, **changes: Any) -> Session:
    values: dict[str, Any] = {
        "title": "第3回",
        "starts_at": jst(2026, 12, 15, 10),
        "ends_at": jst(2026, 12, 15, 12),
        "place": "中央公民館",
        "url": "https://meet.example/course",
        **changes,
    }
    return learning.create_session(
        actor=school.cast.actor(school.cast.takeda), course_id=school.course.id, **values
    )


def form(**changes: str) -> dict[str, str]:
    return {
        "kind": "session", "title": "第1回 書いてみよう", "subject": "題名をつける",
        "day_year": "2026", "day_month": "12", "day_day": "1", "starts": "10:00", "ends": "12:00",
        "place": "中央公民館", "capacity": "", "url": "https://meet.example/course", "instructor": "",
        "room_director": "", "note": "", **changes,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"ends_at": jst(2026, 12, 15, 9)}, "ENDS_BEFORE_START", "ends"),
        ({"instructor_id": uuid4()}, "NOT_STAFF", "instructor"),
        ({"capacity": 10, "place": ""}, "PLACE_MISSING", "place"),
        ({"watched_together": True, "place": ""}, "PLACE_MISSING", "place"),
        ({"watched_together": True, "url": ""}, "URL_MISSING", "url"),
        ({"watched_together": True}, "DIRECTOR_MISSING", "room_director"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    school: School, changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        new_session(school, **changes)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert Session.objects.filter(title="第3回").count() == 0


def test_a_watched_together_session_shows_who_teaches_and_who_is_in_the_room(school: School) -> None:
    school.enrolment  # noqa: B018
    guest = school.cast._staff("lent@amami.example.jp", "東", "アズマ", school.cast.nara, Role.INSTRUCTOR)
    session = new_session(
        school, watched_together=True, instructor_id=guest, room_director_id=school.cast.dirk, capacity=12
    )
    html = as_(school.cast.hanako).get(reverse("learning:session", args=[session.id])).content.decode()
    assert "同じ部屋で見る" in html
    assert "講師の東 一さんはオンラインです" in html
    assert "会場に森 一さんがいて" in html
    assert "12席" in html
    staff = as_(school.cast.dirk).get(url("course_staff", school.course.id)).content.decode()
    assert "同じ部屋で見る" in staff
    assert "東 一" in staff


def test_a_moved_session_is_told_once_and_a_corrected_subject_is_not(
    school: School, announced: list[Event]
) -> None:
    client, session = as_(school.cast.takeda), school.sessions[0]
    path = url("session_edit", session.id)
    assert client.post(path, form()).status_code == 303
    assert heard(announced, SessionChanged) == []
    session.refresh_from_db()
    assert (session.subject, session.calendar_sequence) == ("題名をつける", 0)
    answer = client.post(path, form(starts="13:00", ends="15:00", note="午後になりました"), follow=True)
    assert "講座の全員にお知らせします" in answer.content.decode()
    [event] = heard(announced, SessionChanged)
    assert isinstance(event, SessionChanged)
    assert event.sequence == 1
    change = SessionChange.objects.get()
    assert (change.starts_at, change.note) == (jst(2026, 12, 1, 10), "午後になりました")
    wrong = client.post(path, form(ends="09:00"))
    assert wrong.status_code == 422
    assert 'id="id_ends_error"' in wrong.content.decode()


def test_a_session_is_called_off_with_a_reason_and_once(school: School, announced: list[Event]) -> None:
    client, session = as_(school.cast.takeda), school.sessions[0]
    path = url("session_cancel", session.id)
    assert client.post(path, {"reason": " "}).status_code == 422
    for _ in range(2):
        assert client.post(path, {"reason": "大雪のため"}).status_code == 303
    assert len(heard(announced, SessionCancelled)) == 1
    assert client.post(url("session_edit", session.id), form()).status_code == 422
    school.enrolment  # noqa: B018
    page = as_(school.cast.hanako).get(reverse("learning:session", args=[session.id])).content.decode()
    assert "大雪のため" in page
    assert "オンラインで参加する" not in page


def test_a_session_that_was_held_is_not_called_off(school: School) -> None:
    enrolment = school.enrolment
    with clock.at(COURSE_DAY):
        learning.mark_session_attendance(
            actor=school.cast.actor(school.cast.tutor),
            session_id=school.sessions[0].id,
            enrolment_id=enrolment.id,
            present=True,
        )
    with pytest.raises(Refused, match="ALREADY_HELD"):
        learning.cancel_session(actor=SYSTEM, session_id=school.sessions[0].id, reason="x")


def test_the_officer_sees_all_dates_before_they_are_planned(school: School) -> None:
    client, path = as_(school.cast.takeda), url("session_series", school.course.id)
    values = {
        "subjects": "題名\n\n見出し\n校正", "day_year": "2027", "day_month": "1", "day_day": "6",
        "starts": "10:00", "ends": "12:00", "every_weeks": "2", "help_meetings": "on", "help_minutes": "60",
        "place": "図書館", "capacity": "", "url": "", "instructor": "", "room_director": "",
        "submission_id": str(uuid4()),
    }  # fmt: skip
    shown = client.post(path, {**values, "action": "preview"})
    assert shown.status_code == 200
    assert "2027年1月20日（水）10:00" in shown.content.decode()
    assert "もや会" in shown.content.decode()
    assert school.course.sessions.count() == 2
    for _ in range(2):
        assert client.post(path, {**values, "action": "create"}).status_code == 303
    made = list(school.course.sessions.filter(number__gt=2).values_list("kind", "title", "subject"))
    assert made == [
        ("session", "第3回", "題名"),
        ("help", "もや会", ""),
        ("session", "第4回", "見出し"),
        ("help", "もや会", ""),
        ("session", "第5回", "校正"),
    ]
    bad = client.post(path, {**values, "subjects": " \n ", "action": "preview"})
    assert 'id="id_subjects_error"' in bad.content.decode()


def test_the_limits_of_the_contract_are_kept_with_a_kind_word(school: School) -> None:
    client = as_(school.cast.takeda)
    limits = {"hours_per_day": "3", "hours_per_week": "", "days_per_week": "1", "months": ""}
    assert client.post(url("timetable", school.course.id), limits).status_code == 303
    assert 'value="3"' in client.get(url("timetable", school.course.id)).content.decode()
    path = url("session_new", school.course.id)
    long = {**form(day_day="16", ends="14:00"), "submission_id": str(uuid4())}
    answer = client.post(path, long)
    assert answer.status_code == 422
    assert "この講座は1日3時間までです" in answer.content.decode()
    assert 'value="第1回 書いてみよう"' in answer.content.decode()
    second_day = client.post(path, {**long, "day_day": "2", "ends": "11:00"})
    assert "週1日までです" in second_day.content.decode()
    help_meeting = client.post(path, {**long, "kind": "help", "day_day": "2"})
    assert help_meeting.status_code == 303


def test_a_series_beyond_the_limits_plans_nothing(school: School) -> None:
    learning.set_timetable_rule(actor=SYSTEM, course_id=school.course.id, months=1)
    with pytest.raises(Invalid, match="TIMETABLE_MONTHS"):
        learning.create_session_series(
            actor=SYSTEM,
            course_id=school.course.id,
            submission_id=uuid4(),
            plan=learning.SeriesPlan(date(2026, 12, 15), time(10), time(12), every_weeks=2, count=6),
            subjects=["一"] * 6,
        )
    assert school.course.sessions.count() == 2


def test_calendars_of_learner_and_tutor_hold_the_course_until_revoked(
    school: School, page_client: PageClient
) -> None:
    school.enrolment  # noqa: B018
    learning.cancel_session(actor=SYSTEM, session_id=new_session(school, title="流れた回").id, reason="大雪")
    for who in (school.cast.hanako, school.cast.tutor):
        client, path = as_(who), reverse("learning:calendar")
        assert client.post(path, {"action": "open"}).status_code == 303
        html = client.get(path).content.decode()
        address = html.split('class="code">')[1].split("<")[0].removeprefix("http://localhost:8000")
        file = page_client.get(address)
        assert file["Content-Type"].startswith("text/calendar")
        events = Calendar.from_ical(file.content).walk("VEVENT")
        assert [(str(e["STATUS"]), int(str(e["SEQUENCE"]))) for e in events] == [
            ("CONFIRMED", 0), ("CONFIRMED", 0), ("CANCELLED", 1),
        ]  # fmt: skip
        assert events[0].decoded("DTSTART") == jst(2026, 12, 1, 10)
        assert client.post(path, {"action": "revoke"}).status_code == 303
        assert page_client.get(address).status_code == 410
        assert page_client.get(address[:-20] + "x/yuiwork.ics").status_code == 404
    assert CalendarFeed.objects.filter(revoked_at=None).count() == 0
    client = as_(school.cast.hanako)
    whole = client.get(reverse("learning:course_ics", args=[school.course.id]))
    assert len(Calendar.from_ical(whole.content).walk("VEVENT")) == 3
    one = client.get(reverse("learning:session_ics", args=[school.sessions[0].id]))
    assert len(Calendar.from_ical(one.content).walk("VEVENT")) == 1


@pytest.mark.parametrize("who", ["sato", "other_officer"])
def test_strangers_do_not_know_of_a_session(school: School, who: str) -> None:
    session = school.sessions[0]
    client = as_(getattr(school.cast, who))
    for name, key in (("session", session.id), ("session_ics", session.id), ("course_ics", school.course.id)):
        assert client.get(reverse(f"learning:{name}", args=[key])).status_code == 404
    for name in ("session_edit", "session_cancel"):
        assert client.get(url(name, session.id)).status_code == 404
    with pytest.raises((DomainError, Exception)) as refusal:
        learning.cancel_session(
            actor=school.cast.actor(getattr(school.cast, who)), session_id=session.id, reason="x"
        )
    assert isinstance(refusal.value, DomainError)


def test_a_tutor_plans_nothing(school: School) -> None:
    session, client = school.sessions[0], as_(school.cast.tutor)
    for name, key in (
        ("session_edit", session.id), ("session_cancel", session.id),
        ("session_series", school.course.id), ("timetable", school.course.id),
    ):  # fmt: skip
        assert client.get(url(name, key)).status_code == 404


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "party"}, "learning_session_kind"),
        ({"state": "cancelled"}, "learning_session_cancelled_with_reason"),
        ({"watched_together": True}, "learning_session_watched_where"),
        ({"capacity": 0}, "learning_session_capacity"),
        ({"capacity": 5, "place": ""}, "learning_session_capacity"),
    ],
)
def test_the_database_keeps_it_whoever_writes(
    school: School, values: dict[str, Any], constraint: str
) -> None:
    session = school.sessions[0]
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Session.objects.filter(id=session.id).update(**values)


def test_what_a_session_was_cannot_be_rewritten_and_a_person_has_one_feed(school: School) -> None:
    learning.cancel_session(actor=SYSTEM, session_id=school.sessions[0].id, reason="大雪")
    with pytest.raises(DatabaseError, match="append"), transaction.atomic():
        SessionChange.objects.update(note="晴れ")
    actor = school.cast.actor(school.cast.hanako)
    first = open_calendar_feed(actor=actor)
    assert open_calendar_feed(actor=actor).id == first.id
    with pytest.raises(IntegrityError, match="learning_calendar_feed_once"), transaction.atomic():
        CalendarFeed.objects.create(user_id=school.cast.hanako)
    revoke_calendar_feed(actor=actor)
    assert open_calendar_feed(actor=actor).id != first.id
