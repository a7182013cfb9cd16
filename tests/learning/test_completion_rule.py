"""Conditions compose, say what is missing, and are the same after being stored."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.core.errors import Invalid
from yuiwork.learning.completion_rule import Facts, lines_of, missing_of, parse_rule, rule_as_json
from yuiwork.learning.conditions import key_of

LEAVES = st.one_of(
    st.just({"kind": "all_exercises_passed"}),
    st.builds(lambda n: {"kind": "exercises_passed", "at_least": n}, st.integers(1, 4)),
    st.builds(
        lambda n: {"kind": "named_exercises_passed", "numbers": sorted(n)},
        st.sets(st.integers(1, 4), min_size=1),
    ),
    st.builds(lambda n: {"kind": "sessions_attended", "at_least": n}, st.integers(1, 4)),
    st.builds(lambda n: {"kind": "sessions_ratio", "percent": n}, st.integers(1, 100)),
    st.builds(lambda n: {"kind": "pieces_published", "at_least": n}, st.integers(1, 3)),
    st.builds(lambda n: {"kind": "worksheets_filled", "at_least": n}, st.integers(1, 3)),
    st.builds(
        lambda n: {"kind": "skill_at_level", "skill": "article", "level": n, "title": "記事"},
        st.integers(1, 4),
    ),
    st.just({"kind": "graduation_work_passed"}),
    st.just({"kind": "presentation_given"}),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda kind, of: {"kind": kind, "of": of},
        st.sampled_from(["all", "any"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=4,
)


@st.composite
def some_facts(draw: st.DrawFn) -> Facts:
    passed = draw(st.sets(st.integers(1, 4)))
    sessions = draw(st.integers(0, 5))
    return Facts(
        exercises_set=draw(st.integers(len(passed), 5)),
        exercises_passed=len(passed),
        sessions_attended=draw(st.integers(0, sessions)),
        sessions_set=sessions,
        passed_numbers=frozenset(passed),
        pieces_published=draw(st.integers(0, 3)),
        worksheets_filled=draw(st.integers(0, 3)),
        skill_levels={"article": draw(st.integers(0, 4))},
        graduation_passed=draw(st.booleans()),
        presentation_given=draw(st.booleans()),
    )


def expected(item: dict[str, Any], facts: Facts) -> bool:
    """The meaning, written down a second time as plainly as possible."""
    if item["kind"] in {"all", "any"}:
        parts = [expected(part, facts) for part in item["of"]]
        return all(parts) if item["kind"] == "all" else any(parts)
    sessions = facts.sessions_attended * 100 >= item.get("percent", 0) * facts.sessions_set
    meanings = {
        "all_exercises_passed": 0 < facts.exercises_set == facts.exercises_passed,
        "exercises_passed": facts.exercises_passed >= item.get("at_least", 0),
        "named_exercises_passed": set(item.get("numbers", ())) <= facts.passed_numbers,
        "sessions_attended": facts.sessions_attended >= item.get("at_least", 0),
        "sessions_ratio": facts.sessions_set > 0 and sessions,
        "pieces_published": facts.pieces_published >= item.get("at_least", 0),
        "worksheets_filled": facts.worksheets_filled >= item.get("at_least", 0),
        "skill_at_level": facts.skill_levels["article"] >= item.get("level", 0),
        "graduation_work_passed": facts.graduation_passed,
        "presentation_given": facts.presentation_given,
    }
    return bool(meanings[item["kind"]])


@given(st.lists(CONDITIONS, min_size=1, max_size=4), some_facts())
def test_a_rule_means_what_it_says(rule: list[dict[str, Any]], facts: Facts) -> None:
    conditions = parse_rule(rule)
    lines = lines_of(conditions, facts)
    assert [line.met for line in lines] == [expected(item, facts) for item in rule]
    assert all(bool(line.missing) != line.met for line in lines)
    assert bool(missing_of(conditions, facts)) == (not all(line.met for line in lines))


@given(st.lists(CONDITIONS, min_size=1, max_size=4))
def test_a_stored_rule_is_the_same_rule(rule: list[dict[str, Any]]) -> None:
    conditions = parse_rule(rule)
    again = parse_rule(rule_as_json(conditions))
    assert again == conditions
    assert [key_of(c) for c in again] == [key_of(c) for c in conditions]


def test_a_waived_line_no_longer_stands_in_the_way() -> None:
    rule = parse_rule(
        [{"kind": "sessions_attended", "at_least": 2}, {"kind": "exercises_passed", "at_least": 1}]
    )
    facts = Facts(
        exercises_set=2, exercises_passed=1, sessions_attended=0, waived=frozenset({key_of(rule[0])})
    )
    assert missing_of(rule, facts) == []
    assert [line.waived for line in lines_of(rule, facts)] == [True, False]


def test_alternatives_and_shares_are_said_in_words() -> None:
    rule = parse_rule(
        [
            {
                "kind": "any",
                "of": [
                    {"kind": "sessions_ratio", "percent": 80},
                    {"kind": "pieces_published", "at_least": 2},
                ],
            },
            {"kind": "named_exercises_passed", "numbers": [3, 1]},
            {"kind": "sessions_ratio", "percent": 100},
        ]
    )
    facts = Facts(
        exercises_set=3,
        exercises_passed=1,
        sessions_attended=3,
        sessions_set=6,
        passed_numbers=frozenset({1}),
    )
    assert [c.rule() for c in rule] == [
        "全体の80%以上の回に出席する、または作品を2本掲載する",
        "課題1、3に合格する",
        "すべての回に出席する",
    ]
    assert missing_of(rule, facts) == [
        "あと2回出席する、または作品をあと2本掲載する",
        "まだ合格していない課題：3",
        "あと3回出席する",
    ]


_DEEP: Any = {"kind": "all_exercises_passed"}
for _ in range(6):
    _DEEP = {"kind": "all", "of": [_DEEP]}


@pytest.mark.parametrize(
    "rule",
    [
        [],
        {},
        None,
        ["all_exercises_passed"],
        [{"kind": "moon"}],
        [{"kind": "any", "of": []}],
        [{"kind": "any"}],
        [{"kind": "sessions_attended"}],
        [{"kind": "sessions_attended", "at_least": 0}],
        [{"kind": "sessions_attended", "at_least": True}],
        [{"kind": "sessions_attended", "at_least": "3"}],
        [{"kind": "sessions_ratio", "percent": 101}],
        [{"kind": "all_exercises_passed", "more": 1}],
        [{"kind": "named_exercises_passed", "numbers": []}],
        [{"kind": "named_exercises_passed", "numbers": [0]}],
        [{"kind": ["any"]}],
        [_DEEP],
        [{"kind": "all_exercises_passed"}] * 31,
    ],
)
def test_what_cannot_be_read_is_refused(rule: Any) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_rule(rule)
    assert refusal.value.code == "COMPLETION_RULE"
