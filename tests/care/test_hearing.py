"""What other rooms tell: a low answer in a survey with her name, a letter after an absence."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import SYSTEM
from tests.learning.school import School, heard, jst
from tests.page_client import PageClient
from yuiwork.care import api as care
from yuiwork.care.handlers import on_absence_guided, on_named_answers
from yuiwork.care.models import CareTask, Contact, Signal
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import AbsenceGuided
from yuiwork.surveys import api as surveys
from yuiwork.surveys.events import NamedAnswersSent
from yuiwork.surveys.models import Response
from yuiwork.surveys.use_cases import send_answers

DURING = jst(2026, 12, 2, 9)
QUESTIONS: Any = [
    {
        "code": code,
        "kind": "scale",
        "text": f"{code}はいかがでしたか",
        "options": [{"code": str(step), "label": f"{step}"} for step in range(1, 6)],
    }
    for code in ("satisfaction", "useful")
]


def answered(
    school: School, announced: list[Event], *steps: int, named: bool = True, anonymous: bool = False
) -> list[Event]:
    """Hanako answers a survey of her course; the events that tell of her."""
    announced.clear()
    with clock.at(DURING):
        survey = surveys.create_survey(
            actor=SYSTEM,
            programme_id=school.cast.nara.id,
            title="中間アンケート",
            questions=QUESTIONS,
            anonymous=anonymous,
        )
    with clock.at(DURING), transaction.atomic():
        asked = surveys.invite(
            survey_id=survey.id,
            respondent_key=f"enrolment:{school.enrolment.id}",
            user_id=school.cast.hanako,
        )
        asked.named = named
        asked.draft = {question["code"]: str(step) for question, step in zip(QUESTIONS, steps, strict=True)}
        asked.save()
    with clock.at(DURING):
        send_answers(actor=Actor.visitor(), invitation_id=asked.id)
    return heard(announced, NamedAnswersSent)


def told(school: School, announced: list[Event], *steps: int, **how: bool) -> None:
    """The same, and whoever listens hears it, twice."""
    for event in [*answered(school, announced, *steps, **how)] * 2:
        with clock.at(DURING):
            on_named_answers(event)  # type: ignore[arg-type]


def missed(school: School) -> None:
    with clock.at(jst(2026, 12, 1, 12)):
        learning.mark_session_attendance(
            actor=school.cast.actor(school.cast.tutor),
            session_id=school.sessions[0].id,
            enrolment_id=school.enrolment.id,
            present=False,
        )


def guided(school: School, announced: list[Event]) -> AbsenceGuided:
    with clock.at(jst(2026, 12, 1, 18)):
        learning.guide_absentees(
            actor=school.cast.actor(school.cast.tutor),
            session_id=school.sessions[0].id,
            what_was_done="見出しの付けかた",
            next_step="教材の3を読んでください",
        )
    [event] = heard(announced, AbsenceGuided)
    assert isinstance(event, AbsenceGuided)
    return event


def test_a_low_answer_is_a_sign_for_her_tutor(school: School, announced: list[Event]) -> None:
    told(school, announced, 5, 2)
    task = CareTask.objects.get()
    assert (task.assignee_id, task.user_id) == (school.cast.tutor, school.cast.hanako)
    [signal] = task.signals.all()
    assert (signal.kind, signal.title, signal.since) == ("low_answer", "中間アンケート", DURING)


@pytest.mark.parametrize(
    ("steps", "how"), [((5, 3), {}), ((1, 1), {"named": False}), ((1, 1), {"anonymous": True})]
)
def test_other_answers_reach_nobody(
    school: School, announced: list[Event], steps: tuple[int, ...], how: dict[str, bool]
) -> None:
    told(school, announced, *steps, **how)
    assert not CareTask.objects.exists()


def test_nothing_of_an_answer_without_a_name_can_be_asked(school: School, announced: list[Event]) -> None:
    answered(school, announced, 1, 1, named=False)
    assert surveys.lowest_step(Response.objects.get().id) is None


@pytest.mark.parametrize(("limit", "tasks"), [(0, 0), (1, 0), (3, 1)])
def test_the_programme_says_what_is_low(
    school: School, announced: list[Event], limit: int, tasks: int
) -> None:
    care.set_care_settings(actor=SYSTEM, programme_id=school.cast.nara.id, low_answer=limit)
    told(school, announced, 2, 4)
    assert CareTask.objects.count() == tasks


def test_it_joins_a_task_that_is_open(school: School, announced: list[Event]) -> None:
    with clock.at(jst(2026, 12, 8, 9)):
        care.notice_learners()
    told(school, announced, 1, 1)
    assert sorted(CareTask.objects.get().signals.values_list("kind", flat=True)) == [
        "low_answer",
        "not_started",
    ]


def test_it_waits_for_a_talk_also_when_she_goes_on_working(school: School, announced: list[Event]) -> None:
    from uuid import uuid4

    told(school, announced, 2, 2)
    task = CareTask.objects.get()
    with clock.at(jst(2026, 12, 3)):
        school.submit(school.exercises[0])
        care.notice_learners()
        task.refresh_from_db()
        assert task.state == "open"
        care.log_contact(
            actor=school.cast.actor(school.cast.tutor),
            task_id=task.id,
            submission_id=uuid4(),
            channel="phone",
            made_on=clock.today(),
            reached=True,
        )
        care.notice_learners()
    task.refresh_from_db()
    assert (task.state, task.outcome) == ("closed", "came_back")


def test_who_is_in_no_course_any_more_is_nobodys_task(school: School, announced: list[Event]) -> None:
    events = answered(school, announced, 1, 1)
    learning.leave_course(
        actor=school.cast.actor(school.cast.tutor), enrolment_id=school.enrolment.id, reason="time"
    )
    on_named_answers(events[0])  # type: ignore[arg-type]
    assert not Signal.objects.exists()


@pytest.mark.parametrize("task_first", [True, False])
def test_a_letter_after_an_absence_stands_in_the_log_once(
    school: School, announced: list[Event], task_first: bool
) -> None:
    missed(school)
    if task_first:
        with clock.at(jst(2026, 12, 1, 13)):
            care.notice_learners()
    event = guided(school, announced)
    for _again in range(2):
        on_absence_guided(event)
    with clock.at(jst(2026, 12, 2)):
        care.notice_learners()
    contact = Contact.objects.get()
    assert (contact.channel, contact.reached, contact.made_by_id) == ("guidance", False, school.cast.tutor)
    task = CareTask.objects.get()
    page = PageClient().sign_in(school.cast.tutor).get(f"/staff/nara/care/{task.id}/").content.decode()
    assert "欠席者への案内" in page
    assert "教材の3を読んでください" in page
    assert "つながらず" not in page


def test_a_letter_is_not_noted_by_hand(school: School) -> None:
    from uuid import uuid4

    missed(school)
    with clock.at(jst(2026, 12, 1, 13)):
        care.notice_learners()
    task = CareTask.objects.get()
    values: dict[str, Any] = {"submission_id": uuid4(), "made_on": clock.today(), "channel": "guidance"}
    tutor = school.cast.actor(school.cast.tutor)
    with pytest.raises(Invalid, match="CHANNEL_UNKNOWN"):
        care.log_contact(actor=tutor, task_id=task.id, reached=True, **values)
    with pytest.raises(IntegrityError, match="letter_reaches_nobody"), transaction.atomic():
        Contact.objects.create(task=task, made_by_id=school.cast.tutor, reached=True, **values)


def test_who_told_us_before_is_not_noticed(school: School) -> None:
    with clock.at(jst(2026, 11, 30)):
        learning.tell_absence(
            actor=school.cast.actor(school.cast.hanako), session_id=school.sessions[0].id, reason="child"
        )
    missed(school)  # whoever kept the roll did not see her word
    with clock.at(jst(2026, 12, 2)):
        assert care.notice_learners() == 0
