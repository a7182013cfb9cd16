"""Who is asked when, and that nobody is asked or reminded twice."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction

from tests.cast import SYSTEM, Cast
from tests.learning.school import COURSE_DAY, School
from tests.surveys.conftest import ANSWERS, EVERY_KIND
from yuiwork.core import clock
from yuiwork.core.events import Event
from yuiwork.japan.dates import JST, jst_date
from yuiwork.learning import api as learning
from yuiwork.learning.tasks import learning_surveys_clock
from yuiwork.notifications.handlers.surveys import survey_reminded, survey_sent
from yuiwork.notifications.models import Mail, Message
from yuiwork.surveys import api as surveys
from yuiwork.surveys.events import SurveyReminded, SurveySent
from yuiwork.surveys.models import Invitation, Survey
from yuiwork.surveys.queries.due import due_surveys, months_before
from yuiwork.surveys.tasks import surveys_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)


CLOCKS: list[Any] = [learning_surveys_clock, surveys_clock]
LATER: dict[type[Event], Any] = {SurveySent: survey_sent, SurveyReminded: survey_reminded}


def make(cast: Cast, **how: Any) -> surveys.Survey:
    return surveys.create_survey(
        actor=SYSTEM, programme_id=cast.nara.id, title="アンケート", questions=EVERY_KIND, **how
    )


def tick(moment: Any) -> None:
    """The clock runs twice: what it has done it does not do again."""
    with clock.at(moment):
        for _ in range(2):
            for task in CLOCKS:
                task.func(0)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=JST)


def asked() -> list[tuple[str, date]]:
    return list(Invitation.objects.order_by("asked_on").values_list("survey__occasion", "asked_on"))


def test_a_graduate_is_asked_after_weeks_and_months(school: School, announced: list[Event]) -> None:
    for occasion, wait in (
        ("course_end", None),
        ("weeks_after", 4),
        ("months_after", 6),
        ("months_after", 12),
    ):
        make(school.cast, occasion=occasion, wait=wait)
    enrolment = school.complete()  # on 1 December; the course ends on 31 January
    tick(noon(date(2026, 12, 28)))
    assert asked() == []
    for on in (date(2026, 12, 29), date(2027, 1, 31), date(2027, 6, 1), date(2027, 12, 1)):
        tick(noon(on))
    assert asked() == [
        ("weeks_after", date(2026, 12, 29)),
        ("course_end", date(2027, 1, 31)),
        ("months_after", date(2027, 6, 1)),
        ("months_after", date(2027, 12, 1)),
    ]
    first = Invitation.objects.order_by("asked_on")[0]
    assert (first.user_id, first.group_key) == (school.cast.hanako, f"course:{enrolment.course_id}")
    assert (first.respondent_key, first.municipality_code) == (f"enrolment:{enrolment.id}", "29201")
    assert sum(isinstance(event, SurveySent) for event in announced) == 4


def test_who_has_left_is_not_asked_about_the_end(school: School) -> None:
    make(school.cast, occasion="course_end")
    left, stayed = school.enrolment, school.accept(school.apply_for_course(school.cast.sato))
    with clock.at(COURSE_DAY):
        learning.leave_course(actor=school.cast.actor(school.cast.tutor), enrolment_id=left.id, reason="time")
    tick(noon(date(2027, 1, 31)))
    assert Invitation.objects.get().respondent_key == f"enrolment:{stayed.id}"


def test_a_survey_opened_late_does_not_ask_about_long_ago(school: School) -> None:
    school.complete()
    with clock.at(COURSE_DAY + timedelta(days=28 + 15)):
        make(school.cast, occasion="weeks_after", wait=4)
    tick(COURSE_DAY + timedelta(days=28 + 15))
    assert asked() == []
    with clock.at(COURSE_DAY + timedelta(days=28 + 14)):
        make(school.cast, occasion="weeks_after", wait=4)
    tick(COURSE_DAY + timedelta(days=28 + 14))
    assert len(asked()) == 1


@pytest.mark.parametrize("changes", [{"state": "closed"}, {"closes_on": date(2026, 12, 28)}])
def test_a_closed_survey_asks_nobody(school: School, changes: dict[str, Any]) -> None:
    survey = make(school.cast, occasion="weeks_after", wait=4)
    school.complete()
    Survey.objects.filter(id=survey.id).update(**changes)
    tick(COURSE_DAY + timedelta(days=28))
    assert asked() == []


def test_another_programme_asks_its_own_graduates(school: School) -> None:
    surveys.create_survey(
        actor=SYSTEM,
        programme_id=school.cast.amami.id,
        title="?",
        questions=EVERY_KIND,
        occasion="weeks_after",
        wait=4,
    )
    school.complete()
    tick(COURSE_DAY + timedelta(days=28))
    assert asked() == []


def test_officers_are_asked_once_each(cast: Cast, announced: list[Event]) -> None:
    assert cast.takeda
    assert cast.tutor
    assert cast.other_officer
    make(cast, occasion="staff")
    tick(clock.now())
    assert list(Invitation.objects.values_list("user_id", flat=True)) == [cast.takeda]
    assert sum(isinstance(event, SurveySent) for event in announced) == 1


def test_one_reminder_after_a_week_and_never_a_second(cast: Cast, announced: list[Event]) -> None:
    assert cast.takeda
    make(cast, occasion="staff")
    begin = clock.now()
    for days in (0, 6, 7, 8, 20):
        tick(begin + timedelta(days=days))
    reminders = [event for event in announced if isinstance(event, SurveyReminded)]
    assert len(reminders) == 1
    assert Invitation.objects.get().reminded_on == jst_date(begin) + timedelta(days=7)


def test_nobody_is_reminded_of_what_she_has_answered_or_was_not_sent(
    cast: Cast, announced: list[Event]
) -> None:
    assert cast.takeda
    assert cast.hanako
    answered, seminar = make(cast, occasion="staff"), make(cast)
    tick(clock.now())
    with transaction.atomic():
        surveys.record_response(
            actor=SYSTEM, survey_id=answered.id, respondent_key=f"user:{cast.takeda}", answers=ANSWERS
        )
        surveys.invite(survey_id=seminar.id, respondent_key="application:1", user_id=cast.hanako)
    tick(clock.now() + timedelta(days=8))
    assert [event for event in announced if isinstance(event, SurveyReminded)] == []


def test_mail_and_message_bring_the_link(cast: Cast, announced: list[Event]) -> None:
    assert cast.takeda
    make(cast, occasion="staff", anonymous=False)
    begin = clock.now()
    tick(begin)
    tick(begin + timedelta(days=7))
    for event in announced:
        if type(event) in LATER:
            with transaction.atomic():
                LATER[type(event)](event)
    path = surveys.answer_path(Invitation.objects.get().id)
    first, second = Mail.objects.order_by("id")
    assert first.subject == "お聞かせください：「アンケート」"
    assert "質問は6問" in first.body
    assert "担当者にお名前を見せるかどうかは、はじめに選べます" in first.body
    assert "お知らせはこれが最後です" in second.body
    assert all(path in row.body for row in (first, second))
    assert Message.objects.filter(user_id=cast.takeda).count() == 2


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2027, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2027, 1, 15), 1, date(2026, 12, 15)),
        (date(2027, 12, 1), 12, date(2026, 12, 1)),
        (date(2026, 11, 24), 24, date(2024, 11, 24)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_everybody_has_a_turn_whatever_the_calendar(cast: Cast) -> None:
    """Day by day over two years: no completion date falls between two days of the clock."""
    survey = make(cast, occasion="months_after", wait=6)
    reached: set[date] = set()
    opened = jst_date(clock.now())
    for offset in range(730):
        [due] = [d for d in due_surveys(opened + timedelta(days=offset)) if d.survey_id == survey.id]
        reached |= {due.first + timedelta(days=n) for n in range((due.last - due.first).days + 1)}
    assert reached == {min(reached) + timedelta(days=n) for n in range(len(reached))}
