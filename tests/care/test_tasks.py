"""One gentle task for one silence, looked after, handed over, closed by itself. The course begins on 2026-12-01."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.cast import SYSTEM
from tests.learning.school import School, heard, jst
from yuiwork.care import api as care
from yuiwork.care.events import CareTaskHandedOver, CareTaskRaised
from yuiwork.care.models import CareTask, Contact, Signal
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import DomainError, Invalid, NotFound
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

WEEK_LATER = jst(2026, 12, 8, 9)


def look(at: datetime = WEEK_LATER) -> int:
    with clock.at(at):
        return care.notice_learners()


@pytest.fixture
def task(school: School) -> CareTask:
    """Hanako has not begun a week after the course began."""
    look()
    return CareTask.objects.get()


def test_one_task_for_her_tutor_however_often_the_clock_looks(school: School, announced: list[Event]) -> None:
    assert look(jst(2026, 12, 7, 23)) == 0
    assert look() == 1
    assert look() == 0
    assert look(jst(2026, 12, 9)) == 0
    task = CareTask.objects.get()
    assert (task.user_id, task.assignee_id, task.state) == (school.cast.hanako, school.cast.tutor, "open")
    assert len(heard(announced, CareTaskRaised)) == 1


def test_a_further_sign_joins_the_same_task(school: School, task: CareTask) -> None:
    look(jst(2026, 12, 11))  # the exercise of 7 December is three days late by now
    assert CareTask.objects.count() == 1
    assert sorted(Signal.objects.values_list("kind", flat=True)) == ["late", "not_started"]


def test_it_closes_by_itself_when_she_is_back(school: School, task: CareTask) -> None:
    with clock.at(jst(2026, 12, 9)):
        school.submit(school.exercises[0])
    look(jst(2026, 12, 9, 12))
    task.refresh_from_db()
    assert (task.state, task.outcome) == ("closed", "came_back")
    assert look(jst(2026, 12, 10)) == 0


def test_a_silence_that_was_looked_after_is_not_told_again_but_a_new_one_is(
    school: School, task: CareTask
) -> None:
    tutor = school.cast.actor(school.cast.tutor)
    with clock.at(WEEK_LATER):
        care.close_task(actor=tutor, task_id=task.id, outcome="talked")
        assert care.notice_learners() == 0
    with clock.at(jst(2026, 12, 9)):
        for exercise in school.exercises:
            school.submit(exercise)
    assert look(jst(2026, 12, 18)) == 0
    assert look(jst(2026, 12, 19, 1)) == 1
    assert CareTask.objects.exclude(state="closed").get().signals.get().kind == "quiet"


def test_a_missed_session_without_a_word(school: School) -> None:
    with clock.at(jst(2026, 12, 1, 12)):
        learning.mark_session_attendance(
            actor=school.cast.actor(school.cast.tutor),
            session_id=school.sessions[0].id,
            enrolment_id=school.enrolment.id,
            present=False,
        )
    assert look(jst(2026, 12, 2)) == 1
    assert Signal.objects.get().title == "第1回 書いてみよう"


def test_the_limits_of_a_programme_count(school: School) -> None:
    officer = school.cast.actor(school.cast.takeda)
    care.set_care_settings(actor=officer, programme_id=school.cast.nara.id, start_days=0, quiet_days=0)
    assert look() == 0
    with pytest.raises(DomainError, match="OFFICER_ONLY"):
        care.set_care_settings(
            actor=school.cast.actor(school.cast.tutor), programme_id=school.cast.nara.id, quiet_days=1
        )


def test_a_contact_is_noted_once_with_the_next_day(school: School, task: CareTask) -> None:
    tutor, key = school.cast.actor(school.cast.tutor), uuid4()

    def note() -> Contact:
        return care.log_contact(
            actor=tutor,
            task_id=task.id,
            submission_id=key,
            channel="phone",
            made_on=date(2026, 12, 8),
            reached=True,
            agreed="金曜の夜に一緒に登録する",
            next_on=date(2026, 12, 11),
        )

    with clock.at(WEEK_LATER):
        assert note().id == note().id
    task.refresh_from_db()
    assert task.next_on == date(2026, 12, 11)
    with clock.at(WEEK_LATER):
        assert care.next_steps(tutor) == []
    with clock.at(jst(2026, 12, 11)):
        assert care.next_steps(tutor)[0].due == date(2026, 12, 11)


def test_waiting_needs_a_day_and_a_reason_and_ends_by_itself(school: School, task: CareTask) -> None:
    tutor = school.cast.actor(school.cast.tutor)
    with clock.at(WEEK_LATER):
        for until, reason in (
            (date(2026, 12, 8), "病気"),
            (date(2026, 12, 12), " "),
            (date(2027, 6, 1), "x"),
        ):
            with pytest.raises(Invalid):
                care.snooze_task(actor=tutor, task_id=task.id, until=until, reason=reason)
        care.snooze_task(actor=tutor, task_id=task.id, until=date(2026, 12, 12), reason="ご家族の入院")
        assert care.next_steps(tutor) == []
    look(jst(2026, 12, 11, 23))
    task.refresh_from_db()
    assert task.state == "snoozed"
    look(jst(2026, 12, 12, 0, 1))
    task.refresh_from_db()
    assert (task.state, task.snoozed_until) == ("open", None)


def test_handing_over_to_a_director_or_officer(
    school: School, task: CareTask, announced: list[Event]
) -> None:
    cast = school.cast
    tutor, officer = cast.actor(cast.tutor), cast.actor(cast.takeda)
    with pytest.raises(NotFound):  # officers see counts, not tasks
        care.close_task(actor=officer, task_id=task.id, outcome="talked")
    with pytest.raises(Invalid, match="NOT_A_LEADER"):
        care.hand_over_task(actor=tutor, task_id=task.id, to=cast.sato, note="お願いします")
    care.hand_over_task(actor=tutor, task_id=task.id, to=cast.takeda, note="生活の相談が必要そうです")
    with pytest.raises(NotFound):
        care.close_task(actor=tutor, task_id=task.id, outcome="talked")
    care.close_task(actor=officer, task_id=task.id, outcome="talked")
    assert len(heard(announced, CareTaskHandedOver)) == 1


def test_strangers_find_nothing(school: School, task: CareTask) -> None:
    cast = school.cast
    for user in (cast.hanako, cast.sato, cast.other_officer):
        with pytest.raises(NotFound):
            care.close_task(actor=cast.actor(user), task_id=task.id, outcome="talked")


def test_leaving_closes_the_task_and_coming_back_opens_the_course(school: School, task: CareTask) -> None:
    hanako = school.cast.actor(school.cast.hanako)
    with clock.at(jst(2026, 12, 9)):
        learning.leave_course(actor=hanako, enrolment_id=school.enrolment.id, reason="family", note="介護")
        learning.leave_course(actor=hanako, enrolment_id=school.enrolment.id, reason="family")
    look(jst(2026, 12, 10))
    task.refresh_from_db()
    assert (task.state, task.outcome) == ("closed", "left")
    span = (date(2026, 4, 1), date(2027, 3, 31))
    assert learning.departure_reasons(school.cast.nara.id, *span) == {"family": 1}
    with clock.at(jst(2026, 12, 20)):
        learning.return_to_course(actor=hanako, enrolment_id=school.enrolment.id)
        assert school.submit(school.exercises[0]).state == "submitted"
    assert learning.departure_reasons(school.cast.nara.id, *span) == {}


def test_who_left_hands_nothing_in(school: School) -> None:
    hanako = school.cast.actor(school.cast.hanako)
    learning.leave_course(actor=hanako, enrolment_id=school.enrolment.id, reason="time")
    with pytest.raises(DomainError, match="LEFT"):
        school.submit(school.exercises[0])


def test_another_tutor_takes_over(school: School) -> None:
    cast = school.cast
    regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.sato, role=Role.TUTOR)
    director = cast.actor(cast.dirk)
    with pytest.raises(Invalid, match="NOT_A_TUTOR"):
        learning.assign_tutor(actor=director, enrolment_id=school.enrolment.id, tutor_id=cast.kenji)
    learning.assign_tutor(actor=director, enrolment_id=school.enrolment.id, tutor_id=cast.sato)
    look()
    assert CareTask.objects.get().assignee_id == cast.sato


def _second(task: CareTask) -> None:
    with transaction.atomic():
        copy = CareTask.objects.get(id=task.id)
        copy.pk = copy.id = uuid4()
        copy.save(force_insert=True)


def _copy_signal() -> None:
    with transaction.atomic():
        signal = Signal.objects.get()
        signal.pk = signal.id = uuid4()
        signal.save(force_insert=True)


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (_second, "care_task_one_at_a_time"),
        (lambda task: _copy_signal(), "care_signal_once"),
        (lambda task: CareTask.objects.filter(id=task.id).update(outcome="talked"), "care_task_closed_how"),
    ],
)
def test_the_database_knows_it_too(
    school: School, task: CareTask, write: Callable[[CareTask], object], name: str
) -> None:
    with pytest.raises(IntegrityError, match=name):
        write(task)
