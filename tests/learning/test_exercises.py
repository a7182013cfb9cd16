"""Drafts, answers, files and feedback."""

from datetime import date
from uuid import uuid4

import pytest

from tests.learning.school import School, heard
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.answer_date import answer_by
from yuiwork.learning.events import (
    ExerciseSubmitted,
    FeedbackGiven,
)
from yuiwork.learning.models import Submission

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


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
