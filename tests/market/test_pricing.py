"""The one place of prices, against the worked numbers of money.md 1.3, 6 and 7.2."""

from datetime import date

import pytest
from django.utils.translation import override

from yuiwork.japan.consumption_tax import TaxMode
from yuiwork.japan.withholding import Payee, Payer, PayerKind, Reason, WithholdingError
from yuiwork.market.breakdown import breakdown, duration_words
from yuiwork.market.pricing import Days, Price, Quote, quote, wage_of

COMPANY = Payer(PayerKind.CORPORATION)
PERSON = Payee()
DAYS = Days(posted_on=date(2026, 11, 24), supplied_on=date(2026, 12, 10), paid_on=date(2026, 12, 25))


def price(
    amount: int,
    *,
    mode: TaxMode = TaxMode.NET,
    category: str = "article",
    payer: Payer = COMPANY,
    payee: Payee = PERSON,
    minutes: int = 600,
    listed: bool | None = None,
    fee_bp: int = 500,
) -> Quote:
    asked = Price(amount=amount, tax_mode=mode, category=category, minutes=minutes, listed=listed)
    return quote(asked, payer=payer, payee=payee, fee_bp=fee_bp, days=DAYS, prefecture_codes=("29", "13"))


def test_the_worked_case_of_money_7_2() -> None:
    q = price(100_000)
    assert (q.pay_net, q.pay_tax, q.client_total) == (100_000, 10_000, 110_000)
    assert (q.withholding, q.transfer) == (10_210, 99_790)
    assert (q.fee, q.fee_tax, q.worker_net) == (5_000, 500, 94_290)


@pytest.mark.parametrize(
    ("case", "base", "tax"),
    [
        pytest.param(price(50_000), 50_000, 5_105, id="W12-tax-shown-separately"),
        pytest.param(price(55_000, mode=TaxMode.GROSS), 55_000, 5_615, id="W12-one-lump-sum"),
        pytest.param(price(50_000, payee=Payee(is_corporation=True)), 0, 0, id="W2-payee-is-a-company"),
        pytest.param(price(50_000, payer=Payer(PayerKind.INDIVIDUAL)), 0, 0, id="W4-private-payer"),
        pytest.param(
            price(50_000, payer=Payer(PayerKind.INDIVIDUAL, True)), 50_000, 5_105, id="W4-sole-trader"
        ),
        pytest.param(price(80_000, category="data_entry"), 0, 0, id="data-entry-not-listed"),
        pytest.param(price(1_300_000), 1_300_000, 163_360, id="W11-upper-step"),
        pytest.param(price(60_000, category="transcription"), 0, 0, id="ASK-defaults-to-no"),
        pytest.param(
            price(60_000, category="site_build", listed=True), 60_000, 6_126, id="SPLIT-decided-yes"
        ),
    ],
)
def test_withholding_of_a_job(case: Quote, base: int, tax: int) -> None:
    assert (case.withholding_base, case.withholding) == (base, tax)
    assert case.transfer == case.client_total - tax


def test_a_lump_sum_contains_its_tax() -> None:
    q = price(55_000, mode=TaxMode.GROSS)
    assert (q.pay_net, q.pay_tax, q.client_total) == (50_000, 5_000, 55_000)


def test_a_mixed_kind_of_work_must_be_decided() -> None:
    with pytest.raises(WithholdingError) as refusal:
        price(60_000, category="site_build")
    assert refusal.value.code == "LINE_MUST_BE_SPLIT"


def test_a_worker_abroad_is_not_priced() -> None:
    with pytest.raises(WithholdingError) as refusal:
        price(60_000, payee=Payee(is_resident=False))
    assert refusal.value.code == "PAYEE_NOT_RESIDENT"


@pytest.mark.parametrize(
    ("amount", "minutes", "place", "on", "hourly", "reaches"),
    [
        (1_500, 120, "20", date(2026, 10, 2), 750, False),
        (2_233, 120, "20", date(2026, 10, 2), 1_116, False),
        (2_234, 120, "20", date(2026, 10, 2), 1_117, True),
        (1_000, 60, "13", date(2026, 10, 1), 1_000, False),
    ],
)
def test_hourly_pay_against_the_minimum_wage(
    amount: int, minutes: int, place: str, on: date, hourly: int, reaches: bool
) -> None:
    wage = wage_of(amount, minutes, (place,), on)
    assert (wage.hourly, wage.reaches) == (hourly, reaches)


def test_an_unknown_place_falls_back_to_the_client_then_to_the_lowest_of_all() -> None:
    on = date(2026, 12, 10)
    assert wage_of(1_000, 60, ("", "13"), on).minimum == 1_280
    assert wage_of(1_000, 60, ("", ""), on).minimum == 1_085


@pytest.mark.parametrize("side", ["client", "worker"])
@pytest.mark.parametrize("mode", list(TaxMode))
def test_every_total_of_the_breakdown_is_the_sum_of_the_lines_above(side: str, mode: TaxMode) -> None:
    table = breakdown(price(33_333, mode=mode), side=side)
    running = 0
    for line in table.lines:
        if line.total and running:
            assert line.amount == running, line.label
        running = line.amount if line.total else running + line.amount
    assert running == price(33_333, mode=mode).worker_net


def test_the_breakdown_says_why_nothing_is_withheld() -> None:
    q = price(80_000, category="data_entry")
    assert q.withholding_reason is Reason.NOT_LISTED
    assert any(
        "withheld" in str(line.why) or "対象外" in str(line.why) for line in breakdown(q, side="worker").lines
    )


@pytest.mark.parametrize(("minutes", "words"), [(3_000, "50時間"), (90, "1時間30分"), (45, "45分")])
def test_durations_in_words(minutes: int, words: str) -> None:
    with override("ja"):
        assert duration_words(minutes) == words
