"""From the application for a course to the certificate."""

from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from tests.cast import SYSTEM
from tests.learning.school import COURSE_DAY, VISITOR, School, jst
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.answer_date import answer_by
from yuiwork.learning.events import (
    CourseApplied,
    CourseCompleted,
    CourseDecided,
    Enrolled,
    ExerciseSubmitted,
    FeedbackGiven,
)
from yuiwork.learning.models import Completion, CourseApplication, Enrolment, Submission
from yuiwork.learning.queries.board import board_of
from yuiwork.people import api as people

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def heard(announced: list[Event], kind: type[Event]) -> list[Event]:
    return [event for event in announced if isinstance(event, kind)]


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


def test_she_withdraws_her_own_application_before_the_decision(school: School) -> None:
    application = school.apply_for_course()
    with pytest.raises(NotFound):
        learning.withdraw_course_application(
            actor=Actor(user_id=school.cast.sato), application_id=application.id
        )
    hanako = Actor(user_id=school.cast.hanako)
    for _ in range(2):
        learning.withdraw_course_application(actor=hanako, application_id=application.id)
    again = school.apply_for_course()
    school.accept(again)
    with pytest.raises(Refused):
        learning.withdraw_course_application(actor=hanako, application_id=again.id)


def test_a_draft_is_kept_and_handed_in_later(school: School, announced: list[Event]) -> None:
    school.enrolment  # noqa: B018 - she learns here
    exercise, hanako = school.exercises[0], Actor(user_id=school.cast.hanako)
    learning.save_exercise_draft(
        actor=hanako, exercise_id=exercise.id, text="途中", files=[learning.Upload("図.png", PNG)]
    )
    draft = learning.save_exercise_draft(actor=hanako, exercise_id=exercise.id, text="途中まで")
    assert not heard(announced, ExerciseSubmitted)
    submission = school.submit(exercise, text="できました")
    assert submission.id == draft.id
    assert (submission.version, submission.state) == (1, "submitted")
    assert [file.name for file in submission.files.all()] == ["図.png"]


def test_a_saved_file_can_be_taken_out_of_the_draft(school: School) -> None:
    school.enrolment  # noqa: B018
    exercise, hanako = school.exercises[0], Actor(user_id=school.cast.hanako)
    draft = learning.save_exercise_draft(
        actor=hanako, exercise_id=exercise.id, text="", files=[learning.Upload("a.png", PNG)]
    )
    learning.save_exercise_draft(
        actor=hanako, exercise_id=exercise.id, text="", remove_file_ids=[draft.files.get().id]
    )
    assert not draft.files.exists()


def test_a_second_tap_hands_in_nothing(school: School, announced: list[Event]) -> None:
    school.enrolment  # noqa: B018
    key = uuid4()
    first = school.submit(school.exercises[0], submission_id=key)
    assert school.submit(school.exercises[0], submission_id=key).id == first.id
    assert len(heard(announced, ExerciseSubmitted)) == 1


def test_while_the_tutor_reads_nothing_is_changed(school: School) -> None:
    school.enrolment  # noqa: B018
    school.submit(school.exercises[0])
    with pytest.raises(Refused) as refusal:
        school.submit(school.exercises[0])
    assert refusal.value.code == "WAITING_FOR_FEEDBACK"


def test_after_a_correction_the_next_version_passes(school: School, announced: list[Event]) -> None:
    school.enrolment  # noqa: B018
    exercise = school.exercises[0]
    school.answer(school.submit(exercise), passed=False)
    second = school.submit(exercise, text="連絡先を書きました。")
    assert second.version == 2
    school.answer(second, passed=True)
    with pytest.raises(Refused) as refusal:
        school.submit(exercise)
    assert refusal.value.code == "ALREADY_PASSED"
    assert [event.passed for event in heard(announced, FeedbackGiven)] == [False, True]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (learning.Upload("a.png", b""), "FILE_EMPTY"),
        (learning.Upload("a.pdf", b"MZ\x90\x00\x03"), "FILE_KIND"),
        (learning.Upload("a.png", PNG + b"0" * 10 * 1024 * 1024), "FILE_SIZE"),
    ],
)
def test_a_file_that_cannot_be_kept_keeps_nothing(school: School, upload: learning.Upload, code: str) -> None:
    school.enrolment  # noqa: B018
    with pytest.raises(Invalid) as refusal:
        school.submit(school.exercises[0], files=[upload])
    assert refusal.value.code == code
    assert not Submission.objects.exists()


def test_nothing_and_six_files_cannot_be_handed_in(school: School) -> None:
    school.enrolment  # noqa: B018
    with pytest.raises(Invalid) as refusal:
        school.submit(school.exercises[0], text="  ")
    assert refusal.value.code == "NOTHING_TO_SUBMIT"
    with pytest.raises(Invalid) as refusal:
        school.submit(school.exercises[0], files=[learning.Upload(f"{n}.png", PNG) for n in range(6)])
    assert refusal.value.code == "TOO_MANY_FILES"


def test_a_file_name_is_never_a_path(school: School) -> None:
    school.enrolment  # noqa: B018
    submission = school.submit(school.exercises[0], files=[learning.Upload('../../etc/"図".png', PNG)])
    file = submission.files.get()
    assert file.name == "_図_.png"
    assert "図" not in str(file.content.name)
    assert ".." not in str(file.content.name)


def test_who_does_not_learn_here_cannot_hand_in(school: School) -> None:
    school.enrolment  # noqa: B018
    with pytest.raises(NotFound):
        school.submit(school.exercises[0], user_id=school.cast.sato)


@pytest.mark.parametrize("who", ["takeda", "other_officer", "hanako"])
def test_only_her_tutor_and_the_directors_give_feedback(school: School, who: str) -> None:
    school.enrolment  # noqa: B018
    submission = school.submit(school.exercises[0])
    with pytest.raises(Refused) as refusal:
        learning.give_feedback(
            actor=school.cast.actor(getattr(school.cast, who)),
            submission_id=submission.id,
            passed=True,
            good="良い",
        )
    assert refusal.value.code == "NOT_HER_TUTOR"


def test_feedback_says_what_is_good_and_a_return_says_what_to_correct(school: School) -> None:
    school.enrolment  # noqa: B018
    submission = school.submit(school.exercises[0])
    director = school.cast.actor(school.cast.dirk)
    for passed, good, code in ((True, " ", "GOOD_MISSING"), (False, "良い", "TO_IMPROVE_MISSING")):
        with pytest.raises(Invalid) as refusal:
            learning.give_feedback(actor=director, submission_id=submission.id, passed=passed, good=good)
        assert refusal.value.code == code
    for _ in range(2):
        learning.give_feedback(actor=director, submission_id=submission.id, passed=True, good="良い")
    with pytest.raises(Refused) as refused:
        learning.give_feedback(
            actor=director, submission_id=submission.id, passed=False, good="良い", to_improve="直す"
        )
    assert refused.value.code == "NOT_NOW"


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
    assert list(Completion.objects.order_by("created_at").values_list("number", flat=True)) == [
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
        "説明会「はじめての在宅ワーク説明会」に参加します",
        "「自己紹介文」に講評が届いています",
    ]


def test_her_board_shows_what_she_did_and_what_is_open(school: School) -> None:
    school.complete()
    assert [(place.short, place.day) for place in board_of(school.cast.hanako)] == [
        ("第1回", "26.12.1"),
        ("第2回", ""),
        ("課題1", "26.12.1"),
        ("課題2", "26.12.1"),
    ]


def test_tutor_and_officer_are_told_what_waits(school: School) -> None:
    school.enrolment  # noqa: B018
    school.submit(school.exercises[0])
    school.apply_for_course(school.cast.sato)
    tutor = learning.next_steps(school.cast.actor(school.cast.tutor))
    assert [(step.title, step.due) for step in tutor] == [("「自己紹介文」の講評をする", date(2026, 11, 27))]
    officer = learning.next_steps(school.cast.actor(school.cast.takeda))
    assert [step.title for step in officer] == ["決定を待っている申込が1件あります"]
    assert learning.next_steps(VISITOR) == []


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (date(2026, 11, 24), date(2026, 11, 27)),  # Tuesday
        (date(2026, 11, 20), date(2026, 11, 26)),  # Friday before a holiday Monday
        (date(2026, 12, 25), date(2027, 1, 5)),  # offices close from 29 December to 3 January
    ],
)
def test_the_promised_day_counts_business_days(sent: date, expected: date) -> None:
    assert answer_by(sent, 3) == expected


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
