"""Who may take part: conditions that compose, three answers, reasons in words (programmes.md 1.2, 3.1 RQ08)."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from yuiwork.core.errors import Invalid, Refused
from yuiwork.regions import api as regions
from yuiwork.regions.api import Answer, Area, Facts, parse_eligibility
from yuiwork.regions.eligibility import evaluate

DAY = date(2026, 11, 24)
AMAMI = Area(frozenset({"46222"}), "奄美市")
SHIZUOKA = Area(frozenset({"22000"}), "静岡県")
RESIDENT_OR_DOMICILE = [{"kind": "any_of", "conditions": [{"kind": "resident"}, {"kind": "domicile"}]}]


def answer(rule: list[dict[str, Any]], area: Area = AMAMI, **facts: Any) -> Answer:
    return evaluate(parse_eligibility(rule), Facts(on=DAY, **facts), area).answer


def test_amami_takes_residents_and_people_with_their_domicile_there() -> None:
    assert answer(RESIDENT_OR_DOMICILE, municipality_code="46222") is Answer.HOLDS
    assert answer(RESIDENT_OR_DOMICILE, municipality_code="13101", domicile_code="46222") is Answer.HOLDS
    assert answer(RESIDENT_OR_DOMICILE, municipality_code="13101", domicile_code="29201") is Answer.FAILS
    assert answer(RESIDENT_OR_DOMICILE, municipality_code="13101") is Answer.UNKNOWN, "nobody asked yet"


def test_a_prefecture_holds_all_its_municipalities_and_a_city_its_wards() -> None:
    rule = [{"kind": "resident"}]
    assert answer(rule, SHIZUOKA, municipality_code="22209") is Answer.HOLDS
    assert answer(rule, SHIZUOKA, municipality_code="13101") is Answer.FAILS
    city = Area(frozenset({"22100"}), "静岡市")
    assert answer(rule, city, municipality_code="22101") is Answer.HOLDS
    assert answer(rule, city, municipality_code="22209") is Answer.FAILS


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2006, 11, 24), Answer.HOLDS),  # twenty today
        (date(2006, 11, 25), Answer.FAILS),
        (date(1976, 11, 25), Answer.HOLDS),  # still forty-nine
        (date(1976, 11, 24), Answer.FAILS),
        (None, Answer.UNKNOWN),
    ],
)
def test_both_ends_of_an_age_band_belong_to_it(born: date | None, expected: Answer) -> None:
    assert answer([{"kind": "age", "min": 20, "max": 49}], birth_date=born) is expected


def test_hours_work_and_what_she_declares() -> None:
    rule: list[dict[str, Any]] = [
        {"kind": "weekly_hours", "at_least": 30},
        {"kind": "jobseeker"},
        {"kind": "declares", "code": "children", "text": "子育て中である"},
    ]
    assert answer(rule, weekly_hours=30, is_jobseeker=True, declared=frozenset({"children"})) is Answer.HOLDS
    assert answer(rule, weekly_hours=29, is_jobseeker=True, declared=frozenset({"children"})) is Answer.FAILS
    assert answer(rule, weekly_hours=30, is_jobseeker=True) is Answer.UNKNOWN


def test_without_a_condition_people_from_elsewhere_are_welcome() -> None:
    assert answer([], municipality_code="13101") is Answer.HOLDS


def test_every_condition_says_how_it_stands() -> None:
    rule = [*RESIDENT_OR_DOMICILE, {"kind": "age", "min": 20, "max": 49}, {"kind": "commuter"}]
    verdict = evaluate(
        parse_eligibility(rule),
        Facts(on=DAY, municipality_code="46222", birth_date=date(1950, 1, 1)),
        AMAMI,
    )
    assert not verdict.is_eligible
    assert verdict.reasons == [
        "「20歳から49歳まで」：満たしていません",
        "「奄美市に通勤・通学している」：ご本人に確認が必要です",
    ]
    assert verdict.lines[0].reason == "「奄美市に住んでいる、または奄美市に本籍がある」：満たしています"


LEAVES = ("a", "b", "c")


def _rules(depth: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    leaf = st.sampled_from(LEAVES).map(lambda c: {"kind": "declares", "code": c, "text": c})
    return st.recursive(
        leaf,
        lambda inner: st.tuples(
            st.sampled_from(["any_of", "all_of"]), st.lists(inner, min_size=1, max_size=3)
        ).map(lambda pair: {"kind": pair[0], "conditions": pair[1]}),
        max_leaves=6,
    )


def _truth(rule: dict[str, Any], held: frozenset[str]) -> bool:
    if rule["kind"] == "declares":
        return rule["code"] in held
    inner = [_truth(one, held) for one in rule["conditions"]]
    return any(inner) if rule["kind"] == "any_of" else all(inner)


@given(_rules(), st.sets(st.sampled_from(LEAVES)))
def test_composed_conditions_mean_what_logic_says(rule: dict[str, Any], held: set[str]) -> None:
    got = answer([rule], declared=frozenset(held))
    assert got is (Answer.HOLDS if _truth(rule, frozenset(held)) else Answer.FAILS)


PLACES = ("46222", "13101", None)


@given(_rules().map(lambda rule: rule), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_learning_more_never_turns_a_yes_or_a_no_around(
    rule: dict[str, Any], home: str | None, domicile: str | None
) -> None:
    """What was decided with gaps stays decided however the gaps are filled."""
    mixed = [{"kind": "any_of", "conditions": [rule, {"kind": "resident"}, {"kind": "domicile"}]}]
    before = answer(mixed, municipality_code=home, domicile_code=domicile)
    if before is Answer.UNKNOWN:
        return
    for later_home, later_domicile, declared in product(
        [home] if home else PLACES[:2],
        [domicile] if domicile else PLACES[:2],
        [frozenset(), frozenset(LEAVES)],
    ):
        after = answer(mixed, municipality_code=later_home, domicile_code=later_domicile, declared=declared)
        assert after is before


@pytest.mark.parametrize(
    "rule",
    [
        "resident",
        [{"kind": "resident", "extra": 1}],
        [{"kind": "age"}],
        [{"kind": "age", "min": 50, "max": 20}],
        [{"kind": "age", "min": True}],
        [{"kind": "weekly_hours", "at_least": 0}],
        [{"kind": "any_of", "conditions": []}],
        [{"kind": "all_of", "conditions": [{"kind": "moon"}]}],
        [{"kind": "declares", "code": "", "text": "x"}],
        ["resident"],
    ],
)
def test_a_condition_that_cannot_be_read_is_refused(rule: Any) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_eligibility(rule)
    assert refusal.value.code == "ELIGIBILITY"


def test_the_officer_sets_it_and_intake_asks(cast: Cast) -> None:
    officer = cast.actor(cast.takeda)
    rule = [{"kind": "resident"}]
    regions.set_eligibility(actor=officer, programme_id=cast.nara.id, rule=rule)
    nara = regions.programme(cast.nara.id)
    assert regions.eligibility_in_words(nara) == ["奈良市に住んでいる"]
    assert regions.check_eligibility(nara, Facts(on=DAY, municipality_code="29201")).is_eligible
    assert not regions.check_eligibility(nara, Facts(on=DAY, municipality_code="13101")).is_eligible
    regions.save_member(actor=officer, programme_id=cast.nara.id, municipality_code="29207")
    assert regions.check_eligibility(nara, Facts(on=DAY, municipality_code="29207")).is_eligible
    with pytest.raises(Refused):
        regions.set_eligibility(actor=cast.actor(cast.dirk), programme_id=cast.nara.id, rule=[])
