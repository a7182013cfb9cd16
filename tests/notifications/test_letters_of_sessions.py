"""What people hear when a session is moved or called off: message, mail, and a calendar file that follows."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from tests.cast import Cast
from tests.learning.school import School, jst
from tests.notifications.conftest import Ear
from yuiwork.core.actor import Role
from yuiwork.learning import api as learning
from yuiwork.notifications.handlers import sessions as letters
from yuiwork.notifications.models import Mail, Message


@pytest.fixture
def school(cast: Cast, ear: Ear) -> School:
    return School(cast)


def entry(mail: Mail) -> tuple[str, int, str]:
    """UID, SEQUENCE and STATUS of the enclosed date."""
    content = bytes(mail.attachments.get().content or b"")
    event = next(iter(Calendar.from_ical(content).walk("VEVENT")))
    return str(event["UID"]), int(str(event["SEQUENCE"])), str(event["STATUS"])


def moved(school: School, days: int, note: str = "") -> None:
    session = school.sessions[0]
    learning.change_session(
        actor=school.cast.actor(school.cast.takeda),
        session_id=session.id,
        title=session.title,
        starts_at=session.starts_at + timedelta(days=days),
        ends_at=session.ends_at + timedelta(days=days),
        place="図書館 2階",
        url=session.url,
        note=note,
    )


def test_everybody_hears_of_a_moved_session_with_a_newer_calendar_file(school: School, ear: Ear) -> None:
    school.enrolment  # noqa: B018
    moved(school, 1, "会場の都合です。")
    mails = ear.tell(letters.session_changed)
    assert {mail.user_id for mail in mails} == {school.cast.hanako, school.cast.tutor}
    mail = next(mail for mail in mails if mail.user_id == school.cast.hanako)
    assert "変更になりました" in mail.subject
    assert "2026年12月2日（水）10:00–12:00" in mail.body
    assert "これまでの日時：2026年12月1日（火）10:00" in mail.body
    assert "これまでの場所：中央公民館" in mail.body
    assert "会場の都合です。" in mail.body
    assert entry(mail) == (f"session-{school.sessions[0].id}@yuiwork", 1, "CONFIRMED")
    assert Message.objects.filter(user_id=school.cast.hanako, kind="session_changed").count() == 1


def test_a_second_change_is_a_second_mail(school: School, ear: Ear) -> None:
    school.enrolment  # noqa: B018
    moved(school, 1)
    moved(school, 1)
    mails = [m for m in ear.tell(letters.session_changed) if m.user_id == school.cast.hanako]
    assert len(mails) == 2


def test_a_session_called_off_leaves_every_calendar(school: School, ear: Ear) -> None:
    school.enrolment  # noqa: B018
    guest = school.cast._staff("lent@amami.example.jp", "東", "アズマ", school.cast.nara, Role.INSTRUCTOR)
    session = learning.create_session(
        actor=school.cast.actor(school.cast.takeda),
        course_id=school.course.id,
        title="特別回",
        starts_at=jst(2026, 12, 20, 10),
        ends_at=jst(2026, 12, 20, 11),
        url="https://meet.example/x",
        instructor_id=guest,
    )
    learning.cancel_session(
        actor=school.cast.actor(school.cast.takeda), session_id=session.id, reason="大雪のため"
    )
    mails = ear.tell(letters.session_cancelled)
    assert {mail.user_id for mail in mails} == {school.cast.hanako, school.cast.tutor, guest}
    assert all("大雪のため" in mail.body and "中止" in mail.subject for mail in mails)
    assert {entry(mail)[1:] for mail in mails} == {(1, "CANCELLED")}
