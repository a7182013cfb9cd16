"""One short page after another: where pages are cut, what comes next, how many questions are left."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.surveys.conftest import YES_NO, questions
from yuiwork.surveys.answers import Checked, checked_answers
from yuiwork.surveys.paging import PER_PAGE, first_to_ask, page_after, pages_of, questions_left


def codes(pages: Any) -> list[list[str]]:
    return [[question.code for question in page.questions] for page in pages]


def known_by(**answers: Any) -> Checked:
    return checked_answers(questions(), answers)[0]


def test_pages_are_cut_before_a_branch_at_a_heading_and_around_a_table() -> None:
    pages = pages_of(questions())
    assert codes(pages) == [["start"], ["why_not", "purpose", "satisfaction"], ["hours"], ["parts"]]
    assert [page.section.text if page.section else "" for page in pages] == [
        "",
        "",
        "いまの仕事",
        "いまの仕事",
    ]


def test_the_way_follows_the_answers() -> None:
    pages = pages_of(questions())
    yes, no = known_by(start="yes"), known_by(start="no")
    assert [q.code for q in pages[1].asked(yes)] == ["purpose", "satisfaction"]
    assert [q.code for q in pages[1].asked(no)] == ["why_not", "purpose", "satisfaction"]
    after_yes, after_no = page_after(pages, 2, yes), page_after(pages, 2, no)
    assert after_yes is not None
    assert after_yes.number == 3
    assert after_no is None


def test_the_number_of_questions_left_counts_what_may_still_come() -> None:
    pages = pages_of(questions())
    assert questions_left(pages, 1, {}) == 6
    assert questions_left(pages, 2, known_by(start="yes")) == 4
    assert questions_left(pages, 2, known_by(start="no")) == 3


def test_she_goes_on_where_she_stopped() -> None:
    pages = pages_of(questions())
    start = first_to_ask(pages, {}, [])
    assert start is not None
    assert start.number == 1
    further = first_to_ask(pages, known_by(start="yes"), ["start", "purpose", "satisfaction"])
    assert further is not None
    assert further.number == 3
    assert first_to_ask(pages, known_by(start="no"), ["start", "why_not", "purpose", "satisfaction"]) is None


@st.composite
def surveys_with_branches(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Choices, some of which depend on an earlier one, with headings among them that may depend too."""
    rows: list[dict[str, Any]] = []
    choices: list[str] = []
    for number in range(draw(st.integers(1, 12))):
        row: dict[str, Any] = {"code": f"q{number}", "kind": "single", "text": "?", "options": YES_NO}
        if number and draw(st.integers(0, 4)) == 0:
            row = {"code": f"q{number}", "kind": "section", "text": "?"}
        earlier = draw(st.sampled_from(["", *choices]))
        if earlier:
            row["shown_if"] = {"question": earlier, "any_of": [draw(st.sampled_from(["yes", "no"]))]}
        rows.append(row)
        if row["kind"] == "single":
            choices.append(row["code"])
    return rows


@given(surveys_with_branches(), st.lists(st.sampled_from(["yes", "no"]), min_size=12, max_size=12))
def test_walking_the_pages_asks_exactly_what_the_rules_ask(
    rows: list[dict[str, Any]], replies: list[str]
) -> None:
    """Page by page she meets the questions of ``checked_answers``, each once, and the number left only falls."""
    asked = questions(rows)
    pages = pages_of(asked)
    assert all(0 < len(page.questions) <= PER_PAGE for page in pages)
    assert [c for page in codes(pages) for c in page] == [q.code for q in asked if q.kind != "section"]
    given_answers: dict[str, Any] = {}
    met: list[str] = []
    left = questions_left(pages, 1, {}) if pages else 0
    here = page_after(pages, 0, {})
    while here is not None:
        known, _ = checked_answers(asked, given_answers)
        now_left = questions_left(pages, here.number, known)
        assert now_left <= left
        assert now_left >= len(here.asked(known)) > 0
        left = now_left
        for question in here.asked(known):
            given_answers[question.code] = replies[len(met)]
            met.append(question.code)
        known, _ = checked_answers(asked, given_answers)
        here = page_after(pages, here.number, known)
    checked, problems = checked_answers(asked, given_answers)
    assert problems == []
    assert list(checked) == met
