"""What people hear of seminars and courses."""

import pytest
from icalendar import Calendar

from tests.cast import Cast
from tests.learning.school import AFTER_SEMINAR, APPLICANT, COURSE_DAY, School, jst
from tests.notifications.conftest import Ear
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.learning.models import Exercise
from yuiwork.learning.use_cases import seminar_clock
from yuiwork.notifications.handlers import learning as letters
from yuiwork.notifications.handlers import seminars
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
    (mail,) = ear.tell(seminars.seminar_applied)
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
    (mail,) = ear.tell(seminars.seminar_cancelled)
    assert "キャンセルしました" in mail.subject
    assert calendar(mail) == "CANCELLED"


def test_who_came_is_asked_for_the_survey(school: School, ear: Ear) -> None:
    application = school.apply()
    with clock.at(AFTER_SEMINAR):
        learning.mark_seminar_attendance(
            actor=school.cast.actor(school.cast.takeda), application_id=application.id, present=True
        )
    (mail,) = ear.tell(seminars.seminar_attended)
    assert "http://localhost:8000/survey/" in mail.body
    assert not mail.attachments.exists()


def test_without_a_survey_nobody_is_asked(school: School, ear: Ear) -> None:
    seminar = school.new_seminar(survey_id=None)
    application = school.apply(seminar_id=seminar.id)
    with clock.at(AFTER_SEMINAR):
        learning.mark_seminar_attendance(
            actor=school.cast.actor(school.cast.takeda), application_id=application.id, present=True
        )
    assert ear.tell(seminars.seminar_attended) == []


def test_the_waiting_list_is_told_what_happens(school: School, ear: Ear) -> None:
    later = {"starts_at": jst(2026, 12, 10, 10), "ends_at": jst(2026, 12, 10, 12)}
    seminar = school.new_seminar(venue_seats=1, online_seats=0, **later)
    first = school.apply(seminar_id=seminar.id, email="a@example.jp")
    for name in ("待子", "続子"):
        school.apply(seminar_id=seminar.id, given_name=name, email=f"{len(ear.heard)}@example.jp", wait=True)
    waiting = [mail for mail in ear.tell(seminars.seminar_applied) if "キャンセル待ち" in mail.subject]
    assert len(waiting) == 2
    assert not waiting[0].attachments.exists()
    learning.cancel_seminar_application(actor=Actor.visitor(), application_id=first.id)
    (offer,) = ear.tell(seminars.seat_offered)
    assert "2026年11月25日（水）10:00までにお返事ください" in offer.body
    with clock.at(jst(2026, 11, 25, 10)):
        seminar_clock.end_offers()
        (lapsed,) = ear.tell(seminars.seat_lapsed)
        assert lapsed.to == offer.to
        next_one = ear.tell(seminars.seat_offered)
        assert len(next_one) == 1
        learning.take_offered_seat(
            actor=Actor.visitor(),
            application_id=ear.heard[-1].application_id,  # type: ignore[attr-defined]
        )
        (kept,) = ear.tell(seminars.seat_taken)
    assert calendar(kept) == "CONFIRMED"


def test_a_reminder_says_where_and_how_to_get_there(school: School, ear: Ear) -> None:
    seminar = school.new_seminar(venue_access="近鉄奈良駅から徒歩5分")
    school.apply(seminar_id=seminar.id)
    school.apply(
        seminar_id=seminar.id, given_name="遠子", email="o@example.jp", place="online", childcare=False
    )
    with clock.at(jst(2026, 11, 26, 9)):
        seminar_clock.remind()
        venue, online = ear.tell(seminars.seminar_came_near)
    assert "近鉄奈良駅から徒歩5分" in venue.body
    assert "meet.example" not in venue.body
    assert "https://meet.example/nara" in online.body


def test_a_change_and_a_calling_off_reach_everybody_with_a_calendar(school: School, ear: Ear) -> None:
    school.apply()
    school.move(school.seminar, hours=1, note="講師の電車の都合です。")
    (changed,) = ear.tell(seminars.seminar_changed)
    assert "変更前：2026年11月27日（金）10:00" in changed.body
    assert "講師の電車の都合です。" in changed.body
    file = bytes(changed.attachments.get().content or b"")
    [event] = Calendar.from_ical(file).walk("VEVENT")
    assert (event["SEQUENCE"], event.decoded("DTSTART")) == (1, jst(2026, 11, 27, 11))
    learning.call_off_seminar(
        actor=school.cast.actor(school.cast.takeda), seminar_id=school.seminar.id, reason="台風のため"
    )
    (off,) = ear.tell(seminars.seminar_called_off)
    assert "中止" in off.subject
    assert calendar(off) == "CANCELLED"


def test_who_came_without_applying_gets_no_confirmation(school: School, ear: Ear) -> None:
    values = {k: v for k, v in APPLICANT.items() if k != "childcare"}
    with clock.at(AFTER_SEMINAR):
        learning.add_walk_in(
            actor=school.cast.actor(school.cast.tutor),
            seminar_id=school.seminar.id,
            submission_id=school.seminar.id,
            add_seat=False,
            **{**values, "email": ""},  # type: ignore[arg-type]
        )
        assert ear.tell(seminars.seminar_applied) == []
        assert ear.tell(seminars.seminar_attended) == []  # there is no address to write to


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


def test_no_stamp_goes_without_a_word(school: School, ear: Ear) -> None:
    tutor, enrolment = school.cast.actor(school.cast.tutor), school.enrolment
    for present in (True, False):
        with clock.at(COURSE_DAY):
            learning.mark_session_attendance(
                actor=tutor, session_id=school.sessions[0].id, enrolment_id=enrolment.id, present=present
            )
    assert ear.tell(letters.stamp_taken_back) == []  # a corrected mark is no reason for a mail
    notice = ear.notice_of(school.cast.hanako)
    assert "スタンプを取り消しました：「第1回 書いてみよう」" in notice.title
    assert "もとになった出席の記録が直されました" in notice.body


def test_a_classmates_word_waits_in_the_product(school: School, ear: Ear) -> None:
    reader, exercise = school.enrolment, school.exercises[0]
    Exercise.objects.filter(id=exercise.id).update(peers="all")
    school.accept(school.apply_for_course(school.cast.sato))
    answer = school.submit(exercise, school.cast.sato, shared=True)
    learning.write_to_classmate(
        actor=Actor(user_id=reader.user_id), submission_id=answer.id, text="すてきです"
    )
    assert ear.tell(letters.classmate_wrote) == []
    notice = ear.notice_of(school.cast.sato)
    assert notice.title == "山田 花子さんからひとこと届きました"
    assert "すてきです" not in notice.body  # it is read where it can be taken back
