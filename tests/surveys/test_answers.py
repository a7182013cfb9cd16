"""What counts as an answer, for surveys and application forms alike: no table is needed for that."""

from typing import Any

import pytest
from django.utils import translation

from tests.surveys.conftest import ANSWERS, EVERY_KIND, questions
from yuiwork.core.errors import Invalid
from yuiwork.surveys import api as surveys
from yuiwork.surveys.use_cases.question_sets import check_questions


def test_answers_of_every_kind_are_kept_as_they_are_compared() -> None:
    checked, problems = surveys.checked_answers(questions(), ANSWERS)
    assert problems == []
    assert {code: answer.value for code, answer in checked.items()} == {
        "start": "yes",
        "purpose": ["home", "other"],
        "satisfaction": 4,
        "hours": 12,
        "parts": {"talk": "good", "place": "bad"},
    }
    assert checked["purpose"].own_words == "趣味のため"


def test_answers_read_as_people_say_them() -> None:
    rows = {question.code: question for question in questions()}
    checked, _problems = surveys.checked_answers(rows.values(), ANSWERS)
    shown = {code: surveys.shown_answer(rows[code], answer) for code, answer in checked.items()}
    assert shown == {
        "start": "はい",
        "purpose": "家で働く、その他（趣味のため）",
        "satisfaction": "4 満足",
        "hours": "12時間",
        "parts": "お話: よい\n会場: よくない",
    }
    with translation.override("en"):
        assert surveys.shown_answer(rows["purpose"], checked["purpose"]).startswith("Working at home")
        assert rows["satisfaction"].wording == "How was it?"
        assert rows["start"].wording == "始めたいですか"


def test_a_branch_asks_only_whom_it_concerns() -> None:
    no = {"start": "no", "why_not": "時間がない", "satisfaction": 3, "hours": 5, "parts": {"talk": "good"}}
    checked, problems = surveys.checked_answers(questions(), no)
    assert problems == []
    # The section is for those who say yes: what came along for it is not kept, and nothing of it is missed.
    assert set(checked) == {"start", "why_not", "satisfaction"}
    _checked, problems = surveys.checked_answers(questions(), {"start": "no", "satisfaction": 3})
    assert [(p.code, p.field) for p in problems] == [("ANSWER_MISSING", "why_not")]


def test_own_words_belong_to_their_option() -> None:
    checked, _problems = surveys.checked_answers(questions(), {**ANSWERS, "purpose": ["home"]})
    assert checked["purpose"].own_words == ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start": ""}, "ANSWER_MISSING"),
        ({"start": "perhaps"}, "ANSWER_UNKNOWN"),
        ({"start": ["yes"]}, "ANSWER_UNKNOWN"),
        ({"purpose": ["to_be_rich"]}, "ANSWER_UNKNOWN"),
        ({"purpose__own_words": "長" * 201}, "ANSWER_UNKNOWN"),
        ({"satisfaction": 6}, "ANSWER_UNKNOWN"),
        ({"hours": 81}, "ANSWER_UNKNOWN"),
        ({"hours": -1}, "ANSWER_UNKNOWN"),
        ({"hours": True}, "ANSWER_UNKNOWN"),
        ({"parts": {"talk": "good"}}, "ANSWER_MISSING"),
        ({"parts": {"talk": "good", "place": "ugly"}}, "ANSWER_UNKNOWN"),
        ({"parts": {"talk": "good", "sky": "good"}}, "ANSWER_UNKNOWN"),
    ],
)
def test_an_answer_must_fit_its_question(changes: dict[str, Any], code: str) -> None:
    _checked, problems = surveys.checked_answers(questions(), {**ANSWERS, **changes})
    assert [problem.code for problem in problems] == [code]
    assert str(problems[0].field) in next(iter(changes))


def _with(**changes: Any) -> list[Any]:
    return [{**EVERY_KIND[0], **changes}]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (_with(kind="colour"), "QUESTION_KIND"),
        (_with(options=[]), "QUESTION_OPTIONS"),
        (_with(options=[{"code": "a", "label": "A"}, {"code": "a", "label": "B"}]), "QUESTION_OPTIONS"),
        (_with(kind="text"), "QUESTION_OPTIONS"),
        (_with(kind="scale"), "QUESTION_SCALE"),
        (_with(kind="matrix"), "QUESTION_ROWS"),
        ([EVERY_KIND[0], EVERY_KIND[0]], "QUESTION_CODE"),
        ([EVERY_KIND[1], EVERY_KIND[0]], "QUESTION_BRANCH"),
        (
            [EVERY_KIND[0], {**EVERY_KIND[1], "shown_if": {"question": "start", "any_of": ["x"]}}],
            "QUESTION_BRANCH",
        ),
        (
            [EVERY_KIND[0], {**EVERY_KIND[1], "shown_if": {"question": "start", "any_of": []}}],
            "QUESTION_BRANCH",
        ),
    ],
)
def test_a_question_must_have_what_its_kind_needs(wrong: list[Any], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_questions(wrong)
    assert refusal.value.code == code


# The same rules as a form.


def form(given: dict[str, Any]) -> surveys.QuestionsForm:
    typed = {
        "start": "yes", "satisfaction": "4", "hours": "１２", "parts__talk": "good", "parts__place": "bad", **given,
    }  # fmt: skip
    return surveys.QuestionsForm(questions(), typed)


def test_the_form_takes_what_people_type() -> None:
    sent = form({"purpose": ["home", "other"], "purpose__own_words": " 趣味のため "})
    assert sent.is_valid(), sent.errors
    checked, problems = surveys.checked_answers(questions(), sent.given)
    assert problems == []
    assert checked == sent.checked
    assert checked["hours"].value == 12
    assert checked["purpose"].own_words == "趣味のため"


def test_the_form_says_at_the_question_what_is_missing() -> None:
    assert set(form({"satisfaction": ""}).errors) == {"satisfaction"}
    assert set(form({"start": "no"}).errors) == {"why_not"}
    # A table is missed at its first empty row, and only by whom it is asked of.
    assert set(form({"parts__place": ""}).errors) == {"parts__place"}
    assert form({"start": "no", "why_not": "時間がない", "parts__place": ""}).is_valid()
    assert set(form({"hours": "100"}).errors) == {"hours"}


def test_the_form_shows_what_was_answered_before() -> None:
    checked, _problems = surveys.checked_answers(questions(), ANSWERS)
    html = surveys.QuestionsForm(questions(), answers=checked).as_p()
    assert 'value="12"' in html
    assert 'value="趣味のため"' in html
    assert html.count("checked") == 6


def test_help_that_staff_typed_is_not_markup() -> None:
    html = str(surveys.QuestionsForm(questions()))
    assert "&lt;b&gt;たとえば&lt;/b&gt;" in html
    assert "<b>たとえば" not in html
