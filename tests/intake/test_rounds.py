"""Planning rounds: what may be said, what stays as announced, who may."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.intake.office import TASK, Office, code_of
from tests.learning.school import heard, jst
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.events import Event
from yuiwork.intake.events import RoundAnnounced
from yuiwork.intake.models import IntakeRound, Method
from yuiwork.intake.queries.rounds import current_round
from yuiwork.intake.use_cases import announce_round, change_round, close_round, create_round
from yuiwork.intake.use_cases.clock_work import close_rounds
from yuiwork.learning.models import Course


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"closes_on": date(2026, 11, 19)}, "closes_on"),
        ({"closes_on": date(2027, 1, 31)}, "closes_on"),
        ({"seats": 3}, "seats"),
        ({"seats": 0}, "seats"),
        ({"offer_days": 31}, "offer_days"),
        ({"method": Method.FIRST_COME, "needs_approval": True}, "needs_approval"),
        ({**TASK, "task_title": " "}, "task_title"),
        ({**TASK, "task_instruction": ""}, "task_instruction"),
    ],
)
def test_what_cannot_be_said_is_told_at_its_field(
    office: Office, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        office.plan(**changes)
    assert refusal.value.field == field


def test_rounds_are_numbered_and_planned_once(office: Office) -> None:
    key, course = uuid4(), office.school.course
    rows = [
        create_round(actor=office.officer, course_id=course.id, submission_id=key, terms=office.terms())
        for _ in range(2)
    ]
    assert rows[0].id == rows[1].id
    assert [office.plan().number, IntakeRound.objects.count()] == [2, 2]


def test_announcing_says_it_once_and_keeps_the_course_open(office: Office, announced: list[Event]) -> None:
    row = office.plan(closes_on=date(2026, 12, 5))
    for _ in range(2):
        announce_round(actor=office.officer, round_id=row.id)
    assert len(heard(announced, RoundAnnounced)) == 1
    assert Course.objects.get(id=row.course_id).apply_until == date(2026, 12, 5)


def test_once_somebody_applied_the_rules_stay(office: Office) -> None:
    row = office.call()
    office.apply()
    with pytest.raises(Refused) as refusal:
        change_round(actor=office.officer, round_id=row.id, terms=office.terms(method=Method.LOTTERY))
    assert code_of(refusal) == "ROUND_IN_USE"
    changed = change_round(actor=office.officer, round_id=row.id, terms=office.terms(seats=1, title="追加"))
    assert (changed.seats, changed.title) == (1, "追加")


def test_a_closed_round_is_a_record(office: Office) -> None:
    row = office.call()
    close_round(actor=office.officer, round_id=row.id)
    with pytest.raises(Refused):
        change_round(actor=office.officer, round_id=row.id, terms=office.terms())
    with pytest.raises(Refused) as refusal:
        office.apply()
    assert code_of(refusal) == "TOO_LATE"


def test_the_clock_closes_a_round_on_the_next_day(office: Office) -> None:
    row = office.call()
    with clock.at(jst(2026, 11, 28, 23, 59)):
        assert close_rounds() == 0
    with clock.at(jst(2026, 11, 29, 0, 1)):
        assert (close_rounds(), close_rounds()) == (1, 0)
    row.refresh_from_db()
    assert row.state == "closed"


def test_the_next_round_follows_the_last(office: Office) -> None:
    first = office.call()
    second = office.call(opens_on=date(2026, 11, 29), closes_on=date(2026, 11, 30), title="追加募集")
    assert current_round(first.course_id) == first
    with clock.at(jst(2026, 11, 29, 9)):
        assert current_round(first.course_id) == second
    with clock.at(jst(2026, 12, 9, 9)):
        assert current_round(first.course_id) == second


@pytest.mark.parametrize("who", ["tutor", "other_officer", "hanako"])
def test_only_officers_and_directors_of_the_programme_plan(office: Office, who: str) -> None:
    row, actor = office.plan(), office.cast.actor(getattr(office.cast, who))
    for act in (announce_round, close_round):
        with pytest.raises(Refused) as refusal:
            act(actor=actor, round_id=row.id)
        assert code_of(refusal) == "OFFICER_ONLY"
