"""Applying: the draft that keeps everything, the task, the days of a round."""

from uuid import uuid4

import pytest

from tests.intake.office import TASK, Office, code_of
from tests.learning.school import heard, jst
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.intake.models import ApplicationSheet, TaskFile, TaskKind
from yuiwork.intake.queries.sheets import draft_of, file_for
from yuiwork.intake.receipts import SIGNS, parse_receipt
from yuiwork.intake.use_cases import save_application_draft
from yuiwork.learning import api as learning
from yuiwork.learning.events import CourseApplied

PDF = learning.Upload("答え 山田花子.pdf", b"%PDF-1.7 made for a test")


def test_a_draft_keeps_what_was_typed_right_or_wrong(office: Office) -> None:
    her, course = Actor(user_id=office.cast.hanako), office.school.course
    for hours in ("八", "200"):
        save_application_draft(actor=her, course_id=course.id, typed={"motive": "", "weekly_hours": hours})
    draft = draft_of(course.id, office.cast.hanako)
    assert draft is not None
    assert draft.typed == {"motive": "", "weekly_hours": "200"}
    assert ApplicationSheet.objects.count() == 1
    assert learning.newest_application(course.id, office.cast.hanako) is None


def test_sending_turns_the_draft_into_the_application(office: Office, announced: list[Event]) -> None:
    course = office.school.course
    save_application_draft(
        actor=Actor(user_id=office.cast.hanako), course_id=course.id, typed={"motive": "家で"}
    )
    sheet = office.apply()
    assert (sheet.state, sheet.typed, ApplicationSheet.objects.count()) == ("sent", {}, 1)
    assert sheet.application is not None
    assert sheet.application.motive.startswith("子ども")
    assert len(heard(announced, CourseApplied)) == 1


def test_the_receipt_says_nothing_and_reads_well(office: Office) -> None:
    first, second = office.apply(), office.apply(office.cast.sato)
    assert first.receipt != second.receipt
    assert set(first.receipt or "") <= set(SIGNS)
    assert parse_receipt(first.shown_receipt.lower()) == first.receipt


def test_the_same_form_again_is_the_same_application(office: Office) -> None:
    key = uuid4()
    first = office.apply(submission_id=key)
    assert office.apply(submission_id=key).id == first.id
    with pytest.raises(Conflict) as refusal:
        office.apply(office.cast.sato, submission_id=key)
    assert code_of(refusal) == "SAME_KEY_OTHER_BODY"
    with pytest.raises(Conflict) as refusal:
        office.apply()
    assert code_of(refusal) == "ALREADY_APPLIED"


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (jst(2026, 11, 19, 23, 59), "TOO_EARLY"),
        (jst(2026, 11, 20, 0, 0), ""),
        (jst(2026, 11, 28, 23, 59), ""),
        (jst(2026, 11, 29, 0, 0), "TOO_LATE"),
    ],
)
def test_a_round_takes_applications_from_its_first_to_its_last_day(
    office: Office, now: object, code: str
) -> None:
    office.call()
    with clock.at(now):  # type: ignore[arg-type]
        if not code:
            assert office.apply().round is not None
            return
        with pytest.raises(Refused) as refusal:
            office.apply()
    assert code_of(refusal) == code


def test_a_round_that_is_not_announced_changes_nothing(office: Office) -> None:
    office.plan()
    assert office.apply().round is None


def test_a_task_must_be_handed_in(office: Office) -> None:
    office.call(**TASK)
    with pytest.raises(Invalid) as refusal:
        office.apply(task_text="  ")
    assert (code_of(refusal), refusal.value.field) == ("TASK_MISSING", "task_text")
    assert office.apply(task_text="ならまちの朝が好きです。").task_text == "ならまちの朝が好きです。"


def test_a_file_saved_with_the_draft_goes_with_the_application(office: Office) -> None:
    office.call(**{**TASK, "task_kind": TaskKind.FILE})
    course, her = office.school.course, Actor(user_id=office.cast.hanako)
    with pytest.raises(Invalid) as refusal:
        office.apply()
    assert refusal.value.field == "uploads"
    save_application_draft(actor=her, course_id=course.id, typed={}, files=[PDF])
    sheet = office.apply()
    file = TaskFile.objects.get(sheet=sheet)
    assert (file.name, file.media_type) == ("答え 山田花子.pdf", "application/pdf")
    assert "山田" not in str(file.content.name)


def test_a_file_is_read_by_its_owner_and_after_sending_by_the_office(office: Office) -> None:
    office.call(**{**TASK, "task_kind": TaskKind.FILE})
    her = Actor(user_id=office.cast.hanako)
    save_application_draft(actor=her, course_id=office.school.course.id, typed={}, files=[PDF])
    file = TaskFile.objects.get()
    assert file_for(her, file.id) == file
    with pytest.raises(NotFound):
        file_for(office.officer, file.id)
    office.apply()
    assert file_for(office.officer, file.id) == file
    for stranger in (office.cast.sato, office.cast.tutor, office.cast.other_officer):
        with pytest.raises(NotFound):
            file_for(office.cast.actor(stranger), file.id)


def test_a_draft_takes_five_files_and_gives_them_back(office: Office) -> None:
    office.call(**{**TASK, "task_kind": TaskKind.FILE})
    course, her = office.school.course, Actor(user_id=office.cast.hanako)
    save_application_draft(actor=her, course_id=course.id, typed={}, files=[PDF] * 5)
    with pytest.raises(Invalid) as refusal:
        save_application_draft(actor=her, course_id=course.id, typed={}, files=[PDF])
    assert code_of(refusal) == "TOO_MANY_FILES"
    one = TaskFile.objects.order_by("id")[0]
    save_application_draft(actor=her, course_id=course.id, typed={}, files=[PDF], remove_file_ids=[one.id])
    assert TaskFile.objects.count() == 5
    assert not TaskFile.objects.filter(id=one.id).exists()
