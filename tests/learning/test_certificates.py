"""What completes a course, the certificate, and where a learner stands on the way."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cast import SYSTEM
from tests.learning.school import COURSE_DAY, VISITOR, School, heard, jst
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import (
    CourseCompleted,
)
from yuiwork.learning.models import Completion, Submission
from yuiwork.learning.queries.board import board_of, standing_stamps
from yuiwork.learning.queries.courses import enrolments_of
from yuiwork.people import api as people


def test_when_the_rule_is_met_a_numbered_certificate_is_filed(school: School, announced: list[Event]) -> None:
    enrolment = school.complete()
    completion = Completion.objects.get()
    assert enrolment.state == "completed"
    assert completion.number == "NARA-2026-0001"
    assert completion.completed_on == date(2026, 12, 1)
    event = heard(announced, CourseCompleted)[0]
    assert event.certificate_number == "NARA-2026-0001"  # type: ignore[attr-defined]
    document = audit.open_document(completion.document_id, party_ids=[school.cast.hanako])
    assert document.counterparty_name == "山田 花子"
    text = "".join(PdfReader(BytesIO(document.content)).pages[0].extract_text().split())
    for words in ("修了証", "山田花子様", "在宅ワーク初級講座2026秋", "令和8年12月1日", "NARA-2026-0001"):
        assert words in text
    assert learning.holds_certificate(school.cast.hanako, school.cast.nara.id)
    assert [c.number for c in learning.completions_of(school.cast.nara.id)] == ["NARA-2026-0001"]


@pytest.mark.parametrize("family", ["𠮷田", "葛󠄀西", "髙橋"])
def test_a_rare_name_stands_on_the_certificate_as_written(school: School, family: str) -> None:
    hanako = Actor(user_id=school.cast.hanako)
    people.save_profile(actor=hanako, family_name=family)
    school.complete()
    completion = Completion.objects.get()
    assert completion.family_name == family
    document = audit.open_document(completion.document_id, party_ids=[school.cast.hanako])
    reader = PdfReader(BytesIO(document.content))
    assert len(reader.pages) == 1
    assert family in "".join(reader.pages[0].extract_text().split())


def test_numbers_run_without_gaps_per_programme_and_fiscal_year(school: School) -> None:
    school.complete()
    sato = school.accept(school.apply_for_course(school.cast.sato))
    tutor = school.cast.actor(school.cast.tutor)
    with clock.at(jst(2027, 4, 1, 0, 0)):
        learning.mark_session_attendance(
            actor=tutor, session_id=school.sessions[0].id, enrolment_id=sato.id, present=True
        )
        for exercise in school.exercises:
            school.answer(school.submit(exercise, user_id=school.cast.sato), passed=True)
    assert list(Completion.objects.order_by("id").values_list("number", flat=True)) == [
        "NARA-2026-0001",
        "NARA-2027-0001",
    ]


def test_a_number_drawn_in_vain_is_not_lost(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**kwargs: object) -> None:
        raise RuntimeError("the archive is closed")

    with monkeypatch.context() as patch:
        patch.setattr("yuiwork.audit.api.file_document", broken)
        with pytest.raises(RuntimeError):
            school.complete()
    assert not Completion.objects.exists()
    with clock.at(COURSE_DAY):
        school.answer(Submission.objects.get(state="submitted"), passed=True)
    assert Completion.objects.get().number == "NARA-2026-0001"


def test_the_last_missing_attendance_completes_too(school: School) -> None:
    enrolment = school.enrolment
    with clock.at(COURSE_DAY):
        for exercise in school.exercises:
            school.answer(school.submit(exercise), passed=True)
        progress = learning.progress_of(school.cast.hanako).courses[0]
        assert progress.missing == ("あと1回出席する",)
        attendance: dict[str, Any] = {
            "actor": school.cast.actor(school.cast.tutor),
            "session_id": school.sessions[0].id,
            "enrolment_id": enrolment.id,
        }
        learning.mark_session_attendance(**attendance, present=True)
        learning.mark_session_attendance(**attendance, present=False)
    assert Completion.objects.count() == 1  # once issued it stays, though the mark was corrected


def test_a_session_of_another_course_cannot_be_marked_for_her(school: School) -> None:
    enrolment = school.enrolment
    other = learning.create_course(
        actor=SYSTEM,
        programme_id=school.cast.nara.id,
        title="中級",
        description="?",
        capacity=1,
        apply_until=date(2026, 11, 30),
        starts_on=date(2026, 12, 1),
        ends_on=date(2026, 12, 2),
        completion_rule=[{"kind": "all_exercises_passed"}],
    )
    session = learning.create_session(
        actor=SYSTEM,
        course_id=other.id,
        title="1",
        starts_at=jst(2026, 12, 1, 9),
        ends_at=jst(2026, 12, 1, 10),
    )
    with clock.at(COURSE_DAY), pytest.raises(NotFound):
        learning.mark_session_attendance(
            actor=SYSTEM, session_id=session.id, enrolment_id=enrolment.id, present=True
        )


def test_progress_says_what_comes_next_and_what_is_missing(school: School) -> None:
    school.enrolment  # noqa: B018
    school.apply(actor=Actor(user_id=school.cast.hanako))
    school.answer(school.submit(school.exercises[0]), passed=False)
    progress = learning.progress_of(school.cast.hanako)
    course = progress.courses[0]
    assert progress.seminars[0].title == "はじめての在宅ワーク説明会"
    assert course.missing == ("あと2件の課題に合格する", "あと1回出席する")
    assert course.next_session is not None
    assert course.next_session.number == 1
    assert [exercise.state for exercise in course.exercises] == ["returned", "todo"]
    assert [step.title for step in learning.next_steps(Actor(user_id=school.cast.hanako))] == [
        "「はじめての在宅ワーク説明会」に参加します",
        "「自己紹介文」に講評が届いています",
    ]


def test_her_board_shows_what_she_did_and_what_is_open(school: School) -> None:
    school.complete()
    stamps, enrolments = standing_stamps(school.cast.hanako), enrolments_of(school.cast.hanako)
    assert [(place.short, place.day) for place in board_of(stamps, enrolments)] == [
        ("第1回", "12月1日"),
        ("第2回", ""),
        ("課題1", "12月1日"),
        ("課題2", "12月1日"),
    ]


def test_the_tutor_is_told_what_waits(school: School) -> None:
    school.enrolment  # noqa: B018
    school.submit(school.exercises[0])
    school.apply_for_course(school.cast.sato)
    tutor = learning.next_steps(school.cast.actor(school.cast.tutor))
    assert [(step.title, step.due) for step in tutor] == [("「自己紹介文」の講評をする", date(2026, 11, 27))]
    assert learning.next_steps(VISITOR) == []
