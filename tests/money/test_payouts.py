"""Paying people: everybody, every week, in full, by a file the bank accepts (law.md 7.2, condition 6; money.md 3.1)."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction

from tests.money.conftest import Teller
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.japan.dates import JST
from yuiwork.japan.zengin import Direction, TransferFile, read_transfers
from yuiwork.money import api as money
from yuiwork.money.events import PayoutBlocked, PayoutReturned, PayoutSent
from yuiwork.money.models import ImportedLine, LineState, Payout
from yuiwork.money.queries.payout_dates import next_run_date

FRIDAY = date(2026, 11, 27)
SAMPLES = Path(__file__).parent.parent / "data" / "zengin"


@pytest.fixture
def owed(teller: Teller) -> Teller:
    """Hanako is owed 94,290 and has an account."""
    teller.register_account()
    teller.release(teller.funded(99_790), payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    return teller


def prepare(teller: Teller, run_on: date = FRIDAY) -> money.PayoutRun:
    return money.prepare_payout_run(actor=teller.operator, run_on=run_on)


def read(run: money.PayoutRun) -> TransferFile:
    return read_transfers(bytes(run.content or b""), near=run.run_on)


def mark_sent(teller: Teller, run_id: UUID, *, fee: int = 145, on: date = FRIDAY) -> money.PayoutRun:
    with clock.at(datetime.combine(max(on, FRIDAY), time(15), JST)):
        return money.mark_payout_run_sent(actor=teller.operator, run_id=run_id, sent_on=on, fee_total=fee)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("2026-11-24", "2026-11-27", id="the coming Friday"),
        pytest.param("2026-11-27", "2026-12-04", id="on a payout day the next one"),
        pytest.param("2026-12-28", "2026-12-30", id="Friday is 1 January: the last bank day before"),
        pytest.param("2026-12-30", "2027-01-08", id="after it the next open Friday"),
        pytest.param("2027-04-24", "2027-04-30", id="before the May holidays"),
        pytest.param("2026-04-30", "2026-05-01", id="an open Friday between holidays"),
        pytest.param("2027-02-07", "2027-02-12", id="a holiday on Thursday changes nothing"),
        pytest.param("2029-02-10", "2029-02-16", id="a Friday after a substitute holiday"),
    ],
)
def test_payout_dates_are_fridays_or_the_bank_day_before(after: str, expected: str) -> None:
    assert money.next_payout_date(date.fromisoformat(after)) == date.fromisoformat(expected)


def test_what_is_earned_after_the_file_was_made_waits_for_the_next_date(owed: Teller) -> None:
    tuesday = date(2026, 11, 24)
    assert next_run_date(tuesday) == FRIDAY
    prepare(owed)
    assert next_run_date(tuesday) == FRIDAY
    money.export_payout_run(actor=owed.operator, run_id=money.PayoutRun.objects.get().id)
    assert next_run_date(tuesday) == date(2026, 12, 4)


def test_the_file_holds_what_the_ledger_says(owed: Teller) -> None:
    run = owed.export(FRIDAY)
    file = read(run)
    assert file.requester.code == "0000012345"
    assert [(t.payee_name, t.amount, t.edi, t.new_code) for t in file.transfers] == [
        ("ﾔﾏﾀﾞ ﾊﾅｺ", 94_290, "PAYOUT-2026-11-00001", 1)
    ]
    assert file.transfer_on == FRIDAY


def test_the_same_bytes_come_again_and_nothing_is_posted_twice(owed: Teller) -> None:
    run = prepare(owed)
    first = money.export_payout_run(actor=owed.operator, run_id=run.id)
    assert money.export_payout_run(actor=owed.operator, run_id=run.id) == first
    assert owed.balances()["payout-in-transit"] == 94_290


def test_one_yen_is_paid_too(teller: Teller) -> None:
    teller.register_account()
    teller.release(teller.funded(1))
    assert [payout.amount for payout in prepare(teller).payouts.all()] == [1]


def test_nothing_is_deducted_for_the_transfer_fee(owed: Teller, announced: list[object]) -> None:
    """law.md 1.6, A5-01."""
    mark_sent(owed, owed.export(FRIDAY).id, fee=145)
    [sent] = [event for event in announced if isinstance(event, PayoutSent)]
    assert sent.amount == 94_290


def test_x_07_without_an_account_the_claim_stays_and_she_is_told_once(
    teller: Teller, announced: list[object]
) -> None:
    teller.release(teller.funded(3_000))
    prepare(teller)
    prepare(teller)
    [blocked] = [event for event in announced if isinstance(event, PayoutBlocked)]
    assert (blocked.user_id, blocked.amount) == (teller.cast.hanako, 3_000)
    assert money.payable_of(teller.cast.hanako) == 3_000


def test_a_run_of_blocked_people_alone_makes_no_file(teller: Teller) -> None:
    teller.release(teller.funded(3_000))
    run = prepare(teller)
    with pytest.raises(Refused, match="NOTHING_TO_PAY"):
        money.export_payout_run(actor=teller.operator, run_id=run.id)


def test_preparing_again_takes_in_what_came_meanwhile(owed: Teller) -> None:
    first = prepare(owed)
    owed.release(owed.funded(10_000), key="later")
    again = prepare(owed)
    assert (again.id, again.total) == (first.id, 104_290)
    assert Payout.objects.count() == 1


def test_what_is_earned_after_preparing_waits_for_the_next_run(owed: Teller) -> None:
    run = prepare(owed)
    owed.release(owed.funded(10_000), key="later")
    money.export_payout_run(actor=owed.operator, run_id=run.id)
    assert money.payable_of(owed.cast.hanako) == 10_000


def test_only_one_run_is_open_at_a_time(owed: Teller) -> None:
    prepare(owed)
    with pytest.raises(Refused, match="OTHER_RUN_OPEN"):
        prepare(owed, date(2026, 12, 4))


def test_a_prepared_run_can_be_discarded(owed: Teller) -> None:
    run = prepare(owed)
    money.discard_payout_run(actor=owed.operator, run_id=run.id)
    assert not Payout.objects.exists()
    exported = owed.export(date(2026, 12, 4))
    with pytest.raises(Refused, match="RUN_EXPORTED"):
        money.discard_payout_run(actor=owed.operator, run_id=exported.id)


def test_an_exported_run_is_not_prepared_again(owed: Teller) -> None:
    owed.export(FRIDAY)
    with pytest.raises(Refused, match="RUN_EXPORTED"):
        prepare(owed)


@pytest.mark.parametrize(
    ("run_on", "code"),
    [("2026-11-28", "DATE_BANK_CLOSED"), ("2027-01-01", "DATE_BANK_CLOSED"), ("2026-11-20", "DATE_PAST")],
)
def test_a_run_is_for_a_coming_bank_day(owed: Teller, run_on: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        prepare(owed, date.fromisoformat(run_on))


def test_with_nothing_owed_there_is_no_run(teller: Teller) -> None:
    with pytest.raises(Refused, match="NOTHING_DUE"):
        prepare(teller)
    assert not money.PayoutRun.objects.exists()


def test_marking_as_sent_files_a_statement_for_each_payee(owed: Teller, announced: list[object]) -> None:
    mark_sent(owed, owed.export(FRIDAY).id)
    [document] = audit.documents_of([owed.cast.hanako], kind="payment_statement")
    assert (document.number, document.amount_incl_tax) == ("PAYOUT-2026-11-00001", 94_290)
    [sent] = [event for event in announced if isinstance(event, PayoutSent)]
    assert sent.document_id == document.id
    content = audit.open_document(document.id, party_ids=[owed.cast.hanako]).content
    assert content.startswith(b"%PDF")


def test_the_statement_belongs_to_the_payee_alone(owed: Teller) -> None:
    mark_sent(owed, owed.export(FRIDAY).id)
    [document] = audit.documents_of([owed.cast.hanako])
    with pytest.raises(NotFound):
        audit.open_document(document.id, party_ids=[owed.cast.sato])


def test_marking_again_with_the_same_facts_changes_nothing(owed: Teller) -> None:
    run = owed.export(FRIDAY)
    mark_sent(owed, run.id)
    mark_sent(owed, run.id)
    assert len(audit.documents_of([owed.cast.hanako])) == 1
    with pytest.raises(Conflict, match="ALREADY_SENT_OTHERWISE"):
        mark_sent(owed, run.id, fee=146)


def test_a_run_is_not_sent_before_its_file_was_made(owed: Teller) -> None:
    with pytest.raises(Refused, match="NOT_NOW"):
        mark_sent(owed, prepare(owed).id)


def test_tomorrow_has_not_been_paid_yet(owed: Teller) -> None:
    run = owed.export(FRIDAY)
    with pytest.raises(Invalid, match="DATE_FUTURE"):
        money.mark_payout_run_sent(actor=owed.operator, run_id=run.id, sent_on=FRIDAY, fee_total=0)


def test_an_account_the_bank_refused_is_not_paid_to_again(owed: Teller, announced: list[object]) -> None:
    mark_sent(owed, owed.export(FRIDAY).id)
    payout = Payout.objects.get()
    money.return_payout(actor=owed.operator, payout_id=payout.id, returned_on=FRIDAY)
    money.return_payout(actor=owed.operator, payout_id=payout.id, returned_on=FRIDAY)
    assert [e.amount for e in announced if isinstance(e, PayoutReturned)] == [94_290]
    dec_4 = date(2026, 12, 4)
    assert [p.state for p in prepare(owed, dec_4).payouts.all()] == [money.PayoutState.BLOCKED]
    owed.register_account()
    assert [p.state for p in prepare(owed, dec_4).payouts.all()] == [money.PayoutState.PREPARED]


def test_a_returned_payout_found_on_the_statement_leaves_nothing_in_suspense(owed: Teller) -> None:
    mark_sent(owed, owed.export(FRIDAY).id)
    owed.upload(owed.notice(owed.deposit(94_290, name="ﾌﾘｺﾐｼｷﾝﾍﾝｷﾔｸ", on=FRIDAY), on=FRIDAY))
    line = ImportedLine.objects.get(state=LineState.SUSPENSE)
    payout = Payout.objects.get()
    money.return_payout(actor=owed.operator, payout_id=payout.id, returned_on=FRIDAY, line_id=line.id)
    assert "suspense" not in owed.balances()
    assert money.payable_of(owed.cast.hanako) == 94_290


@pytest.mark.parametrize(("same", "new_code"), [(True, 0), (False, 2)])
def test_the_new_code_tells_the_bank_whether_the_account_changed(
    owed: Teller, same: bool, new_code: int
) -> None:
    mark_sent(owed, owed.export(FRIDAY).id)
    owed.release(owed.funded(10_000), key="second")
    if not same:
        money.save_yucho_account(
            actor=owed.cast.actor(owed.cast.hanako),
            symbol="10530",
            number="12345671",
            holder_kana="ヤマダ　ハナコ",
        )
    run = owed.export(date(2026, 12, 4))
    assert [t.new_code for t in read(run).transfers] == [new_code]


@pytest.mark.parametrize("parts", [(94_435,), (94_290, 145)])
def test_the_debit_of_our_own_run_is_recognised_on_the_statement(
    owed: Teller, parts: tuple[int, ...]
) -> None:
    mark_sent(owed, owed.export(FRIDAY).id, fee=145)
    rows = [owed.row(Direction.OUT, amount, on=FRIDAY, memo="ｿｳｺﾞｳﾌﾘｺﾐ") for amount in parts]
    dec = date(2026, 11, 28)
    owed.upload(owed.statement(99_790, *rows, from_on=dec, to_on=dec))
    assert set(ImportedLine.objects.filter(is_incoming=False).values_list("state", flat=True)) == {
        LineState.KNOWN
    }


def test_an_outgoing_line_nobody_knows_is_listed(owed: Teller) -> None:
    mark_sent(owed, owed.export(FRIDAY).id, fee=145)
    dec = date(2026, 11, 28)
    owed.upload(owed.statement(99_790, owed.row(Direction.OUT, 94_291, on=FRIDAY), from_on=dec, to_on=dec))
    assert ImportedLine.objects.get(is_incoming=False).state == LineState.OUT


def test_x_10_payouts_stop_until_the_difference_is_explained(owed: Teller) -> None:
    day = date(2026, 11, 26)
    owed.upload(owed.statement(99_790, owed.row(Direction.OUT, 440, on=day), from_on=day, to_on=day))
    run = prepare(owed)
    with pytest.raises(Refused, match="BANK_DIFFERS") as refusal:
        money.export_payout_run(actor=owed.operator, run_id=run.id)
    assert "-440円" in str(refusal.value.message)
    line = ImportedLine.objects.get(state=LineState.OUT)
    money.explain_line(actor=owed.operator, line_id=line.id, explanation=money.Explanation.BANK_FEE)
    assert money.export_payout_run(actor=owed.operator, run_id=run.id)


def test_interest_is_explained_but_a_fee_does_not_come_in(owed: Teller) -> None:
    owed.upload(owed.notice(owed.deposit(3, name="ﾘｿｸ")))
    line = ImportedLine.objects.get(state=LineState.SUSPENSE)
    with pytest.raises(Invalid, match="WRONG_DIRECTION"):
        money.explain_line(actor=owed.operator, line_id=line.id, explanation=money.Explanation.BANK_FEE)
    money.explain_line(actor=owed.operator, line_id=line.id, explanation=money.Explanation.INTEREST)
    assert owed.balances()["interest-received"] == 3


def test_a_refund_found_on_the_statement_is_booked_once(owed: Teller) -> None:
    hold = owed.funded(5_000)
    owed.refund(hold, 5_000)
    day = date(2026, 11, 26)
    owed.upload(owed.statement(104_790, owed.row(Direction.OUT, 5_000, on=day), from_on=day, to_on=day))
    line = ImportedLine.objects.get(state=LineState.OUT)
    organisation = owed.cast.aozora.id
    money.refund_by_line(actor=owed.operator, line_id=line.id, organisation_id=organisation)
    assert "refund-payable" not in owed.balances()
    with pytest.raises(Refused, match="MORE_THAN_DUE"):
        money.mark_refund_paid(
            actor=owed.operator, organisation_id=organisation, amount=1, paid_on=day, submission_id=hold.id
        )


def test_a_worker_cannot_run_payouts(owed: Teller) -> None:
    worker = owed.cast.actor(owed.cast.hanako)
    with pytest.raises(Refused, match="OPERATOR_ONLY"):
        money.prepare_payout_run(actor=worker, run_on=FRIDAY)


def test_the_sample_of_money_md_3_2_is_what_we_write(teller: Teller) -> None:
    """Both payees of the example file, by our own accounts, names, amounts and date."""
    teller.register_account()
    money.save_yucho_account(
        actor=teller.cast.actor(teller.cast.sato),
        symbol="10530",
        number="12345671",
        holder_kana="さとう　しょうこ",
    )
    teller.release(teller.funded(94_290))
    hold = teller.funded(12_345)
    with transaction.atomic():
        money.release_hold(
            actor=teller.operator,
            hold_id=hold.id,
            key="sato",
            occurred_on=date(2026, 12, 1),
            payee_id=teller.cast.sato,
            payee_amount=12_345,
            fee_amount=0,
            fee_tax=0,
        )
    run = teller.export(date(2026, 12, 10))
    lines = bytes(run.content or b"").split(b"\r\n")
    sample = (SAMPLES / "zengin-sogo-furikomi-sample.txt").read_bytes().split(b"\r\n")
    assert lines[0] == sample[0]
    assert sorted(line[:90] for line in lines[1:3]) == sorted(line[:90] for line in sample[1:3])
    assert lines[3:] == sample[3:]


def test_the_payment_statement_adds_up_line_by_line(owed: Teller) -> None:
    """99,790 less 5,000, 500: 94,290; and 110,000 less 5,000, 500, 10,210: 94,290 (money.md 7.2)."""
    facts = {"payee_amount": 94_290, "fee_amount": 5_000, "fee_tax": 500}
    hold = owed.funded(110_000)
    owed.release(hold, key="withheld", withheld=10_210, **facts)
    mark_sent(owed, owed.export(FRIDAY).id)
    [document] = documents(owed)
    rows = [[cell.replace(",", "").removesuffix("円") for cell in row[2:]] for row in document["lines"]]
    assert rows == [
        ["99790", "-5000", "-500", "0", "94290"],
        ["110000", "-5000", "-500", "-10210", "94290"],
    ]
    assert document["total"] == "合計　188,580円"


def test_what_the_statement_does_not_explain_is_named(owed: Teller) -> None:
    run = prepare(owed)
    owed.release(owed.funded(10_000), key="after preparing")
    money.export_payout_run(actor=owed.operator, run_id=run.id)
    mark_sent(owed, run.id)
    [document] = documents(owed)
    assert [row[-1] for row in document["lines"]] == ["94,290円", "10,000円", "-10,000円"]
    assert document["lines"][-1][1] == "次回にお支払いする分"


def documents(teller: Teller) -> list[dict[str, Any]]:
    rows = apps.get_model("audit", "Document").objects.filter(kind="payment_statement")
    return [row.canonical for row in rows]
