"""The programme that the one-click table knows best, with something living in every room."""

from uuid import UUID, uuid4

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.demo.load import classroom, counter, gatherings, house, papers, second_level, selection
from yuiwork.demo.load.courses import Learner, School, known_learner
from yuiwork.learning import api as learning

GUESTS = 900  # numbers of people who come after the learners of the histories
CLASS, SEATS = 7, 6


def live(school: School, graduates: list[Learner], *, seminar_id: UUID) -> None:
    """``seminar_id``: the one that takes applications now."""
    beginner = school.beginner
    if beginner is None:
        return
    with clock.at(school.calendar.day(-45)):
        guests = [school.new_learner(GUESTS + number) for number in range(CLASS + 3)]
    papers.open_surveys(school)
    papers.last_year(school)
    papers.spend(school)
    _course_under_way(school, [known_learner(beginner), *guests[: CLASS - 1]])
    classroom.look_after(school)
    with clock.at(school.calendar.day(-3)):
        selected = school.plan_course(start=35, title=f"{school.row.course}（選考のある期）").course_id
        judges = tuple(
            actor.user_id for actor in (school.staff.director, school.staff.tutor) if actor.user_id
        )
        selection.announce_round(
            school, selected, title="次期の募集", opens=-3, closes=12, seats=SEATS, scorers=judges
        )
    selection.apply(school, selected, guests[CLASS - 1 :], on=-2)
    selection.judge(school, on=-1)
    gatherings.full_seminar(school, graduates[:6])
    gatherings.child_at_the_seminar(school, seminar_id)
    counter.open_desk(school.programme, school.calendar, [beginner])
    house.book(school, [beginner, *(row.user_id for row in graduates[:2])])
    house.in_use_today(school, [row.user_id for row in graduates[2:5]])
    second_level.direct(school, graduates)


def _course_under_way(school: School, people: list[Learner]) -> None:
    """Chosen in a round; the beginner has handed in her first exercise and waits for the tutor."""
    with clock.at(school.calendar.day(-30)):
        planned = school.plan_course(start=-10, title=f"{school.row.course}（今期）")
        selection.announce_round(
            school, planned.course_id, title="今期の募集", opens=-30, closes=-16, seats=SEATS
        )
    applications = selection.apply(school, planned.course_id, people, on=-22)
    selection.decide(school, applications, seats=SEATS, on=-15)
    with clock.at(school.calendar.day(-1)):
        learning.submit_exercise(
            actor=Actor(user_id=people[0].user_id), exercise_id=planned.exercises[0], submission_id=uuid4(),
            text="わたしの強みは、こつこつ続けることです。日記を十年つけています。" * 4,
        )  # fmt: skip
    classroom.tell_class(school, planned)
