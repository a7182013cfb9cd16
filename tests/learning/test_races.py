"""Two connections at once: the last seat, the last place, the certificate number, the second tap."""

import threading
from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from bench.learners import crowd
from tests.cast import SYSTEM, Cast
from tests.conftest import STORY_TIME
from tests.learning.school import COURSE_DAY, School, jst
from tests.racing import at_once, codes, meeting
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError
from yuiwork.learning import api as learning
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.conditions import key_of
from yuiwork.learning.models import (
    Attendance,
    Challenge,
    Completion,
    Enrolment,
    Exercise,
    PeerNote,
    SeminarApplication,
    SeminarPlace,
    Session,
    Submission,
)
from yuiwork.learning.queries.challenges import done_by
from yuiwork.learning.use_cases import seminar_clock, stamps
from yuiwork.people import api as people
from yuiwork.surveys.models import Response

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def school() -> Iterator[School]:
    """The school with everything committed."""
    with clock.at(STORY_TIME):
        yield School(Cast())


def test_the_last_seat_is_given_once(school: School) -> None:
    seminar = school.new_seminar(venue_seats=1)
    results = at_once(
        *(
            lambda n=n, name=name: school.apply(
                seminar_id=seminar.id, given_name=name, email=f"h{n}@example.jp"
            )
            for n, name in enumerate("一二三四")
        )
    )
    assert codes(results) == ["FULL", "FULL", "FULL", "SeminarApplication"]
    assert SeminarPlace.objects.get(seminar=seminar, kind="venue").taken == 1


def test_the_last_seat_of_a_room_is_kept_once(school: School) -> None:
    session = school.sessions[0]
    learners = [school.cast.hanako, school.cast.sato]
    for user_id in learners:
        school.accept(school.apply_for_course(user_id))
    Session.objects.filter(id=session.id).update(capacity=1)
    results = at_once(
        *(
            lambda who=who: learning.keep_session_seat(actor=Actor(user_id=who), session_id=session.id)
            for who in [*learners, *learners]
        )
    )
    assert codes(results) == ["FULL", "FULL", "SessionSeat", "SessionSeat"], (
        "her second tap is her seat again"
    )
    assert Session.objects.get(id=session.id).seats_taken == 1


def test_control_without_the_lock_only_the_database_stops_the_second(school: School) -> None:
    """The same race written past the use-case: both see a free seat, and the CHECK refuses one of them."""
    first = school.apply()
    place = SeminarPlace.objects.get(id=first.place_id)
    SeminarPlace.objects.filter(id=place.id).update(seats=2)
    both_looked = threading.Barrier(2)

    def sneak(n: int) -> str:
        with transaction.atomic():
            seen = SeminarPlace.objects.get(id=place.id).left
            both_looked.wait(timeout=30)
            copy = SeminarApplication.objects.get(id=first.id)
            copy.pk = copy.id = uuid4()
            copy.submission_id, copy.email_key = uuid4(), f"sneak{n}@example.jp"
            copy.code = f"SNEAK{n}"
            copy.save(force_insert=True)
            return f"saw {seen}"

    results = at_once(lambda: sneak(1), lambda: sneak(2))
    assert sorted(type(r).__name__ for r in results) == ["IntegrityError", "str"]
    assert "saw 1" in results
    refusal = next(r for r in results if isinstance(r, IntegrityError))
    assert "learning_place_not_overbooked" in str(refusal)


def test_a_double_tap_on_two_connections_is_one_application(school: School) -> None:
    seminar, key = school.seminar, uuid4()
    results = at_once(*[lambda: school.apply(seminar_id=seminar.id, submission_id=key).id] * 3)
    assert len(set(results)) == 1
    assert SeminarApplication.objects.count() == 1


def test_cancelling_and_applying_at_once_do_not_wait_for_each_other(school: School) -> None:
    seminar = school.new_seminar(venue_seats=1)
    first = school.apply(seminar_id=seminar.id)
    results = at_once(
        lambda: learning.cancel_seminar_application(actor=Actor.visitor(), application_id=first.id),
        lambda: school.apply(seminar_id=seminar.id),
    )
    assert all(isinstance(r, SeminarApplication | DomainError) for r in results), results
    place = SeminarPlace.objects.get(seminar=seminar, kind="venue")
    assert place.taken == SeminarApplication.objects.exclude(state="cancelled").count()


def test_cancelling_while_the_tutor_marks_does_not_end_in_a_deadlock(school: School) -> None:
    """On the morning of the day both are allowed: whoever comes second is refused or overrules, never crashes."""
    first, tutor = school.apply(), school.cast.actor(school.cast.tutor)
    results = at_once(
        lambda: learning.cancel_seminar_application(actor=Actor.visitor(), application_id=first.id),
        lambda: learning.mark_seminar_attendance(actor=tutor, application_id=first.id, present=True),
        moment=jst(2026, 11, 27, 9, 59),
    )
    assert all(isinstance(r, SeminarApplication | DomainError) for r in results), results


def test_the_last_place_of_a_course_is_given_once(school: School) -> None:
    first, second, third = (
        school.apply_for_course(user) for user in (school.cast.hanako, school.cast.sato, school.cast.kenji)
    )
    school.accept(first)
    officer, tutor = school.cast.actor(school.cast.takeda), school.cast.tutor

    def accept(application_id: object) -> object:
        return learning.decide_course_application(
            actor=officer,
            application_id=application_id,  # type: ignore[arg-type]
            decision=learning.CourseDecision.ACCEPT,
            tutor_id=tutor,
        )

    results = at_once(lambda: accept(second.id), lambda: accept(third.id))
    assert codes(results) == ["COURSE_FULL", "CourseApplication"]
    assert Enrolment.objects.count() == 2


def test_two_taps_of_the_officer_enrol_once(school: School) -> None:
    application = school.apply_for_course()
    officer, tutor = school.cast.actor(school.cast.takeda), school.cast.tutor
    results = at_once(
        *[
            lambda: learning.decide_course_application(
                actor=officer,
                application_id=application.id,
                decision=learning.CourseDecision.ACCEPT,
                tutor_id=tutor,
            )
        ]
        * 2
    )
    assert codes(results) == ["CourseApplication", "CourseApplication"]
    assert Enrolment.objects.count() == 1


def test_two_tutors_passing_the_last_two_exercises_complete_once(school: School) -> None:
    """Without the lock on the enrolment each would see the other's exercise open, and nobody would complete."""
    enrolment = school.enrolment
    tutor = school.cast.actor(school.cast.tutor)
    with clock.at(COURSE_DAY):
        learning.mark_session_attendance(
            actor=tutor, session_id=school.sessions[0].id, enrolment_id=enrolment.id, present=True
        )
    answers = [school.submit(exercise) for exercise in school.exercises]
    results = at_once(
        *(
            lambda a=a: learning.give_feedback(actor=tutor, submission_id=a.id, passed=True, good="良い")
            for a in answers
        ),
        moment=COURSE_DAY,
    )
    assert codes(results) == ["Feedback", "Feedback"]
    assert Completion.objects.get().number == "NARA-2026-0001"


def test_two_certificates_at_once_get_neighbouring_numbers(school: School) -> None:
    tutor = school.cast.actor(school.cast.tutor)
    last: list[Submission] = []
    for user in (school.cast.hanako, school.cast.sato):
        enrolment = school.accept(school.apply_for_course(user))
        with clock.at(COURSE_DAY):
            learning.mark_session_attendance(
                actor=tutor, session_id=school.sessions[0].id, enrolment_id=enrolment.id, present=True
            )
        school.answer(school.submit(school.exercises[0], user_id=user), passed=True)
        last.append(school.submit(school.exercises[1], user_id=user))
    results = at_once(
        *(
            lambda s=s: learning.give_feedback(actor=tutor, submission_id=s.id, passed=True, good="良い")
            for s in last
        ),
        moment=COURSE_DAY,
    )
    assert codes(results) == ["Feedback", "Feedback"]
    assert sorted(Completion.objects.values_list("number", flat=True)) == ["NARA-2026-0001", "NARA-2026-0002"]


def test_a_second_tap_on_another_connection_hands_in_once(school: School) -> None:
    school.enrolment  # noqa: B018
    exercise, key = school.exercises[0], uuid4()
    results = at_once(*[lambda: school.submit(exercise, submission_id=key).id] * 2)
    assert len(set(results)) == 1
    assert Submission.objects.count() == 1


def test_two_taps_send_the_survey_once(school: School) -> None:
    application = school.apply()
    answers: dict[str, Any] = {"purpose": ["at_home"], "intention": "definitely", "satisfaction": 4}
    results = at_once(
        *[
            lambda: learning.answer_survey(
                actor=Actor.visitor(), application_id=application.id, answers=answers
            )
        ]
        * 2,
        moment=school.seminar.ends_at,
    )
    assert set(results) == {True, False}
    assert Response.objects.count() == 1


def test_a_waiver_and_the_last_pass_at_once_make_one_certificate(school: School) -> None:
    enrolment, officer = school.enrolment, school.cast.actor(school.cast.takeda)
    school.answer(school.submit(school.exercises[0]), passed=True)
    last, tutor = school.submit(school.exercises[1]), school.cast.actor(school.cast.tutor)
    key = key_of(parse_rule([{"kind": "sessions_attended", "at_least": 1}])[0])
    results = at_once(
        lambda: learning.waive_condition(actor=officer, enrolment_id=enrolment.id, key=key, reason="入院"),
        lambda: learning.give_feedback(actor=tutor, submission_id=last.id, passed=True, good="良い"),
        moment=COURSE_DAY,
    )
    assert codes(results) == ["ConditionWaiver", "Feedback"]
    assert Completion.objects.get().number == "NARA-2026-0001"


def test_two_devices_save_at_once_and_one_is_told(school: School) -> None:
    school.enrolment  # noqa: B018
    hanako, exercise = Actor(user_id=school.cast.hanako), school.exercises[0]
    results = at_once(
        *(
            lambda text=text: learning.save_exercise_draft(
                actor=hanako, exercise_id=exercise.id, text=text, base="0.0", page_id=uuid4()
            )
            for text in ("電話", "机")
        )
    )
    assert codes(results) == ["DRAFT_CHANGED", "Submission"]


def test_two_officers_issue_one_replacement(school: School) -> None:
    school.complete()
    people.save_profile(actor=Actor(user_id=school.cast.hanako), family_name="鈴木")
    officer = school.cast.actor(school.cast.takeda)
    results = at_once(
        *[lambda: learning.reissue_certificate(actor=officer, number="NARA-2026-0001", reason="改姓").number]
        * 2
    )
    assert results == ["NARA-2026-0002"] * 2


def test_a_seat_that_becomes_free_is_never_given_twice(school: School) -> None:
    """One cancels, one applies, the first of the queue is offered it: all at the same moment."""
    seminar = school.new_seminar(
        venue_seats=1, online_seats=0, starts_at=jst(2026, 12, 10, 10), ends_at=jst(2026, 12, 10, 12)
    )
    first = school.apply(seminar_id=seminar.id)
    waiting = school.apply(seminar_id=seminar.id, given_name="待子", email="w@example.jp", wait=True)
    results = at_once(
        lambda: learning.cancel_seminar_application(actor=Actor.visitor(), application_id=first.id),
        *(
            lambda n=n: school.apply(seminar_id=seminar.id, given_name=f"次{n}", email=f"n{n}@example.jp")
            for n in range(3)
        ),
    )
    assert codes(results) == ["FULL", "FULL", "FULL", "SeminarApplication"]
    waiting.refresh_from_db()
    assert waiting.state == "offered"
    assert SeminarPlace.objects.get(seminar=seminar).taken == 1


def test_an_offer_is_taken_or_ended_but_not_both(school: School) -> None:
    seminar = school.new_seminar(
        venue_seats=1, online_seats=0, starts_at=jst(2026, 12, 10, 10), ends_at=jst(2026, 12, 10, 12)
    )
    first = school.apply(seminar_id=seminar.id)
    waiting = school.apply(seminar_id=seminar.id, given_name="待子", email="w@example.jp", wait=True)
    learning.cancel_seminar_application(actor=Actor.visitor(), application_id=first.id)
    results = at_once(
        lambda: learning.take_offered_seat(actor=Actor.visitor(), application_id=waiting.id),
        lambda: learning.cancel_seminar_application(actor=Actor.visitor(), application_id=waiting.id),
        seminar_clock.end_offers,
    )
    waiting.refresh_from_db()
    taken = SeminarPlace.objects.get(seminar=seminar).taken
    assert (waiting.state, taken) in {("applied", 1), ("cancelled", 0)}, results


def test_the_last_two_judgements_at_once_decide_once(school: School) -> None:
    cast = school.cast
    exercise = learning.create_exercise(
        actor=SYSTEM,
        course_id=school.course.id,
        title="卒業制作",
        instruction="?",
        criteria=[],
        graduation=True,
    )
    reviewers = [cast.dirk, cast.tutor]
    learning.choose_reviewers(actor=SYSTEM, exercise_id=exercise.id, user_ids=reviewers)
    school.enrolment  # noqa: B018
    work = school.submit(exercise)
    results = at_once(
        *(
            lambda actor=actor: learning.review_graduation_work(
                actor=actor, submission_id=work.id, passes=True, good="良い"
            )
            for actor in [cast.actor(who) for who in reviewers]
        )
    )
    assert codes(results) == ["GraduationReview", "GraduationReview"]
    assert Submission.objects.get(id=work.id).state == "passed"


def test_two_things_done_at_once_reach_the_number_together(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tutors mark her in two courses: each alone sees one of two, and the challenge must not be missed."""
    row = learning.create_challenge(
        actor=SYSTEM,
        programme_id=school.cast.nara.id,
        title="2回出席",
        picture="star",
        trigger="session",
        threshold=2,
    )
    [other] = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=1)
    Attendance.objects.filter(enrolment__course=other).delete()
    other.enrolments.update(user_id=school.cast.hanako)
    seats = [(school.sessions[0], school.enrolment), (other.sessions.all()[0], other.enrolments.get())]
    monkeypatch.setattr(stamps, "done_by", meeting()(done_by))

    def mark(session: Session, enrolment: Enrolment) -> object:
        return learning.mark_session_attendance(
            actor=school.cast.actor(school.cast.tutor),
            session_id=session.id,
            enrolment_id=enrolment.id,
            present=True,
        )

    results = at_once(*(partial(mark, *seat) for seat in seats), moment=COURSE_DAY)
    assert codes(results) == ["Attendance", "Attendance"]
    assert row.stamps.filter(user_id=school.cast.hanako).count() == 1


def test_two_officers_think_of_the_same_challenge(school: School) -> None:
    def create(title: str) -> object:
        return learning.create_challenge(
            actor=SYSTEM, programme_id=school.cast.nara.id, title=title, picture="star", trigger="hand"
        )

    results = at_once(*(partial(create, title) for title in ("同じ", "同じ", "別の")))
    assert codes(results) == ["Challenge", "Challenge", "TITLE_TAKEN"]
    assert sorted(Challenge.objects.values_list("number", flat=True)) == [1, 2]


def test_a_word_sent_by_two_taps_arrives_once(school: School) -> None:
    exercise = school.exercises[0]
    Exercise.objects.filter(id=exercise.id).update(peers="all")
    reader = school.enrolment
    school.accept(school.apply_for_course(school.cast.sato))
    answer = school.submit(exercise, school.cast.sato, shared=True)
    results = at_once(
        *[lambda: learning.write_to_classmate(actor=Actor(user_id=reader.user_id), submission_id=answer.id)]
        * 3
    )
    assert len({note.id for note in results if isinstance(note, PeerNote)}) == 1
    assert PeerNote.objects.count() == 1
