"""For which order a deposit was made: the vectors of money.md 7.2 and what real banks do besides."""

from datetime import date
from pathlib import Path

import pytest

from tests.money.conftest import AOZORA_KANA, NOV_25, Teller
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.japan.zengin import Direction
from yuiwork.money import api as money
from yuiwork.money.events import DepositDiffers, DepositUnmatched, HoldFunded, HoldUnfunded
from yuiwork.money.models import ImportedLine, LineState, StatementImport, Transfer

SAMPLES = Path(__file__).parent.parent / "data" / "zengin"


def _only_line() -> ImportedLine:
    return ImportedLine.objects.get()


def test_reference_and_amount_equal_is_exact_whatever_the_name(
    teller: Teller, announced: list[object]
) -> None:
    hold = teller.request(99_790)
    result = teller.upload(teller.notice(teller.deposit(99_790, edi=hold.payment_reference, name="ﾀﾅｶ ｹﾝｼﾞ")))
    assert (result.matched, result.suspense) == (1, 0)
    assert money.hold(hold.id).funded_on == NOV_25
    funded = next(event for event in announced if isinstance(event, HoldFunded))
    assert (funded.ref_id, funded.amount) == (hold.ref_id, 99_790)


def test_one_yen_short_stays_in_client_credit_and_the_request_stays_open(
    teller: Teller, announced: list[object]
) -> None:
    hold = teller.request(99_790)
    teller.upload(teller.notice(teller.deposit(99_789, edi=hold.payment_reference)))
    assert money.hold(hold.id).state == money.HoldState.REQUESTED
    assert teller.balances() == {"bank": 99_789, "client-credit": 99_789}
    assert _only_line().state == LineState.CREDITED
    differs = next(event for event in announced if isinstance(event, DepositDiffers))
    assert (differs.expected, differs.received) == (99_790, 99_789)


def test_the_missing_yen_completes_it(teller: Teller) -> None:
    hold = teller.request(99_790)
    teller.upload(teller.notice(teller.deposit(99_789, edi=hold.payment_reference)))
    nov_26 = date(2026, 11, 26)
    teller.upload(teller.notice(teller.deposit(1, edi=hold.payment_reference, on=nov_26), on=nov_26))
    assert money.hold(hold.id).funded_on == nov_26
    assert set(ImportedLine.objects.values_list("state", flat=True)) == {LineState.MATCHED}


def test_too_much_funds_the_order_and_the_surplus_goes_back(teller: Teller) -> None:
    hold = teller.request(55_000)
    teller.upload(teller.notice(teller.deposit(56_000, edi=hold.payment_reference)))
    assert money.hold(hold.id).state == money.HoldState.FUNDED
    assert teller.balances() == {"bank": 56_000, "escrow": 55_000, "refund-payable": 1_000}


def test_paid_twice_goes_back(teller: Teller) -> None:
    hold = teller.funded(55_000)
    nov_26 = date(2026, 11, 26)
    teller.upload(teller.notice(teller.deposit(55_000, edi=hold.payment_reference, on=nov_26), on=nov_26))
    assert teller.balances() == {"bank": 110_000, "escrow": 55_000, "refund-payable": 55_000}


def test_a_deposit_for_a_cancelled_order_goes_back(teller: Teller) -> None:
    hold = teller.request(55_000)
    teller.cancel(hold)
    teller.upload(teller.notice(teller.deposit(55_000, edi=hold.payment_reference)))
    assert teller.balances() == {"bank": 55_000, "refund-payable": 55_000}
    assert money.hold(hold.id).state == money.HoldState.CANCELLED


@pytest.mark.parametrize("name", ["ｶ)ｱｵｿﾞﾗ ｼﾖｳｼﾞ", "ｱｵｿﾞﾗｼﾖｳｼﾞ(ｶ", "ｱｵｿﾞﾗｼﾖｳｼﾞ"])
def test_strong_name_and_exact_amount_match_without_a_reference(teller: Teller, name: str) -> None:
    hold = teller.request(55_000)
    teller.upload(teller.notice(teller.deposit(55_000, name=name)))
    assert money.hold(hold.id).state == money.HoldState.FUNDED


def test_two_open_requests_with_the_same_name_and_amount_are_never_guessed(
    teller: Teller, announced: list[object]
) -> None:
    first, second = teller.request(55_000), teller.request(55_000)
    result = teller.upload(teller.notice(teller.deposit(55_000)))
    assert (result.matched, result.suspense) == (0, 1)
    assert teller.balances() == {"bank": 55_000, "suspense": 55_000}
    assert {money.hold(first.id).state, money.hold(second.id).state} == {money.HoldState.REQUESTED}
    assert next(event for event in announced if isinstance(event, DepositUnmatched)).reason == "AMBIGUOUS"


def test_two_deposits_without_reference_for_two_equal_requests_both_wait(teller: Teller) -> None:
    teller.request(55_000)
    teller.request(55_000)
    result = teller.upload(teller.notice(teller.deposit(55_000), teller.deposit(55_000)))
    assert result.suspense == 2


def test_a_name_alone_with_another_amount_is_not_enough(teller: Teller) -> None:
    teller.request(55_000)
    assert teller.upload(teller.notice(teller.deposit(54_999))).suspense == 1


def test_an_unknown_reference_is_not_overruled_by_the_name(teller: Teller, announced: list[object]) -> None:
    teller.request(55_000)
    teller.upload(teller.notice(teller.deposit(55_000, edi="ESCROW-9999999999")))
    assert (
        next(event for event in announced if isinstance(event, DepositUnmatched)).reason
        == "REFERENCE_UNKNOWN"
    )


def test_an_empty_name_matches_nobody(teller: Teller) -> None:
    teller.request(55_000, payer_kana="カブシキガイシャ")
    assert teller.upload(teller.notice(teller.deposit(55_000, name=""))).suspense == 1


def test_a_reference_written_into_the_name_counts(teller: Teller) -> None:
    hold = teller.request(55_000)
    name = f"{hold.payment_reference} ﾀﾅｶ"
    teller.upload(teller.notice(teller.deposit(55_000, name=name)))
    assert money.hold(hold.id).state == money.HoldState.FUNDED


def test_importing_the_same_file_again_changes_nothing(teller: Teller) -> None:
    hold = teller.request(99_790)
    content = teller.notice(
        teller.deposit(99_790, edi=hold.payment_reference), teller.deposit(55_000, name="ﾀﾅｶ")
    )
    first = teller.upload(content)
    again = teller.upload(content)
    assert (again.import_id, again.new_lines, again.known_lines) == (first.import_id, 0, 2)
    assert (StatementImport.objects.count(), ImportedLine.objects.count()) == (1, 2)
    assert teller.balances() == {"bank": 154_790, "escrow": 99_790, "suspense": 55_000}


def test_a_longer_file_adds_only_what_is_new(teller: Teller) -> None:
    first, second = teller.deposit(10_000, name="ﾀﾅｶ"), teller.deposit(20_000, name="ﾀﾅｶ")
    teller.upload(teller.notice(first))
    result = teller.upload(teller.notice(first, second))
    assert (result.new_lines, result.known_lines) == (1, 1)
    assert teller.balances()["bank"] == 30_000


def test_two_equal_rows_without_inquiry_number_are_two_deposits(teller: Teller) -> None:
    twin = teller.deposit(10_000, name="ﾀﾅｶ", inquiry="000000")
    assert teller.upload(teller.notice(twin, twin)).new_lines == 2


def test_the_cancel_flag_reverses_the_earlier_deposit(teller: Teller, announced: list[object]) -> None:
    hold = teller.funded(55_000)
    nov_26 = date(2026, 11, 26)
    back = teller.deposit(55_000, edi=hold.payment_reference, on=nov_26, cancel=True)
    teller.upload(teller.notice(back, on=nov_26))
    assert money.hold(hold.id).state == money.HoldState.REQUESTED
    assert teller.balances() == {}
    kinds = set(Transfer.objects.filter(reverses__isnull=False).values_list("reverses__kind", flat=True))
    assert kinds == {"deposit", "funding"}
    assert any(isinstance(event, HoldUnfunded) for event in announced)


def test_a_cancelled_deposit_can_be_paid_again(teller: Teller) -> None:
    hold = teller.funded(55_000)
    nov_26 = date(2026, 11, 26)
    back = teller.deposit(55_000, edi=hold.payment_reference, on=nov_26, cancel=True)
    again = teller.deposit(55_000, edi=hold.payment_reference, on=nov_26)
    teller.upload(teller.notice(back, again, on=nov_26))
    assert money.hold(hold.id).funded_on == nov_26
    assert teller.balances() == {"bank": 55_000, "escrow": 55_000}


def test_a_cancelled_deposit_in_suspense_is_reversed_too(teller: Teller) -> None:
    teller.upload(
        teller.notice(teller.deposit(7_000, name="ﾀﾅｶ"), teller.deposit(7_000, name="ﾀﾅｶ", cancel=True))
    )
    assert teller.balances() == {}


def test_a_cancelled_deposit_that_was_matched_by_hand_is_undone_in_order(teller: Teller) -> None:
    hold = teller.request(7_000)
    teller.upload(teller.notice(teller.deposit(7_000, name="ﾀﾅｶ")))
    money.match_deposit(actor=teller.operator, line_id=_only_line().id, hold_id=hold.id)
    nov_26 = date(2026, 11, 26)
    teller.upload(teller.notice(teller.deposit(7_000, name="ﾀﾅｶ", on=nov_26, cancel=True), on=nov_26))
    assert money.hold(hold.id).state == money.HoldState.REQUESTED
    assert teller.balances() == {}


def test_a_deposit_taken_back_after_release_becomes_a_claim_not_a_loss_of_the_worker(teller: Teller) -> None:
    hold = teller.funded(55_000)
    teller.release(hold)
    nov_26 = date(2026, 11, 26)
    back = teller.deposit(55_000, edi=hold.payment_reference, on=nov_26, cancel=True)
    result = teller.upload(teller.notice(back, on=nov_26))
    assert len(result.problems) == 1
    assert teller.balances() == {"worker-payable": 55_000, "cancelled-deposits-receivable": 55_000}


def test_taking_back_what_was_never_imported_is_listed(teller: Teller) -> None:
    result = teller.upload(teller.notice(teller.deposit(1_000, name="ﾀﾅｶ", cancel=True)))
    assert len(result.problems) == 1
    assert _only_line().state == LineState.OUT
    assert teller.balances() == {}


def test_a_deposit_in_suspense_is_matched_by_hand_once(teller: Teller) -> None:
    hold, other = teller.request(55_000), teller.request(55_000)
    teller.upload(teller.notice(teller.deposit(55_000)))
    line = _only_line()
    money.match_deposit(actor=teller.operator, line_id=line.id, hold_id=hold.id)
    money.match_deposit(actor=teller.operator, line_id=line.id, hold_id=hold.id)
    assert money.hold(hold.id).state == money.HoldState.FUNDED
    assert teller.balances() == {"bank": 55_000, "escrow": 55_000}
    with pytest.raises(Refused, match="LINE_ALREADY_PLACED"):
        money.match_deposit(actor=teller.operator, line_id=line.id, hold_id=other.id)


def test_sample_deposit_notice_of_money_md_3_3(teller: Teller) -> None:
    hold = teller.request(99_790)
    content = (SAMPLES / "zengin-nyukin-tsuchi-sample.txt").read_bytes()
    content = content.replace(b"ESCROW-0000000101", hold.payment_reference.encode())
    result = teller.upload(content)
    assert (result.new_lines, result.matched, result.suspense) == (2, 1, 1)
    assert teller.balances() == {"bank": 154_790, "escrow": 99_790, "suspense": 55_000}


def test_sample_statement_of_money_md_3_3(teller: Teller) -> None:
    result = teller.upload((SAMPLES / "zengin-nyushukkin-sample.txt").read_bytes())
    assert result.new_lines == 3
    balances = teller.balances()
    assert balances["own-funds"] == 1_000_000
    assert ImportedLine.objects.get(is_incoming=False).state == LineState.OUT


def test_only_the_first_opening_balance_becomes_own_funds(teller: Teller) -> None:
    teller.upload(teller.statement(1_000, teller.row(Direction.IN, 500)))
    nov_26 = date(2026, 11, 26)
    row = teller.row(Direction.IN, 1, on=nov_26)
    teller.upload(teller.statement(9_999, row, from_on=nov_26, to_on=nov_26))
    assert teller.balances()["own-funds"] == 1_000


def test_a_broken_file_names_the_line_and_leaves_nothing_behind(teller: Teller) -> None:
    content = bytearray(teller.notice(teller.deposit(10_000), teller.deposit(20_000)))
    content[2 * 202 + 22] = ord("x")  # a letter within the amount of the second deposit: line 3
    with pytest.raises(Invalid, match="NOT_DIGITS") as refusal:
        teller.upload(bytes(content))
    assert "3" in str(refusal.value.message)
    assert refusal.value.field == "file"
    assert not StatementImport.objects.exists()
    assert teller.balances() == {}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "FILE_EMPTY", id="empty"),
        pytest.param(b"date,amount\r\n2026-11-25,1", "RECORD_ORDER", id="csv"),
        pytest.param(b"121" + b" " * 117, "FILE_TYPE_UNKNOWN", id="our own transfer file"),
    ],
)
def test_another_kind_of_file_is_refused(teller: Teller, content: bytes, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        teller.upload(content)


def test_another_account_is_refused(teller: Teller) -> None:
    content = teller.notice(teller.deposit(10_000)).replace(b"7654321", b"7654322")
    with pytest.raises(Invalid, match="STATEMENT_OTHER_ACCOUNT"):
        teller.upload(content)


def test_the_same_days_are_not_taken_from_both_kinds_of_file(teller: Teller) -> None:
    teller.upload(teller.notice(teller.deposit(10_000)))
    with pytest.raises(Invalid, match="STATEMENT_OTHER_KIND"):
        teller.upload(teller.statement(0, teller.row(Direction.IN, 10_000)))


def test_only_the_operator_imports(teller: Teller) -> None:
    content = teller.notice(teller.deposit(10_000))
    client: Actor = teller.cast.actor(teller.cast.kenji)
    with pytest.raises(Refused, match="OPERATOR_ONLY"):
        money.import_statement(actor=client, content=content, filename="x")


def test_names_of_two_clients_are_told_apart(teller: Teller) -> None:
    aozora = teller.request(55_000, payer_kana=AOZORA_KANA)
    midori = teller.request(
        55_000,
        payer_id=teller.cast.midori.id,
        payer_name="合同会社みどり",
        payer_kana="ゴウドウガイシャミドリ",
    )
    teller.upload(teller.notice(teller.deposit(55_000, name="ﾄﾞ)ﾐﾄﾞﾘ")))
    assert money.hold(midori.id).state == money.HoldState.FUNDED
    assert money.hold(aozora.id).state == money.HoldState.REQUESTED
