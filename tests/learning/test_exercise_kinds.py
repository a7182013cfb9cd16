"""Kinds of exercises, opening and due days, drafts on two devices, rubric and comments by paragraph."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import SYSTEM
from tests.learning.school import School, heard, jst
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import ExerciseSubmitted
from yuiwork.learning.models import DraftCopy, Exercise, FeedbackComment, RubricMark, Submission
from yuiwork.learning.rubric import Criterion, as_text, parse_rubric
from yuiwork.learning.use_cases import keep_draft_copy

RUBRIC = "読みやすさ：読み返しが要る／だいたい読める／すらすら読める\n正確さ: 誤りが多い / 正しい"


def hanako(school: School) -> Actor:
    school.enrolment  # noqa: B018 - she learns here
    return Actor(user_id=school.cast.hanako)


def set_exercise(school: School, **changes: Any) -> Exercise:
    values: dict[str, Any] = {"title": "準備", "instruction": "やってみましょう。", "criteria": [], **changes}
    return learning.create_exercise(actor=SYSTEM, course_id=school.course.id, **values)


def submit(school: School, exercise: Exercise, **content: Any) -> Submission:
    return learning.submit_exercise(
        actor=hanako(school), exercise_id=exercise.id, submission_id=uuid4(), **content
    )


def test_an_onboarding_list_passes_by_itself_when_all_is_ticked(
    school: School, announced: list[Event]
) -> None:
    exercise = set_exercise(
        school, kind="checklist", checklist=["チャットに入った", "登録した"], self_checked=True
    )
    with pytest.raises(Invalid) as refusal:
        submit(school, exercise, checked=[1])
    assert refusal.value.code == "NOTHING_TO_SUBMIT"
    passed = submit(school, exercise, checked=[2, 1])
    assert (passed.state, passed.checked) == ("passed", [1, 2])
    assert not heard(announced, ExerciseSubmitted)  # the tutor has nothing to answer
    [state] = [
        e.state for e in learning.progress_of(school.cast.hanako).courses[0].exercises if e.number == 3
    ]
    assert state == "passed"


def test_a_list_that_is_not_self_checked_waits_for_the_tutor(school: School) -> None:
    exercise = set_exercise(school, kind="checklist", checklist=["登録した"])
    assert submit(school, exercise, checked=[1]).state == "submitted"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "note.com/hanako", "https://", "https://a b", "ftp://a.jp"]
)
def test_a_link_must_be_an_address_of_the_web(school: School, link: str) -> None:
    exercise = set_exercise(school, kind="link")
    with pytest.raises(Invalid) as refusal:
        submit(school, exercise, link=link)
    assert refusal.value.code == "LINK_FORMAT"
    assert submit(school, exercise, link=" https://note.com/hanako ").link == "https://note.com/hanako"


def test_a_file_exercise_needs_a_file(school: School) -> None:
    exercise = set_exercise(school, kind="file")
    with pytest.raises(Invalid) as refusal:
        submit(school, exercise, text="ファイルを忘れました")
    assert refusal.value.code == "NOTHING_TO_SUBMIT"
    assert refusal.value.field == "uploads"


def test_before_it_opens_nothing_is_taken_and_after_the_due_day_it_is_marked_late(school: School) -> None:
    exercise = set_exercise(school, open_on=date(2026, 12, 1), due_on=date(2026, 12, 7))
    with pytest.raises(Refused) as refusal:
        submit(school, exercise, text="早すぎ")
    assert refusal.value.code == "NOT_OPEN_YET"
    progress = learning.progress_of(school.cast.hanako).courses[0].exercises[2]
    assert (progress.state, progress.is_hers_to_do) == ("later", False)
    with clock.at(jst(2026, 12, 7, 23, 59)):
        on_time = submit(school, exercise, text="間に合いました")
        school.answer(on_time, passed=False)
    with clock.at(jst(2026, 12, 8, 0, 0)):
        late = submit(school, exercise, text="直しました")
    assert (on_time.late, late.late) == (False, True)


def test_a_plan_that_contradicts_itself_is_refused(school: School) -> None:
    with pytest.raises(Invalid) as refusal:
        set_exercise(school, open_on=date(2026, 12, 7), due_on=date(2026, 12, 1))
    assert refusal.value.code == "DUE_BEFORE_OPEN"
    with pytest.raises(Invalid) as refusal:
        set_exercise(school, kind="checklist")
    assert refusal.value.code == "CHECKLIST_EMPTY"


def test_the_kind_stays_once_somebody_has_handed_in(school: School) -> None:
    exercise = school.exercises[0]
    values = {"title": "新しい題", "instruction": "書く", "criteria": ["長さ"], "kind": "file"}
    learning.change_exercise(actor=SYSTEM, exercise_id=exercise.id, **{**values, "kind": "text"})  # type: ignore[arg-type]
    school.enrolment  # noqa: B018
    school.submit(exercise)
    with pytest.raises(Refused) as refusal:
        learning.change_exercise(actor=SYSTEM, exercise_id=exercise.id, **values)  # type: ignore[arg-type]
    assert refusal.value.code == "KIND_IN_USE"
    exercise.refresh_from_db()
    assert (exercise.title, exercise.kind) == ("新しい題", "text")


def test_a_second_device_is_told_and_both_texts_are_kept(school: School) -> None:
    actor, exercise = hanako(school), school.exercises[0]
    phone, desk = uuid4(), uuid4()
    save: dict[str, Any] = {"actor": actor, "exercise_id": exercise.id}
    first = learning.save_exercise_draft(**save, text="電車で", base="0.0", page_id=phone)
    learning.save_exercise_draft(**save, text="電車で書いた", base=first.base, page_id=phone)
    with pytest.raises(Conflict) as conflict:
        learning.save_exercise_draft(**save, text="机で", base=first.base, page_id=desk)
    assert conflict.value.code == "DRAFT_CHANGED"
    keep_draft_copy(**save, page_id=desk, text="机で")
    keep_draft_copy(**save, page_id=desk, text="机で続き")
    assert sorted(DraftCopy.objects.values_list("text", flat=True)) == ["机で続き", "電車で書いた"]
    newest = Submission.objects.get()
    assert newest.text == "電車で書いた"
    learning.save_exercise_draft(**save, text="机で続き", base=newest.base, page_id=desk)  # she chose


def test_a_page_never_conflicts_with_its_own_saving_under_way(school: School) -> None:
    actor, exercise, page = hanako(school), school.exercises[0], uuid4()
    learning.save_exercise_draft(actor=actor, exercise_id=exercise.id, text="あ", base="0.0", page_id=page)
    sent = learning.submit_exercise(
        actor=actor, exercise_id=exercise.id, submission_id=page, text="ああ", base="0.0", page_id=page
    )
    assert (sent.state, sent.text) == ("submitted", "ああ")


def test_feedback_by_rubric_and_paragraph(school: School) -> None:
    exercise = set_exercise(school, rubric=parse_rubric(RUBRIC))
    submission = submit(school, exercise, text="一段落目。\n\n二段落目。")
    give: dict[str, Any] = {
        "actor": school.cast.actor(school.cast.tutor),
        "submission_id": submission.id,
        "passed": True,
        "good": "伝わります",
    }
    for marks, comments, code in (
        ({1: 3}, {}, "RUBRIC_INCOMPLETE"),
        ({1: 4, 2: 1}, {}, "NO_SUCH_LEVEL"),
        ({1: 3, 2: 2}, {3: "どこ？"}, "NO_SUCH_PARAGRAPH"),
    ):
        with pytest.raises(Invalid) as refusal:
            learning.give_feedback(**give, marks=marks, comments=comments)
        assert refusal.value.code == code
    learning.give_feedback(**give, marks={1: 3, 2: 2}, comments={1: " ", 2: "数字があるとよい"})
    assert list(RubricMark.objects.values_list("criterion", "level", "words")) == [
        ("読みやすさ", 3, "すらすら読める"),
        ("正確さ", 2, "正しい"),
    ]
    assert FeedbackComment.objects.get().paragraph == 2
    learning.change_exercise(
        actor=SYSTEM, exercise_id=exercise.id, title="準備", instruction="?", criteria=[], rubric=[]
    )
    assert RubricMark.objects.count() == 2  # what was said stays as it was said


@pytest.mark.parametrize(
    ("text", "line"), [("読みやすさ", "1"), ("a：b／c\n\n正確さ：ひとつだけ", "3"), ("：a／b", "1")]
)
def test_a_rubric_names_the_line_that_cannot_be_read(text: str, line: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_rubric(text)
    assert f"{line}行目" in str(refusal.value.message)


_WORDS = st.text(
    st.characters(blacklist_characters=":：/／", blacklist_categories=("C", "Z")), min_size=1, max_size=8
)


@given(
    st.lists(st.builds(Criterion, _WORDS, st.lists(_WORDS, min_size=2, max_size=6).map(tuple)), max_size=12)
)
def test_a_rubric_typed_as_shown_is_the_same_rubric(rubric: list[Criterion]) -> None:
    assert parse_rubric(as_text(rubric)) == rubric
