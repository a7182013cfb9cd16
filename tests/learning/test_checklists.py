"""Beginners get ready with a list to tick off and a meeting where somebody helps (programmes.md 7, F15)."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.school import School, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.learning.models import Exercise, Session
from yuiwork.learning.use_cases import save_exercise_draft


def ready(school: School) -> tuple[Session, Exercise]:
    """プレもや会 on 30 November, and the list of what is done there."""
    starts = jst(2026, 11, 30, 10)
    session = learning.create_session(
        actor=SYSTEM,
        course_id=school.course.id,
        title="プレもや会",
        kind="onboarding",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        place="中央公民館",
    )
    exercise = learning.create_exercise(
        actor=SYSTEM,
        course_id=school.course.id,
        title="はじめの準備",
        instruction="登録します。",
        criteria=[],
        kind="checklist",
        checklist=["チャットに入った", "登録した", "名前を書いた"],
        self_checked=True,
    )
    return session, exercise


def page(user_id: object, name: str, *more: object) -> str:
    client = PageClient().sign_in(user_id)  # type: ignore[arg-type]
    return client.get(reverse(f"learning:{name}", args=more)).content.decode()


def test_the_list_and_the_meeting_lead_to_each_other(school: School) -> None:
    session, exercise = ready(school)
    assert school.enrolment
    meeting = page(school.cast.hanako, "session", session.id)
    assert reverse("learning:exercise", args=[exercise.id]) in meeting
    assert "スマートフォンやパソコンをお持ちください" in meeting
    assert "2026年11月30日（月）10:00にいっしょに" in page(school.cast.hanako, "exercise", exercise.id)
    # Neither the other sessions nor the other exercises speak of it.
    assert "はじめの準備" not in page(school.cast.hanako, "session", school.sessions[0].id)
    assert "いっしょに進められます" not in page(school.cast.hanako, "exercise", school.exercises[0].id)


def test_a_meeting_that_is_over_or_called_off_is_not_promised(school: School) -> None:
    session, exercise = ready(school)
    assert school.enrolment
    with clock.at(jst(2026, 12, 1)):
        assert "いっしょに進められます" not in page(school.cast.hanako, "exercise", exercise.id)
    learning.cancel_session(actor=SYSTEM, session_id=session.id, reason="大雪")
    assert "いっしょに進められます" not in page(school.cast.hanako, "exercise", exercise.id)
    assert "スマートフォンやパソコンをお持ちください" not in page(school.cast.hanako, "session", session.id)


def test_whoever_helps_sees_who_needs_a_hand(school: School) -> None:
    session, exercise = ready(school)
    assert school.enrolment
    school.accept(school.apply_for_course(school.cast.sato))
    save_exercise_draft(
        actor=Actor(user_id=school.cast.hanako),
        exercise_id=exercise.id,
        checked=[1, 3],
    )
    html = page(school.cast.dirk, "session_staff", "nara", session.id)
    assert "お手伝いが必要な方" in html
    assert html.index("0/3") < html.index("2/3")
    learning.submit_exercise(
        actor=Actor(user_id=school.cast.hanako),
        exercise_id=exercise.id,
        submission_id=uuid4(),
        checked=[1, 2, 3],
    )
    assert "準備できました" in page(school.cast.dirk, "session_staff", "nara", session.id)
    assert "お手伝いが必要な方" not in page(school.cast.dirk, "session_staff", "nara", school.sessions[0].id)
