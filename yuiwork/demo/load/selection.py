"""Rounds of applications as the file asks: one that is decided, and one that is open now."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.demo.load.courses import Learner, School
from yuiwork.intake import api as intake
from yuiwork.surveys import api as surveys

MOTIVE = "書くことが好きです。家で仕事にできるか試したいです。"


def announce_round(
    school: School,
    course_id: UUID,
    *,
    title: str,
    opens: int,
    closes: int,
    seats: int,
    scorers: tuple[UUID, ...] = (),
) -> None:
    """A round with the questions of the file, from ``opens`` to ``closes`` (days from today).

    With ``scorers`` its applications are judged by the rubric of the file.
    """
    actor, pattern = school.staff.officer, school.row.round
    terms = intake.RoundTerms(
        title=title,
        intro="急いで決めなくて大丈夫です。下書きを保存して、あとから続きを書けます。",
        opens_on=school.calendar.day(opens).date(),
        closes_on=school.calendar.day(closes).date(),
        seats=seats,
    )
    row = intake.create_round(actor=actor, course_id=course_id, submission_id=uuid4(), terms=terms)
    questions = pattern.get("questions", [])
    if questions:
        form = intake.begin_form(actor=actor, round_id=row.id)
        for question in questions:
            surveys.add_question(actor=actor, question_set_id=form.id, data=question)
    if scorers and pattern.get("rubric"):
        lines = [intake.RubricLine(line["title"], line.get("max_points", 5)) for line in pattern["rubric"]]
        intake.set_rubric(actor=actor, round_id=row.id, lines=lines, scorer_ids=scorers)
    intake.announce_round(actor=actor, round_id=row.id)


def apply(school: School, course_id: UUID, people: list[Learner], *, on: int) -> list[UUID]:
    """The ids of their applications, in the order of the people."""
    applications = []
    for number, learner in enumerate(people):
        with clock.at(school.calendar.day(on) + timedelta(minutes=20 * number)):
            sheet = intake.send_application(
                actor=Actor(user_id=learner.user_id), course_id=course_id, submission_id=uuid4(), motive=MOTIVE,
                weekly_hours=6 + 2 * (number % 4), answers=_answers(school.row.round),
            )  # fmt: skip
            assert sheet.application_id is not None
            applications.append(sheet.application_id)
    return applications


def judge(school: School, *, on: int) -> None:
    """The director has judged everybody, the tutor the first one and begun with the second."""
    director, tutor = school.staff.director, school.staff.tutor
    with clock.at(school.calendar.day(on)):
        _give_points(school, director, done=99)
        _give_points(school, tutor, done=1)


def _give_points(school: School, actor: Actor, *, done: int) -> None:
    assert actor.user_id is not None
    for number, line in enumerate(intake.to_score(actor.user_id, school.programme.id)[: done + 1]):
        items = intake.criteria_of(line.round_id)
        final = number < done
        intake.save_scoring(
            actor=actor, programme_id=school.programme.id, sheet_id=line.sheet_id, final=final,
            points={item.id: 3 + (number + place) % 3 for place, item in enumerate(items) if final or place == 0},
            comment="書きたいことが具体的です。" if final else "",
        )  # fmt: skip


def decide(school: School, applications: list[UUID], *, seats: int, on: int) -> None:
    """So many are accepted; whoever applied after them waits, with a reason."""
    with clock.at(school.calendar.day(on)):
        for number, application_id in enumerate(applications):
            accepted = number < seats
            intake.decide_application(
                actor=school.staff.officer, application_id=application_id,
                outcome=intake.Outcome.ACCEPT if accepted else intake.Outcome.WAIT,
                tutor_id=school.staff.tutor.user_id if accepted else None,
                reason="" if accepted else "お席がいっぱいのため、空きが出たらご連絡します。",
            )  # fmt: skip


def _answers(pattern: dict[str, Any]) -> dict[str, Any]:
    """The first option of what can be chosen; a sentence where one writes."""
    return {
        row["code"]: row["options"][0]["code"]
        if row["kind"] == "single"
        else "子どもが小さいあいだも続けたいです。"
        for row in pattern.get("questions", [])
        if row["kind"] in ("single", "text")
    }
