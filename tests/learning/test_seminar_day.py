"""The day of the seminar: attendance, stamps, the calendar file, the facts for mails, the survey."""

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from tests.learning.school import AFTER_SEMINAR, SEMINAR_DAY, VISITOR, School
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning.events import (
    PersonLinked,
    SeminarAttendanceWithdrawn,
    SeminarAttended,
    StampGiven,
)
from yuiwork.learning.handlers import link_applications
from yuiwork.learning.models import SeminarApplication, Stamp
from yuiwork.learning.person_key import mail_person_key
from yuiwork.people.events import EmailConfirmed
from yuiwork.surveys.events import SurveyAnswered
from yuiwork.surveys.models import Response

ANSWERS: dict[str, Any] = {"purpose": ["at_home"], "intention": "definitely", "satisfaction": 4}


def mark(
    school: School, application: SeminarApplication, *, present: bool, actor: Actor | None = None
) -> None:
    learning.mark_seminar_attendance(
        actor=actor or school.cast.actor(school.cast.tutor), application_id=application.id, present=present
    )


def test_the_tutor_marks_her_present_and_she_gets_a_stamp(school: School, announced: list[Event]) -> None:
    application = school.apply()
    with clock.at(SEMINAR_DAY):
        mark(school, application, present=True)
        mark(school, application, present=True)
    application.refresh_from_db()
    assert application.state == "attended"
    assert Stamp.objects.get().label == "はじめての在宅ワーク説明会"
    kinds = [type(event) for event in announced]
    assert kinds.count(SeminarAttended) == 1
    assert kinds.count(StampGiven) == 1


def test_a_tap_on_the_wrong_line_is_put_right(school: School, announced: list[Event]) -> None:
    application = school.apply()
    with clock.at(SEMINAR_DAY):
        mark(school, application, present=True)
        mark(school, application, present=False)
    assert not Stamp.objects.filter(taken_back_at=None).exists()
    assert isinstance(announced[-1], SeminarAttendanceWithdrawn)
    with clock.at(SEMINAR_DAY):
        mark(school, application, present=True)
    assert Stamp.objects.filter(taken_back_at=None).count() == 1


def test_nobody_is_marked_before_the_day(school: School) -> None:
    application = school.apply()
    with clock.at(SEMINAR_DAY - timedelta(days=1)), pytest.raises(Refused) as refusal:
        mark(school, application, present=True)
    assert refusal.value.code == "NOT_YET"


def test_a_cancelled_application_cannot_be_marked(school: School) -> None:
    application = school.apply()
    learning.cancel_seminar_application(actor=VISITOR, application_id=application.id)
    with clock.at(SEMINAR_DAY), pytest.raises(Refused) as refusal:
        mark(school, application, present=True)
    assert refusal.value.code == "NOT_NOW"


def test_staff_of_another_programme_cannot_mark(school: School) -> None:
    application = school.apply()
    other = school.cast.actor(school.cast.other_officer)
    with clock.at(SEMINAR_DAY), pytest.raises(Refused) as refusal:
        mark(school, application, present=True, actor=other)
    assert refusal.value.code == "STAFF_ONLY"


def event_of(ics: bytes) -> tuple[Calendar, dict[str, Any]]:
    calendar = Calendar.from_ical(ics)
    return calendar, next(iter(calendar.walk("VEVENT")))


def test_the_calendar_file_is_in_tokyo_time_and_names_the_venue(school: School) -> None:
    facts = learning.seminar_mail_facts(school.apply().id)
    calendar, event = event_of(facts.calendar)
    assert event["DTSTART"].dt == school.seminar.starts_at.astimezone(JST)
    assert event["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Tokyo"]
    assert str(event["LOCATION"]) == "中央公民館 第1研修室（奈良市上三条町23-4）"
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CONFIRMED", 0)
    assert facts.ticket_path in str(event["DESCRIPTION"])
    assert "DTSTAMP" in event


def test_online_the_calendar_file_holds_the_address(school: School) -> None:
    _, event = event_of(learning.seminar_mail_facts(school.apply(place="online").id).calendar)
    assert str(event["URL"]) == "https://meet.example/nara"
    assert str(event["LOCATION"]) == "オンライン"


def test_a_cancelled_file_takes_the_same_date_out_again(school: School) -> None:
    application = school.apply()
    _, before = event_of(learning.seminar_mail_facts(application.id).calendar)
    learning.cancel_seminar_application(actor=VISITOR, application_id=application.id)
    calendar, after = event_of(learning.seminar_mail_facts(application.id).calendar)
    assert str(after["UID"]) == str(before["UID"])
    assert (str(after["STATUS"]), after["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(calendar["METHOD"]) == "CANCEL"


def test_the_survey_is_answered_once(school: School, announced: list[Event]) -> None:
    application = school.apply()
    with clock.at(AFTER_SEMINAR):
        first = learning.answer_survey(actor=VISITOR, application_id=application.id, answers=ANSWERS)
        again = learning.answer_survey(
            actor=VISITOR, application_id=application.id, answers={**ANSWERS, "satisfaction": 1}
        )
    assert (first, again) == (True, False)
    assert Response.objects.get().answers.get(question__code="satisfaction").value == 4
    assert [type(event) for event in announced].count(SurveyAnswered) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purpose": []}, "ANSWER_MISSING"),
        ({"purpose": ["to_be_rich"]}, "ANSWER_UNKNOWN"),
        ({"intention": "perhaps"}, "ANSWER_UNKNOWN"),
        ({"satisfaction": 6}, "ANSWER_UNKNOWN"),
        ({"comment": "長" * 2001}, "ANSWER_UNKNOWN"),
    ],
)
def test_an_answer_must_fit_its_question(school: School, changes: dict[str, Any], code: str) -> None:
    application = school.apply()
    with clock.at(AFTER_SEMINAR), pytest.raises(Invalid) as refusal:
        learning.answer_survey(
            actor=VISITOR,
            application_id=application.id,
            answers={**ANSWERS, **changes},
        )
    assert refusal.value.code == code
    assert refusal.value.field in changes
    assert not Response.objects.exists()


def test_the_survey_is_closed_before_the_seminar_and_after_a_cancellation(school: School) -> None:
    application = school.apply()
    with pytest.raises(Refused) as refusal:
        learning.answer_survey(actor=VISITOR, application_id=application.id, answers=ANSWERS)
    assert refusal.value.code == "NOT_YET"
    learning.cancel_seminar_application(actor=VISITOR, application_id=application.id)
    with clock.at(AFTER_SEMINAR), pytest.raises(Refused) as refusal:
        learning.answer_survey(actor=VISITOR, application_id=application.id, answers=ANSWERS)
    assert refusal.value.code == "CANCELLED"


def test_a_seminar_without_a_survey_has_none_to_answer(school: School) -> None:
    application = school.apply(seminar_id=school.new_seminar(survey_id=None).id)
    assert learning.seminar_mail_facts(application.id).survey_path == ""
    with clock.at(AFTER_SEMINAR), pytest.raises(NotFound):
        learning.answer_survey(actor=VISITOR, application_id=application.id, answers=ANSWERS)


def test_a_confirmed_address_takes_over_what_was_done_under_it(
    school: School, announced: list[Event]
) -> None:
    application = school.apply()
    with clock.at(SEMINAR_DAY):
        mark(school, application, present=True)
    hanako = school.cast.hanako
    event = EmailConfirmed(user_id=hanako, email="hanako@example.jp")
    for _ in range(2):
        link_applications(event)
    application.refresh_from_db()
    assert application.user_id == hanako
    stamp = Stamp.objects.get()
    assert (stamp.user_id, stamp.person_key) == (hanako, str(hanako))
    linked = [event for event in announced if isinstance(event, PersonLinked)]
    assert [(e.old_key, e.new_key) for e in linked] == [(mail_person_key("hanako@example.jp"), str(hanako))]
    assert learning.progress_of(hanako).attended_seminar


def test_another_persons_applications_are_left_alone(school: School) -> None:
    other = school.apply(email="other@example.jp")
    link_applications(EmailConfirmed(user_id=school.cast.hanako, email="hanako@example.jp"))
    other.refresh_from_db()
    assert other.user_id is None
