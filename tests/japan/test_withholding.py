"""Withholding on fees: the formula and the decision per payment (money.md 1.1–1.3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.errors import JapanError
from yuiwork.japan.withholding import (
    FeeLine,
    Payee,
    Payer,
    PayerKind,
    Reason,
    WithholdingError,
    gross_up,
    tax_on,
    tax_parts,
    withhold,
)

DAY = date(2026, 12, 5)
COMPANY = Payer(PayerKind.CORPORATION)
WRITER = Payee()

W10 = [
    (0, 0),
    (9, 0),
    (10, 1),
    (979, 99),
    (980, 100),
    (30_000, 3_063),
    (33_333, 3_403),
    (55_555, 5_672),
    (99_999, 10_209),
    (100_000, 10_210),
    (111_370, 11_370),
    (500_000, 51_050),
    (999_999, 102_099),
    (1_000_000, 102_100),
    (1_000_001, 102_100),
    (1_000_004, 102_100),
    (1_000_005, 102_101),
    (1_500_000, 204_200),
    (2_000_000, 306_300),
    (3_333_333, 578_566),
]


@pytest.mark.parametrize(("base", "tax"), W10, ids=[f"money-1.3-W10-{base}" for base, _ in W10])
def test_tax_on_a_base_drops_fractions(base: int, tax: int) -> None:
    assert tax_on(base, DAY) == tax
    assert tax_on(base, date(2027, 1, 1)) == tax  # W13: the sum of the rates does not change


@pytest.mark.parametrize(
    ("base", "tax"),
    [pytest.param(50_000, 5_105, id="law-10-50000"), pytest.param(1_500_000, 204_200, id="law-10-1500000")],
)
def test_the_law_reference_gives_the_same_tax(base: int, tax: int) -> None:
    assert tax_on(base, DAY) == tax


def _shown(category: str, fee: int) -> FeeLine:
    return FeeLine(category, fee, fee // 10)


def _lump(category: str, fee: int) -> FeeLine:
    return FeeLine(category, fee, fee // 10, tax_shown=False)


SOLO = Payer(PayerKind.INDIVIDUAL)
SOLO_WITH_STAFF = Payer(PayerKind.INDIVIDUAL, is_wage_withholding_agent=True)
CASES = [
    ("company-writer-tax-shown", [_shown("article", 50_000)], COMPANY, WRITER, 50_000, 5_105),
    ("company-writer-lump-sum", [_lump("article", 50_000)], COMPANY, WRITER, 55_000, 5_615),
    ("writers-own-company", [_shown("article", 50_000)], COMPANY, Payee(is_corporation=True), 0, 0),
    ("private-person-designer", [_shown("design", 50_000)], SOLO, WRITER, 0, 0),
    ("sole-trader-with-employee", [_shown("design", 50_000)], SOLO_WITH_STAFF, WRITER, 50_000, 5_105),
    (
        "site-build-split",
        [_shown("web_design", 60_000), _shown("web_coding", 140_000)],
        COMPANY,
        WRITER,
        60_000,
        6_126,
    ),
    (
        "two-lines-one-payment",
        [_shown("article", 600_000), _shown("article", 700_000)],
        COMPANY,
        WRITER,
        1_300_000,
        163_360,
    ),
    ("line-paid-alone-600000", [_shown("article", 600_000)], COMPANY, WRITER, 600_000, 61_260),
    ("line-paid-alone-700000", [_shown("article", 700_000)], COMPANY, WRITER, 700_000, 71_470),
    ("judicial-scrivener", [_shown("judicial_scrivener", 55_000)], COMPANY, WRITER, 45_000, 4_594),
    ("data-entry", [_shown("data_entry", 80_000)], COMPANY, WRITER, 0, 0),
    ("prize-50000", [FeeLine("contest_prize", 50_000)], COMPANY, WRITER, 0, 0),
    ("prize-50001", [FeeLine("contest_prize", 50_001)], COMPANY, WRITER, 50_001, 5_105),
]


@pytest.mark.parametrize(
    ("lines", "payer", "payee", "base", "tax"),
    [case[1:] for case in CASES],
    ids=[f"money-1.3-{case[0]}" for case in CASES],
)
def test_a_payment_is_withheld_from(
    lines: list[FeeLine], payer: Payer, payee: Payee, base: int, tax: int
) -> None:
    result = withhold(lines, paid_on=DAY, payer=payer, payee=payee)
    assert (result.base, result.tax) == (base, tax)
    assert result.parts.total == tax


@pytest.mark.parametrize(
    ("payer", "withholds"),
    [
        pytest.param(COMPANY, True, id="W3-corporation"),
        pytest.param(Payer(PayerKind.PUBLIC), True, id="W3-public-body"),
        pytest.param(SOLO, False, id="W4-no-staff"),
        pytest.param(SOLO_WITH_STAFF, True, id="W4-pays-wages"),
    ],
)
def test_the_payer_decides_whether_anything_is_withheld(payer: Payer, withholds: bool) -> None:
    result = withhold([_shown("article", 10_000)], paid_on=DAY, payer=payer, payee=WRITER)
    assert (result.tax > 0) is withholds
    assert result.reason is (Reason.WITHHELD if withholds else Reason.PAYER_DOES_NOT_WITHHOLD)


@pytest.mark.parametrize("is_corporation", [False, True])
def test_w5_a_non_resident_is_never_handled_automatically(is_corporation: bool) -> None:
    abroad = Payee(is_corporation=is_corporation, is_resident=False)
    with pytest.raises(WithholdingError, match="PAYEE_NOT_RESIDENT"):
        withhold([_shown("data_entry", 10_000)], paid_on=DAY, payer=SOLO, payee=abroad)


def test_each_zero_says_why() -> None:
    def reason(lines: list[FeeLine], payee: Payee = WRITER) -> Reason:
        return withhold(lines, paid_on=DAY, payer=COMPANY, payee=payee).reason

    assert reason([_shown("programming", 10)]) is Reason.NOT_LISTED
    assert reason([FeeLine("contest_prize", 50_000)]) is Reason.SMALL_PRIZE
    assert reason([_shown("article", 10)], Payee(is_corporation=True)) is Reason.PAYEE_IS_CORPORATION


def test_w9_two_small_prizes_in_one_payment_are_counted_together() -> None:
    prizes = [FeeLine("contest_prize", 30_000), FeeLine("contest_prize", 30_000)]
    result = withhold(prizes, paid_on=DAY, payer=COMPANY, payee=WRITER)
    assert (result.base, result.tax) == (60_000, 6_126)


def test_w9_commissioned_work_beside_a_small_prize_is_still_withheld_from() -> None:
    lines = [FeeLine("contest_prize", 30_000), _shown("design", 20_000)]
    result = withhold(lines, paid_on=DAY, payer=COMPANY, payee=WRITER)
    assert (result.base, result.tax) == (20_000, 2_042)


def test_w11_the_step_spans_lines_of_one_number_of_the_list() -> None:
    lines = [_shown("article", 600_000), _shown("design", 700_000)]
    assert withhold(lines, paid_on=DAY, payer=COMPANY, payee=WRITER).tax == 163_360


def test_w11_numbers_of_the_list_have_a_step_each() -> None:
    lines = [_shown("article", 600_000), _shown("modelling", 700_000)]
    result = withhold(lines, paid_on=DAY, payer=COMPANY, payee=WRITER)
    assert [(group.item, group.tax) for group in result.groups] == [(1, 61_260), (4, 71_470)]
    assert result.tax == 132_730


def test_the_deduction_of_no_2_is_taken_once_per_payment_and_never_below_zero() -> None:
    twice = [_shown("judicial_scrivener", 30_000), _shown("judicial_scrivener", 25_000)]
    assert withhold(twice, paid_on=DAY, payer=COMPANY, payee=WRITER).tax == 4_594
    small = withhold([_shown("judicial_scrivener", 9_000)], paid_on=DAY, payer=COMPANY, payee=WRITER)
    assert (small.base, small.tax) == (0, 0)


def test_no_2_with_deduction_has_no_upper_step() -> None:
    result = withhold([_shown("judicial_scrivener", 2_010_000)], paid_on=DAY, payer=COMPANY, payee=WRITER)
    assert result.tax == 204_200


@pytest.mark.parametrize(("decision", "tax"), [(None, 0), (False, 0), (True, 1_021)])
def test_an_ask_category_is_not_listed_unless_the_client_decides_so(decision: bool | None, tax: int) -> None:
    line = FeeLine("transcription", 10_000, 1_000, decided_listed=decision)
    assert withhold([line], paid_on=DAY, payer=COMPANY, payee=WRITER).tax == tax


def test_a_mixed_price_must_be_split_or_decided() -> None:
    with pytest.raises(WithholdingError) as refusal:
        withhold([_shown("site_build", 200_000)], paid_on=DAY, payer=COMPANY, payee=WRITER)
    assert (refusal.value.code, refusal.value.params["line"]) == ("LINE_MUST_BE_SPLIT", 0)
    whole = FeeLine("site_build", 200_000, 20_000, decided_listed=True)
    assert withhold([whole], paid_on=DAY, payer=COMPANY, payee=WRITER).tax == 20_420
    trivial = FeeLine("site_build", 200_000, 20_000, decided_listed=False)
    assert withhold([trivial], paid_on=DAY, payer=COMPANY, payee=WRITER).tax == 0


def test_negative_amounts_are_refused() -> None:
    for call in (lambda: tax_on(-1, DAY), lambda: gross_up(-1, DAY), lambda: tax_parts(-1, DAY)):
        with pytest.raises(JapanError, match="NEGATIVE_AMOUNT"):
            call()
    with pytest.raises(WithholdingError, match="NEGATIVE_AMOUNT"):
        withhold([FeeLine("article", -1)], paid_on=DAY, payer=COMPANY, payee=WRITER)


@pytest.mark.parametrize(
    ("on", "parts"),
    [
        pytest.param(date(2026, 12, 31), (10_000, 210, 0), id="money-1.3-W13-2026"),
        pytest.param(date(2027, 1, 1), (10_000, 110, 100), id="money-1.3-W13-2027"),
    ],
)
def test_the_surtaxes_change_places_in_2027(on: date, parts: tuple[int, int, int]) -> None:
    split = tax_parts(10_210, on)
    assert (split.income_tax, split.reconstruction, split.defence) == parts


W14 = [
    (10_000, 11_137, 1_137),
    (50_000, 55_685, 5_685),
    (89_790, 100_000, 10_210),
    (100_000, 111_370, 11_370),
    (897_900, 1_000_000, 102_100),
    (1_000_000, 1_128_298, 128_298),
]


@pytest.mark.parametrize(("net", "gross", "tax"), W14, ids=[f"money-1.3-gross-up-{net}" for net, _, _ in W14])
def test_the_gross_is_worked_back_from_the_take_home(net: int, gross: int, tax: int) -> None:
    found = gross_up(net, DAY)
    assert (found.gross, found.tax) == (gross, tax)


@given(net=st.integers(0, 50_000_000), on=st.sampled_from([DAY, date(2027, 1, 1)]))
def test_gross_up_leaves_exactly_the_agreed_net(net: int, on: date) -> None:
    found = gross_up(net, on)
    assert found.gross - found.tax == net
    assert tax_on(found.gross, on) == found.tax


@given(tax=st.integers(0, 100_000_000), on=st.sampled_from([DAY, date(2027, 1, 1)]))
def test_the_parts_always_add_up_to_the_tax(tax: int, on: date) -> None:
    parts = tax_parts(tax, on)
    assert parts.total == tax
    assert min(parts.income_tax, parts.reconstruction, parts.defence) >= 0
