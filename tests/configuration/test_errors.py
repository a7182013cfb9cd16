"""What is wrong in a file is said with line, column and reason, in the reader's language."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.configuration.api import Unreadable, check

HEAD = """\
programme:
  slug: kosuge
  name: 村民ライター講座
  tagline: 村の話を
  description: 書きます
  for_whom: 村の方
  contact: 役場
  starts_on: 2026-04-01
"""
STAGE = "stages:\n  - number: 1\n    name: x\n    first_year: 2027\n    last_year: 2026\n"
INDICATOR = (
    "indicators:\n  - {code: x, name: x, goal: gone, layer: outcome, formula: x, unit: 人}\ngoals: []\n"
)
COURSE = (
    "courses:\n  - {title: 講座, description: x, capacity: 5, apply_until: 2027-01-05, starts_on: 2027-01-10, "
    "ends_on: 2027-03-01, completion: [{kind: all_exercises_passed}]}\n"
)
TIME = (
    "desk_times:\n  - {desk: x, weekday: mon, starts: 10:00, ends: 11:00, minutes: 30, until: 2027-01-01}\n"
)
HALL = "facilities:\n  - {name: x, kind: room, place: x, "
CAMPAIGN = "campaigns:\n  - {code: x1, title: x, source: sns, headline: x}\nsources:\n  - {code: web}\n"
DUTY = "  - {kind: %s, first: 2026-10-01, last: 2026-12-31, due_on: 2027-01-15}\n"
CHALLENGE = "challenges:\n  - {title: x, picture: %s, trigger: hand}\n"
SESSION = "{title: 第1回, starts_at: 2027-01-12 10:00, ends_at: 2027-01-12 %s:00}"
PAGE = "{title: x, kind: page, body: x, session: 第9回}"
SKILLS = "skills: []\n"
WORK = "{title: x, instruction: x, skill: seo, skill_level: 2}"
FORM = "surveys:\n  - {title: x, questions: [%s]}\n"
ASK = "{code: worry, kind: text, text: 気がかりは何ですか}"
ROUND = "rounds:\n  - {course: %s, title: x, opens_on: 2027-01-01, closes_on: 2027-01-02, seats: %d}\n"


def problems(more: str, head: str = HEAD) -> list[tuple[int, int, str, str]]:
    with pytest.raises(Unreadable) as unreadable:
        check(head + more)
    return [(p.line, p.column, p.where, p.reason) for p in unreadable.value.problems]


@pytest.mark.parametrize(
    ("more", "line", "column", "where", "words"),
    [
        ("tracks:\n  - code: seo\n    name: 書く\n    kind: thing\n", 12, 5, "tracks[1].kind", "次のどれか"),
        ("tracks:\n  - code: seo\n    name: 書く\n", 10, 5, "tracks[1].kind", "ありません"),
        ("tracks:\n  - code: SEO\n    name: 書く\n    kind: goods\n", 10, 5, "tracks[1].code", "英小文字"),
        ("trakcs: []\n", 9, 1, "trakcs", "この名前のセクション"),
        (STAGE, 10, 5, "stages[1]", "最後の年度"),
        ("members:\n  - municipality: \"99999\"\n", 10, 5, "members[1].municipality", "99999"),
        ("years:\n  - fiscal_year: 来年\n", 10, 5, "years[1].fiscal_year", "数字"),
        ("years:\n  - fiscal_year: 2026\n    ends_on: 3月\n", 11, 5, "years[1].ends_on", "2026-11-25"),
        ("budget: 5\n", 9, 1, "budget", "ハイフン"),
        ("eligibility:\n  conditions:\n    - kind: age\n", 10, 3, "eligibility.conditions", "読み取れません"),
        (INDICATOR, 10, 24, "indicators[1].goal", "gone"),
        (HALL + "slot_minutes: 20}\n", 10, 37, "facilities[1].slot_minutes", "次のどれか"),
        (HALL + "hours: [{days: [mon], opens: 9時, closes: 17:00}]}\n", 10, 59, "facilities[1].hours[1].opens", "09:30"),
        (TIME, 10, 5, "desk_times[1]", "同じ曜日"),
        ("care: {answer_days: 0}\n", 9, 8, "care.answer_days", "1"),
        ("skills:\n  - {code: x, job_kind: x, title: x, levels: [a, b]}\n", 10, 38, "skills[1].levels", "ひとつ"),
        ("surveys:\n  - template: moon\n", 10, 5, "surveys[1]", "needs_survey"),
        ("surveys:\n  - {template: retention, occasion: seminar}\n", 10, 5, "surveys[1]", "講座のあと"),
        (CAMPAIGN, 10, 26, "campaigns[1].source", "sns"),
        ("reports:\n" + DUTY % "moon", 10, 6, "reports[1].kind", "progress"),
        ("reports:\n" + DUTY % "final", 10, 5, "reports[1]", "年度まるごと"),
        (CHALLENGE % "moon", 10, 16, "challenges[1].picture", "door"),
        (CHALLENGE % "door, threshold: 3", 10, 5, "challenges[1]", "手で"),
        (COURSE.replace("}]}", "}], fees: [{name: 教材, yen: 0}]}"), 10, 177, "courses[1].fees[1].yen", "1"),
        (COURSE.replace("}]}", "}], sessions: [" + SESSION % "09" + "]}"), 10, 170, "courses[1].sessions[1]", "開始より後"),
        (COURSE.replace("}]}", "}], materials: [" + PAGE + "]}"), 10, 203, "courses[1].materials[1].session", "第9回"),
        (SKILLS + COURSE.replace("}]}", "}], exercises: [" + WORK + "]}"), 11, 198, "courses[1].exercises[1].skill", "seo"),
        (FORM % f"{ASK}, {ASK}", 10, 72, "surveys[1].questions[2]", "同じ"),
        (FORM % ASK.replace("text,", "single,"), 10, 28, "surveys[1].questions[1]", "選択肢"),
        (COURSE + ROUND % ("講座", 9), 12, 73, "rounds[1].seats", "5"),
        (COURSE + ROUND % ("別の", 5), 12, 6, "rounds[1].course", "別の"),
    ],
)  # fmt: skip
def test_every_fault_is_named_at_its_place(more: str, line: int, column: int, where: str, words: str) -> None:
    [(found_line, found_column, found_where, reason)] = problems(more)
    assert (found_line, found_column, found_where) == (line, column, where)
    assert words in reason
    assert " or " not in reason  # no English in the middle of a Japanese sentence


def test_a_programme_is_not_named_like_a_page() -> None:
    [(line, column, where, reason)] = problems("", HEAD.replace("kosuge", "courses"))
    assert (line, column, where) == (2, 3, "programme.slug")
    assert "courses" in reason


def test_all_faults_are_told_at_once_in_the_order_of_the_lines() -> None:
    found = problems("tracks:\n  - code: seo\n    nam: x\n    kind: goods\n  - kind: goods\n")
    assert [(line, where) for line, _column, where, _reason in found] == [
        (10, "tracks[1].name"),
        (11, "tracks[1].nam"),
        (13, "tracks[2].code"),
        (13, "tracks[2].name"),
    ]


def test_a_key_that_stands_twice_and_a_row_that_stands_twice() -> None:
    assert problems("region:\n  name: a\n  name: b\n")[0][:3] == (11, 3, "region.name")
    twice = "tracks:\n" + "  - {code: seo, name: x, kind: goods}\n" * 2
    assert "seo" in problems(twice)[0][3]


def test_broken_yaml_names_its_line() -> None:
    assert problems("tracks:\n  - code: [seo\n")[0][0] >= 10
    assert problems("", head="- just\n- a list\n")[0][:2] == (1, 1)
    assert problems("", head="tracks: []\n")[0][3].startswith("セクション")
    assert problems("", head="a: \x01\n")[0][:2] == (1, 1)


def test_the_reader_s_language_counts() -> None:
    with translation.override("en"):
        [(_line, _column, _where, reason)] = problems("tracks:\n  - code: seo\n    name: x\n")
    assert reason == "This is missing."


def test_a_code_keeps_its_zero_and_a_word_stays_a_word() -> None:
    values = check(HEAD.replace("村の話を", "no") + "members:\n  - municipality: 01202\n").values
    assert values["members"] == [{"municipality": "01202"}]
    assert values["programme"]["tagline"] == "no"


@given(st.text(max_size=200))
def test_no_text_makes_it_fall_over(text: str) -> None:
    """Whatever is sent (no text this short is a programme) is unreadable with at least one reason."""
    with pytest.raises(Unreadable) as unreadable:
        check(text)
    assert unreadable.value.problems
    assert all(problem.reason and problem.line >= 1 for problem in unreadable.value.problems)
