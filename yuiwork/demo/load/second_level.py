"""The course that requires another: graduates learn to direct, and their graduation works are with two reviewers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.demo.load.courses import Learner, School
from yuiwork.learning import api as learning

GROUP = 3
WORK = (
    "記事20本を、5人で4週間に分けました。\n\n"
    "平日の午前だけの人には短い記事を、夜も書ける人には取材のある記事を割りあてています。\n\n"
    "毎週金曜に進み具合をたずね、2日おくれたら、わたしが1本引き受けます。"
)


def direct(school: School, graduates: Sequence[Learner]) -> None:
    """Three graduates near the end: one work is passed, one has one judgement, one has just come in."""
    pattern = school.row.second_level
    group = graduates[1 : 1 + GROUP]  # the first one has a story of her own
    if not pattern or len(group) < GROUP:
        return
    with clock.at(school.calendar.day(-75)):
        course_id, exercise_id = _plan(school, pattern)
    _enrol(school, course_id, group)
    _teach(school, pattern, course_id)
    works = [
        _hand_in(school, learner, exercise_id, on=on) for learner, on in zip(group, (-9, -5, -1), strict=True)
    ]
    _judge(school, school.staff.director, works[0], on=-8)
    _judge(school, school.staff.tutor, works[0], on=-7)
    _judge(school, school.staff.director, works[1], on=-4)


def _plan(school: School, pattern: dict[str, Any]) -> tuple[UUID, UUID]:
    first = school.calendar.weekday(-60)
    course = learning.create_course(
        actor=school.staff.officer, programme_id=school.programme.id, title=pattern["title"],
        description=pattern["description"], for_whom=pattern.get("for_whom", ""), kind=pattern["kind"],
        requires=pattern["requires"], capacity=pattern["capacity"], apply_until=(first - timedelta(days=4)).date(),
        starts_on=first.date(), ends_on=(first + timedelta(days=70)).date(), completion_rule=pattern["completion"],
    )  # fmt: skip
    skills = {plan.values["code"]: plan.id for plan in learning.skill_plans(school.programme.id)}
    work = next(row for row in pattern["exercises"] if row.get("graduation"))
    exercise = learning.create_exercise(
        actor=school.staff.officer, course_id=course.id, title=work["title"], instruction=work["instruction"],
        criteria=work.get("criteria", []), graduation=True, reviews_needed=work["reviews_needed"],
        passes_needed=work["passes_needed"], skill_id=skills.get(work.get("skill")), skill_level=work.get("skill_level", 0),
        due_on=school.calendar.day(3).date(),
    )  # fmt: skip
    judges = [actor.user_id for actor in (school.staff.director, school.staff.tutor) if actor.user_id]
    learning.choose_reviewers(actor=school.staff.officer, exercise_id=exercise.id, user_ids=judges)
    return course.id, exercise.id


def _enrol(school: School, course_id: UUID, group: Sequence[Learner]) -> None:
    for learner in group:
        with clock.at(school.calendar.day(-70)):
            application = learning.apply_for_course(
                actor=Actor(user_id=learner.user_id), course_id=course_id, submission_id=uuid4(),
                motive="大きな仕事を、なかまと分けて進められるようになりたいです。", weekly_hours=12,
            )  # fmt: skip
        with clock.at(school.calendar.day(-66)):
            learning.decide_course_application(
                actor=school.staff.officer, application_id=application.id,
                decision=learning.CourseDecision.ACCEPT, tutor_id=school.staff.tutor.user_id,
            )  # fmt: skip


def _teach(school: School, pattern: dict[str, Any], course_id: UUID) -> None:
    """The sessions are over; everybody came."""
    class_ = [row for row in learning.active_enrolments(school.programme.id) if row.course_id == course_id]
    lines = [learning.RollLine(row.enrolment_id, learning.AttendanceMark.PRESENT) for row in class_]
    for number, session in enumerate(pattern.get("sessions", [])):
        day = school.calendar.weekday(-60 + 14 * number)
        with clock.at(school.calendar.day(-74)):
            made = learning.create_session(
                actor=school.staff.officer, course_id=course_id, title=session["title"], starts_at=day,
                ends_at=day + timedelta(hours=2), place=school.row.venue,
            )  # fmt: skip
        with clock.at(day + timedelta(hours=3)):
            learning.mark_roll(actor=school.staff.tutor, session_id=made.id, lines=lines)


def _hand_in(school: School, learner: Learner, exercise_id: UUID, *, on: int) -> UUID:
    with clock.at(school.calendar.day(on, 21)):
        return learning.submit_exercise(
            actor=Actor(user_id=learner.user_id), exercise_id=exercise_id, submission_id=uuid4(), text=WORK,
        ).id  # fmt: skip


def _judge(school: School, reviewer: Actor, work_id: UUID, *, on: int) -> None:
    with clock.at(school.calendar.day(on)):
        learning.review_graduation_work(
            actor=reviewer, submission_id=work_id, passes=True, good="一人ひとりの時間に合わせて、無理なく分けられています。",
            to_improve="おくれたときにだれに知らせるかも、一行書いておくと安心です。",
        )  # fmt: skip
