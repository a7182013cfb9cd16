"""Applying for a course, and the decision."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import SYSTEM
from tests.learning.school import VISITOR, School, heard, jst
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import (
    CourseApplied,
    CourseDecided,
    Enrolled,
)
from yuiwork.learning.models import CourseApplication, Enrolment
from yuiwork.people import api as people


def test_she_applies_once_however_often_she_taps(school: School, announced: list[Event]) -> None:
    key, hanako = uuid4(), Actor(user_id=school.cast.hanako)
    data: dict[str, Any] = {
        "course_id": school.course.id,
        "submission_id": key,
        "motive": "家で働きたい",
        "weekly_hours": 8,
    }
    first = learning.apply_for_course(actor=hanako, **data)
    assert learning.apply_for_course(actor=hanako, **data).id == first.id
    with pytest.raises(Conflict) as refusal:
        learning.apply_for_course(actor=hanako, **{**data, "submission_id": uuid4()})
    assert refusal.value.code == "ALREADY_APPLIED"
    assert len(heard(announced, CourseApplied)) == 1


def test_without_a_profile_there_is_no_application(school: School) -> None:
    bare = people.User.objects.create_user(email="bare@example.jp")
    with pytest.raises(Refused) as refusal:
        school.apply_for_course(bare.id)
    assert refusal.value.code == "PROFILE_MISSING"
    with pytest.raises(Refused):
        learning.apply_for_course(
            actor=VISITOR, course_id=school.course.id, submission_id=uuid4(), motive="?", weekly_hours=1
        )


def test_applications_close_at_the_end_of_the_last_day_in_japan(school: School) -> None:
    school.course  # noqa: B018 - announced before its clock
    with clock.at(jst(2026, 11, 30, 23, 59)):
        school.apply_for_course()
    with clock.at(jst(2026, 12, 1, 0, 0)), pytest.raises(Refused) as refusal:
        school.apply_for_course(school.cast.sato)
    assert refusal.value.code == "TOO_LATE"


def test_the_officer_accepts_her_with_a_tutor(school: School, announced: list[Event]) -> None:
    application = school.apply_for_course()
    for _ in range(2):
        enrolment = school.accept(application)
    assert enrolment.tutor_id == school.cast.tutor
    assert learning.tutor_of(school.cast.hanako, school.cast.nara.id) == school.cast.tutor
    assert learning.programme_ids_of_learner(school.cast.hanako) == [school.cast.nara.id]
    assert [event.decision for event in heard(announced, CourseDecided)] == ["accepted"]  # type: ignore[attr-defined]
    assert len(heard(announced, Enrolled)) == 1


def decide(
    school: School, application: CourseApplication, decision: str, **more: object
) -> CourseApplication:
    return learning.decide_course_application(
        actor=school.cast.actor(school.cast.takeda),
        application_id=application.id,
        decision=learning.CourseDecision(decision),
        **more,  # type: ignore[arg-type]
    )


def test_a_tutor_must_be_one_of_this_programme(school: School) -> None:
    application = school.apply_for_course()
    for tutor in (None, school.cast.hanako, school.cast.other_officer):
        with pytest.raises(Invalid) as refusal:
            decide(school, application, "accept", tutor_id=tutor)
        assert refusal.value.code == "TUTOR_MISSING"


@pytest.mark.parametrize("decision", ["wait", "decline"])
def test_no_is_never_said_without_a_reason(school: School, decision: str) -> None:
    application = school.apply_for_course()
    with pytest.raises(Invalid) as refusal:
        decide(school, application, decision, reason="  ")
    assert refusal.value.code == "REASON_MISSING"
    assert decide(school, application, decision, reason="定員に達したため").reason == "定員に達したため"


def test_from_the_waiting_list_she_can_still_be_accepted(school: School) -> None:
    application = school.apply_for_course()
    decide(school, application, "wait", reason="定員に達したため")
    assert school.accept(application).user_id == school.cast.hanako


def test_a_decline_is_final_but_she_may_apply_again(school: School) -> None:
    application = school.apply_for_course()
    decide(school, application, "decline", reason="対象外のため")
    with pytest.raises(Refused) as refusal:
        decide(school, application, "accept", tutor_id=school.cast.tutor)
    assert refusal.value.code == "NOT_NOW"
    assert school.apply_for_course().state == "applied"


def test_the_course_is_never_fuller_than_its_capacity(school: School) -> None:
    school.accept(school.apply_for_course())
    school.accept(school.apply_for_course(school.cast.sato))
    third = school.apply_for_course(school.cast.kenji)
    with pytest.raises(Refused) as refusal:
        decide(school, third, "accept", tutor_id=school.cast.tutor)
    assert refusal.value.code == "COURSE_FULL"


@pytest.mark.parametrize("who", ["tutor", "other_officer", "hanako"])
def test_only_officers_and_directors_of_the_programme_decide(school: School, who: str) -> None:
    application = school.apply_for_course()
    with pytest.raises(Refused) as refusal:
        learning.decide_course_application(
            actor=school.cast.actor(getattr(school.cast, who)),
            application_id=application.id,
            decision=learning.CourseDecision.DECLINE,
            reason="?",
        )
    assert refusal.value.code == "OFFICER_ONLY"


@pytest.mark.parametrize(
    "rule",
    [
        [],
        {},
        "all",
        [{"kind": "magic"}],
        [{"kind": "sessions_attended"}],
        [{"kind": "sessions_attended", "at_least": 0}],
        [{"kind": "all_exercises_passed", "more": 1}],
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(school: School, rule: object) -> None:
    with pytest.raises(Invalid) as refusal:
        learning.create_course(
            actor=SYSTEM,
            programme_id=school.cast.nara.id,
            title="?",
            description="?",
            capacity=1,
            apply_until=date(2026, 11, 30),
            starts_on=date(2026, 12, 1),
            ends_on=date(2026, 12, 1),
            completion_rule=rule,  # type: ignore[arg-type]
        )
    assert refusal.value.code == "COMPLETION_RULE"


def test_an_enrolment_begins_active(school: School) -> None:
    assert Enrolment.objects.get(id=school.enrolment.id).state == "active"
