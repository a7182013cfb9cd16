"""What people hear of seminars and courses."""

import pytest
from icalendar import Calendar

from tests.cast import Cast
from tests.learning.school import AFTER_SEMINAR, School
from tests.notifications.conftest import Ear
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.notifications.handlers import learning as letters
from yuiwork.notifications.models import Mail, Message


@pytest.fixture
def school(cast: Cast, ear: Ear) -> School:
    return School(cast)


def calendar(mail: Mail) -> str:
    file = mail.attachments.get()
    assert file.media_type == "text/calendar"
    event = next(iter(Calendar.from_ical(bytes(file.content or b"")).walk("VEVENT")))
    return str(event["STATUS"])


def test_an_applicant_without_account_gets_her_place_by_mail(school: School, ear: Ear) -> None:
    school.apply(email="foo..bar.@docomo.ne.jp")
    (mail,) = ear.tell(letters.seminar_applied)
    assert (mail.to, mail.user_id) == ("foo..bar.@docomo.ne.jp", None)
    assert mail.subject == "「はじめての在宅ワーク説明会」のお申し込みを受け付けました"
    assert "日時: 2026年11月27日（金）10:00" in mail.body
    assert "場所: 中央公民館 第1研修室" in mail.body
    assert "http://localhost:8000/seminars/a/" in mail.body
    assert calendar(mail) == "CONFIRMED"
    assert not Message.objects.exists()


def test_a_cancelled_place_leaves_the_calendar(school: School, ear: Ear) -> None:
    application = school.apply()
    learning.cancel_seminar_application(actor=Actor.visitor(), application_id=application.id)
    (mail,) = ear.tell(letters.seminar_cancelled)
    assert "キャンセルしました" in mail.subject
    assert calendar(mail) == "CANCELLED"


def test_who_came_is_asked_for_the_survey(school: School, ear: Ear) -> None:
    application = school.apply()
    with clock.at(AFTER_SEMINAR):
        learning.mark_seminar_attendance(
            actor=school.cast.actor(school.cast.takeda), application_id=application.id, present=True
        )
    (mail,) = ear.tell(letters.seminar_attended)
    assert "http://localhost:8000/survey/" in mail.body
    assert not mail.attachments.exists()


def test_without_a_survey_nobody_is_asked(school: School, ear: Ear) -> None:
    seminar = school.new_seminar(survey_id=None)
    application = school.apply(seminar_id=seminar.id)
    with clock.at(AFTER_SEMINAR):
        learning.mark_seminar_attendance(
            actor=school.cast.actor(school.cast.takeda), application_id=application.id, present=True
        )
    assert ear.tell(letters.seminar_attended) == []


def test_an_application_for_a_course_is_confirmed_and_accepted(school: School, ear: Ear) -> None:
    school.accept(school.apply_for_course())
    (received,) = ear.tell(letters.course_applied)
    assert received.subject == "「在宅ワーク初級講座 2026秋」のお申し込みを受け付けました"
    (accepted,) = ear.tell(letters.course_decided)
    assert accepted.subject == "「在宅ワーク初級講座 2026秋」へようこそ"
    assert "2026年12月1日" in accepted.body
    assert "林 一" in accepted.body
    assert ear.notice_of(school.cast.hanako).title == accepted.subject


@pytest.mark.parametrize(
    ("decision", "words"),
    [(learning.CourseDecision.WAIT, "キャンセル待ち"), (learning.CourseDecision.DECLINE, "申し訳ありません")],
)
def test_who_is_not_accepted_reads_the_reason(
    school: School, ear: Ear, decision: learning.CourseDecision, words: str
) -> None:
    application = school.apply_for_course()
    learning.decide_course_application(
        actor=school.cast.actor(school.cast.takeda),
        application_id=application.id,
        decision=decision,
        reason="奈良市にお住まいの方を優先しています。",
    )
    (mail,) = ear.tell(letters.course_decided)
    assert words in mail.subject + mail.body
    assert "理由: 奈良市にお住まいの方を優先しています。" in mail.body


def test_tutor_and_learner_write_to_each_other_through_exercises(school: School, ear: Ear) -> None:
    school.enrolment  # noqa: B018 - she learns
    submission = school.submit(school.exercises[0])
    (to_tutor,) = ear.tell(letters.exercise_submitted)
    assert to_tutor.user_id == school.cast.tutor
    assert to_tutor.subject == "山田 花子さんが課題「自己紹介文」を提出しました"
    school.answer(submission, passed=False)
    (to_learner,) = ear.tell(letters.feedback_given)
    assert to_learner.user_id == school.cast.hanako
    assert "もう一度提出" in to_learner.body


def test_a_graduate_gets_the_link_of_her_certificate(school: School, ear: Ear) -> None:
    school.complete()
    (mail,) = ear.tell(letters.course_completed)
    assert "修了、おめでとうございます" in mail.subject
    assert "http://localhost:8000/certificates/NARA-2026-0001/" in mail.body
    passed = ear.tell(letters.feedback_given)
    assert [m.subject for m in passed] == [
        "課題「自己紹介文」に合格しました",
        "課題「商品の紹介文」に合格しました",
    ]
