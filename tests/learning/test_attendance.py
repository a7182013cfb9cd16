"""Attendance with its reasons: the roll, the code at the door, absences told and guided, the list of a programme."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.pages import as_, url
from tests.learning.school import COURSE_DAY, School, heard, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.check_in_code import check_in_code
from yuiwork.learning.events import AbsenceGuided, AbsenceTold, SessionMissed
from yuiwork.learning.models import (
    AbsenceGuidance,
    AbsenceNotice,
    Attendance,
    AttendanceMark,
    Enrolment,
    SessionKind,
    Stamp,
)
from yuiwork.learning.queries.facts import facts_of
from yuiwork.learning.queries.report import report_facts
from yuiwork.learning.queries.roll import roll_of


def own(name: str, *more: object) -> str:
    return reverse(f"learning:{name}", args=more)


@pytest.fixture
def two(school: School) -> list[Enrolment]:
    """Hanako and Sato learn."""
    return [school.enrolment, school.accept(school.apply_for_course(school.cast.sato))]


def posted(client: PageClient, path: str, action: str = "save", **changes: str) -> Any:
    """The roll as the page gave it, with these fields changed."""
    html = client.get(path).content.decode()
    data = dict.fromkeys(re.findall(r'name="((?:reason|text|seat|mark)_\w+)"', html), "")
    data |= dict(re.findall(r'name="(text_\w+)" value="([^"]*)"', html))
    data |= dict(re.findall(r'name="(was_\w+)" value="([^"]*)"', html))
    for name in [n for n in data if not n.startswith("text")]:
        block = re.search(rf'<select name="{name}".*?</select>', html, re.S)
        chosen = re.search(r'value="(\w*)" selected', block.group()) if block else None
        if chosen:
            data[name] = chosen.group(1)
    return client.post(path, {**data, "action": action, **changes})


def key(enrolment: Enrolment) -> str:
    return enrolment.id.hex


def gone(enrolment: Enrolment, school: School, on: datetime) -> None:
    with clock.at(on):
        learning.leave_course(
            actor=school.cast.actor(school.cast.tutor), enrolment_id=enrolment.id, reason="time"
        )


@pytest.mark.parametrize(
    ("left", "expected"), [(jst(2026, 12, 7), False), (jst(2026, 12, 8), False), (jst(2026, 12, 9), True)]
)
def test_who_has_left_stands_apart_from_that_day_on(
    school: School, two: list[Enrolment], left: datetime, expected: bool
) -> None:
    """The second session is on 8 December."""
    hanako, sato = two
    gone(sato, school, left)
    session, client = school.sessions[1], as_(school.cast.dirk)
    with clock.at(jst(2026, 12, 10)):
        page = client.get(url("session_staff", session.id)).content.decode()
        assert (f"mark_{key(sato)}" in page) is expected
        assert ("それまでに離脱した方" in page) is not expected
        assert posted(client, url("session_staff", session.id), "rest_present").status_code == 303
    assert Attendance.objects.filter(session=session, enrolment=sato).exists() is expected
    assert Attendance.objects.filter(session=session, enrolment=hanako).exists()
    assert report_facts(session)["unmarked"] == 0
    assert len(report_facts(session)["roll"]) == 1 + expected


def test_who_came_back_is_on_the_roll_again_and_a_mark_is_never_hidden(
    school: School, two: list[Enrolment]
) -> None:
    _hanako, sato = two
    director = school.cast.actor(school.cast.dirk)
    gone(sato, school, jst(2026, 12, 1, 9))
    with clock.at(COURSE_DAY):
        learning.mark_session_attendance(
            actor=director, session_id=school.sessions[0].id, enrolment_id=sato.id, present=True
        )
    with clock.at(jst(2026, 12, 5)):
        learning.return_to_course(actor=director, enrolment_id=sato.id)
    for session in school.sessions:
        assert sato.id in {row.enrolment_id for row in roll_of(director, session)}


def test_the_code_cannot_be_found_by_trying(school: School, two: list[Enrolment]) -> None:
    session = school.sessions[0]
    client, path = as_(school.cast.hanako), own("session_check_in", session.id)
    with clock.at(session.starts_at):
        data = {"took_part": "venue"}
        wrong = f"{(int(check_in_code(session.id)) + 1) % 10**6:06d}"
        first = client.post(path, {**data, "code": wrong})
        assert "この回の受付コードではありません" in first.content.decode()
        # Counted in windows of real time: one may end while this runs, two do not.
        answers = [client.post(path, {**data, "code": wrong}).content.decode() for _try in range(20)]
        assert any("何度もためされました" in html for html in answers)
        late = client.post(path, {**data, "code": check_in_code(session.id)})
        assert late.status_code == 422
        assert "何度もためされました" in late.content.decode()
        assert not Attendance.objects.exists()
        other = as_(school.cast.sato).post(path, {**data, "code": check_in_code(session.id)})
        assert other.status_code == 303


def test_who_has_left_does_not_check_in(school: School, two: list[Enrolment]) -> None:
    session = school.sessions[0]
    gone(two[1], school, jst(2026, 12, 1, 9))
    with clock.at(session.starts_at):
        page = as_(school.cast.sato).get(own("session", session.id)).content.decode()
        assert own("session_check_in", session.id) not in page
        with pytest.raises(Refused, match="LEFT"):
            learning.check_in(actor=school.cast.actor(school.cast.sato), session_id=session.id)


def test_thirty_people_are_marked_on_one_page_with_one_save(school: School, two: list[Enrolment]) -> None:
    hanako, sato = two
    learning.tell_absence(
        actor=school.cast.actor(school.cast.sato), session_id=school.sessions[0].id, reason="child", text="熱"
    )
    client, path = as_(school.cast.dirk), url("session_staff", school.sessions[0].id)
    assert "出欠は当日から記録できます" in client.get(path).content.decode()
    with clock.at(COURSE_DAY):
        html = client.get(path).content.decode()
        assert "事前連絡あり" in html
        assert 'value="熱"' in html
        answer = posted(client, path, "rest_present", **{f"seat_{key(hanako)}": "venue"})
        assert answer.status_code == 303
        assert "出席1人、欠席1人、未記入0人" in client.get(path).content.decode()
    marks = {row.enrolment_id: row for row in Attendance.objects.all()}
    assert (marks[hanako.id].mark, marks[hanako.id].took_part) == ("present", "venue")
    assert (marks[sato.id].mark, marks[sato.id].reason, marks[sato.id].reason_text) == (
        "absent_told", "child", "熱",
    )  # fmt: skip
    assert Stamp.objects.filter(kind="session").count() == 1


def test_an_old_page_does_not_wipe_out_what_others_marked(school: School, two: list[Enrolment]) -> None:
    hanako, sato = two
    session = school.sessions[0]
    path = url("session_staff", session.id)
    with clock.at(jst(2026, 12, 1, 10, 5)):
        slow = as_(school.cast.dirk)
        seen_early = {f"mark_{key(hanako)}": "", f"was_{key(hanako)}": "|||", f"mark_{key(sato)}": "late",
                      f"was_{key(sato)}": "|||"}  # fmt: skip
        learning.check_in(actor=school.cast.actor(school.cast.hanako), session_id=session.id)
        assert slow.post(path, seen_early).status_code == 303
    assert dict(Attendance.objects.values_list("enrolment_id", "mark")) == {
        hanako.id: "present", sato.id: "late",
    }  # fmt: skip


def test_wrong_input_keeps_what_was_typed(school: School, two: list[Enrolment]) -> None:
    client, path = as_(school.cast.dirk), url("session_staff", school.sessions[0].id)
    with clock.at(COURSE_DAY):
        answer = client.post(
            path,
            {f"mark_{key(two[0])}": "absent", f"text_{key(two[0])}": "あ" * 400, f"mark_{key(two[1])}": "?"},
        )
        assert answer.status_code == 422
        assert "あ" * 400 in answer.content.decode()
        assert "印のある行" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_a_reason_leaves_with_the_absence_and_the_stamp_follows_the_mark(
    school: School, two: list[Enrolment], announced: list[Event]
) -> None:
    hanako, tutor = two[0], school.cast.actor(school.cast.tutor)
    session = school.sessions[0]

    def mark(what: AttendanceMark, reason: str = "") -> Attendance:
        learning.mark_roll(
            actor=tutor, session_id=session.id, lines=[learning.RollLine(hanako.id, what, reason, "熱")]
        )
        return Attendance.objects.get()

    with clock.at(COURSE_DAY):
        absent = mark(AttendanceMark.ABSENT_TOLD, "illness")
        assert (absent.present, absent.reason) == (False, "illness")
        assert facts_of(hanako).sessions_attended == 0
        made_up = mark(AttendanceMark.MADE_UP)
        assert made_up.present
        assert Stamp.objects.filter(kind="session").count() == 1
        assert facts_of(hanako).sessions_attended == 1
        late = mark(AttendanceMark.LATE)
        assert (late.present, late.reason_text) == (True, "熱")
        came = mark(AttendanceMark.PRESENT)
        assert (came.reason, came.reason_text) == ("", "")
        mark(AttendanceMark.ABSENT)
        assert not Stamp.objects.filter(kind="session", taken_back_at=None).exists()
    missed = [event for event in heard(announced, SessionMissed) if isinstance(event, SessionMissed)]
    assert [event.told for event in missed] == [True, False]


def test_a_recording_does_not_count_where_the_course_says_so(school: School, two: list[Enrolment]) -> None:
    client = as_(school.cast.takeda)
    limits = {"hours_per_day": "", "hours_per_week": "", "days_per_week": "", "months": ""}
    assert client.post(url("timetable", school.course.id), limits).status_code == 303
    with clock.at(COURSE_DAY):
        learning.mark_roll(
            actor=school.cast.actor(school.cast.tutor),
            session_id=school.sessions[0].id,
            lines=[learning.RollLine(two[0].id, AttendanceMark.MADE_UP)],
        )
    assert not Attendance.objects.get().present


def test_a_help_meeting_is_no_session_for_the_certificate(school: School, two: list[Enrolment]) -> None:
    meeting = learning.create_session(
        actor=SYSTEM, course_id=school.course.id, title="もや会", kind=SessionKind.HELP,
        starts_at=jst(2026, 12, 2, 10), ends_at=jst(2026, 12, 2, 11),
    )  # fmt: skip
    with clock.at(meeting.ends_at):
        learning.mark_session_attendance(
            actor=SYSTEM, session_id=meeting.id, enrolment_id=two[0].id, present=True
        )
    assert facts_of(two[0]).sessions_attended == 0
    assert Stamp.objects.filter(kind="session").count() == 1


def test_the_code_at_the_door_marks_her_and_nobody_without_it(school: School, two: list[Enrolment]) -> None:
    session = school.sessions[0]
    client, path = as_(school.cast.hanako), own("session_check_in", session.id)
    code = check_in_code(session.id)
    assert "開始の30分前から" in client.get(path).content.decode()
    with clock.at(jst(2026, 12, 1, 9, 45)):
        assert "出席の受付" in client.get(own("session", session.id)).content.decode()
        assert f'value="{code}"' in client.get(f"{path}?code={code}").content.decode()
        wrong = client.post(path, {"code": "000000" if code != "000000" else "111111", "took_part": "venue"})
        assert 'id="id_code_error"' in wrong.content.decode()
        full_width = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        assert client.post(path, {"code": full_width, "took_part": "venue"}).status_code == 303
        assert client.post(path, {"code": code, "took_part": "online"}).status_code == 303
    row = Attendance.objects.get()
    assert (row.mark, row.took_part, row.marked_by_id) == ("present", "venue", school.cast.hanako)
    with clock.at(jst(2026, 12, 1, 10, 11)):
        learning.check_in(actor=school.cast.actor(school.cast.sato), session_id=session.id)
    assert Attendance.objects.get(enrolment=two[1]).mark == "late"
    Attendance.objects.all().delete()
    late = school.cast.actor(school.cast.sato)
    with clock.at(jst(2026, 12, 1, 12, 1)), pytest.raises(Refused, match="TOO_LATE"):
        learning.check_in(actor=late, session_id=session.id)
    sheet = as_(school.cast.dirk)
    assert code in sheet.get(url("check_in_sheet", session.id)).content.decode()
    picture = sheet.get(url("check_in_qr", session.id))
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content


def test_she_tells_us_beforehand_and_takes_it_back(
    school: School, two: list[Enrolment], announced: list[Event]
) -> None:
    session, client = school.sessions[0], as_(school.cast.hanako)
    path = own("session_absence", session.id)
    assert client.post(path, {"action": "tell", "text": ""}).status_code == 422
    for reason in ("child", "illness"):
        assert client.post(path, {"action": "tell", "reason": reason, "text": ""}).status_code == 303
    assert AbsenceNotice.objects.get().reason == "illness"
    assert len(heard(announced, AbsenceTold)) == 1
    assert "体調不良" in client.get(own("session", session.id)).content.decode()
    assert client.post(path, {"action": "withdraw"}).status_code == 303
    assert "欠席の連絡をいただいています" not in client.get(own("session", session.id)).content.decode()
    with clock.at(jst(2026, 12, 1, 12, 1)):
        late = client.post(path, {"action": "tell", "reason": "child", "text": ""})
        assert late.status_code == 422
        assert "チューターにご連絡ください" in late.content.decode()


def test_absentees_are_written_to_once(school: School, two: list[Enrolment], announced: list[Event]) -> None:
    session, client = school.sessions[0], as_(school.cast.dirk)
    path = url("guidance", session.id)
    with clock.at(COURSE_DAY):
        assert "案内を送る方はいません" in client.get(path).content.decode()
        learning.mark_roll(
            actor=school.cast.actor(school.cast.dirk),
            session_id=session.id,
            lines=[
                learning.RollLine(two[0].id, AttendanceMark.ABSENT),
                learning.RollLine(two[1].id, AttendanceMark.PRESENT),
            ],
        )
        assert path in client.get(url("session_staff", session.id)).content.decode()
        listed = client.get(url("attendance") + "?show=open").content.decode()
        assert "山田 花子" in listed
        assert "佐藤 祥子" not in listed
        assert client.post(path, {"what_was_done": "", "next_step": "x"}).status_code == 422
        for _ in range(2):
            answer = client.post(path, {"what_was_done": "題名のつけ方", "next_step": "教材2を15分"})
            assert answer.status_code == 303
        assert "当てはまる方はいません" in client.get(url("attendance") + "?show=open").content.decode()
    [sent] = heard(announced, AbsenceGuided)
    assert isinstance(sent, AbsenceGuided)
    assert (sent.user_id, sent.sent_by_id) == (school.cast.hanako, school.cast.dirk)
    page = as_(school.cast.hanako).get(own("session", session.id)).content.decode()
    assert "題名のつけ方" in page
    assert "教材2を15分" in page
    other = as_(school.cast.sato).get(own("session", session.id)).content.decode()
    assert "題名のつけ方" not in other


def test_a_tutor_in_the_room_sees_everybody_and_another_only_her_own(
    school: School, two: list[Enrolment]
) -> None:
    helper = school.cast._staff("t2@nara.example.jp", "原", "ハラ", school.cast.nara, Role.TUTOR)
    session = school.sessions[0]
    path = url("session_staff", session.id)
    assert "山田 花子" not in as_(helper).get(path).content.decode()
    learning.change_session(
        actor=SYSTEM, session_id=session.id, title=session.title, starts_at=session.starts_at,
        ends_at=session.ends_at, place=session.place, url=session.url, watched_together=True,
        room_director_id=helper,
    )  # fmt: skip
    assert "山田 花子" in as_(helper).get(path).content.decode()


def test_who_is_not_of_the_course_is_not_found_and_nothing_is_saved(
    school: School, two: list[Enrolment]
) -> None:
    tutor, session = school.cast.actor(school.cast.tutor), school.sessions[0]
    with clock.at(COURSE_DAY):
        lines = [learning.RollLine(two[0].id, AttendanceMark.PRESENT), _line(uuid4())]
        with pytest.raises(NotFound):
            learning.mark_roll(actor=tutor, session_id=session.id, lines=lines)
        bad = [learning.RollLine(two[0].id, AttendanceMark.ABSENT, "holiday")]
        with pytest.raises(Invalid, match="REASON"):
            learning.mark_roll(actor=tutor, session_id=session.id, lines=bad)
        hanako = school.cast.actor(school.cast.hanako)
        with pytest.raises(Refused, match="STAFF_ONLY"):
            learning.mark_roll(actor=hanako, session_id=session.id, lines=lines[:1])
    assert not Attendance.objects.exists()


def _line(enrolment_id: UUID) -> learning.RollLine:
    return learning.RollLine(enrolment_id, AttendanceMark.PRESENT)


@pytest.mark.parametrize("who", ["takeda", "other_officer", "oper"])
def test_only_learners_check_in_or_tell_an_absence(school: School, two: list[Enrolment], who: str) -> None:
    client = as_(getattr(school.cast, who))
    for name in ("session_absence", "session_check_in"):
        assert client.get(own(name, school.sessions[0].id)).status_code == 404
        assert client.post(own(name, school.sessions[0].id), {"reason": "child"}).status_code == 404


def test_the_list_of_the_programme_counts_and_filters(school: School, two: list[Enrolment]) -> None:
    with clock.at(COURSE_DAY):
        learning.mark_session_attendance(
            actor=SYSTEM, session_id=school.sessions[0].id, enrolment_id=two[0].id, present=True
        )
    client = as_(school.cast.takeda)
    html = client.get(url("attendance")).content.decode()
    assert html.index("佐藤 祥子") < html.index("山田 花子")  # サトウ before ヤマダ
    assert "2人" in html
    mine = client.get(url("attendance") + f"?course={school.course.id}").content.decode()
    assert "山田 花子" in mine
    none = client.get(url("attendance") + f"?course={uuid4()}").content.decode()
    assert "当てはまる方はいません" in none
    assert as_(school.cast.other_officer).get(url("attendance")).status_code == 404
    assert client.get(reverse("learning:attendance"))["Location"] == url("attendance")


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"present": False}, "learning_attendance_counts_who_came"),
        ({"mark": "absent"}, "learning_attendance_counts_who_came"),
        ({"mark": "asleep"}, "learning_attendance_counts_who_came"),
        ({"reason": "holiday"}, "learning_attendance_reason"),
        ({"took_part": "moon"}, "learning_attendance_took_part"),
    ],
)
def test_the_database_keeps_a_mark_true(
    school: School, two: list[Enrolment], values: dict[str, Any], constraint: str
) -> None:
    with clock.at(COURSE_DAY):
        learning.mark_session_attendance(
            actor=SYSTEM, session_id=school.sessions[0].id, enrolment_id=two[0].id, present=True
        )
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Attendance.objects.update(**values)


def test_a_guidance_once_sent_stays(school: School, two: list[Enrolment]) -> None:
    values: dict[str, Any] = {
        "session": school.sessions[0],
        "enrolment": two[0],
        "user_id": two[0].user_id,
        "what_was_done": "題名",
        "next_step": "読む",
    }
    AbsenceGuidance.objects.create(**values)
    with pytest.raises(DatabaseError, match="append"), transaction.atomic():
        AbsenceGuidance.objects.update(next_step="休む")
    with pytest.raises(IntegrityError, match="learning_absence_guided_once"), transaction.atomic():
        AbsenceGuidance.objects.create(**values)
