"""Deposits, payouts, refunds and the ledger, as the operator works with them."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.money.conftest import Teller
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.japan.dates import JST
from yuiwork.japan.zengin import Direction
from yuiwork.money import api as money
from yuiwork.money.models import ImportedLine, LineState, Payout, PayoutRun

FRIDAY = date(2026, 11, 27)
NOBODY = "00000000-0000-7000-8000-000000000000"  # the same in every test process
ALL_PAGES = [
    "/operator/deposits/",
    "/operator/refunds/",
    "/operator/payouts/",
    "/operator/ledger/",
    "/operator/account/",
]


@pytest.fixture
def oper(teller: Teller, page_client: PageClient) -> PageClient:
    return page_client.sign_in(teller.cast.oper)


@pytest.fixture
def owed(teller: Teller) -> Teller:
    teller.register_account()
    teller.release(teller.funded(99_790), payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    return teller


def text_of(response: Any) -> str:
    return str(response.content.decode())


def upload(client: PageClient, content: bytes) -> Any:
    return client.post("/operator/deposits/", {"file": SimpleUploadedFile("nyukin.txt", content)})


def parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_year": str(day.year), f"{name}_month": str(day.month), f"{name}_day": str(day.day)}


@pytest.mark.parametrize("path", ALL_PAGES)
def test_the_empty_platform_explains_itself(oper: PageClient, path: str) -> None:
    assert oper.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", [*ALL_PAGES, f"/operator/payouts/{NOBODY}/", f"/operator/deposits/lines/{NOBODY}/"]
)
def test_everybody_but_the_operator_gets_404(teller: Teller, path: str) -> None:
    for person in (teller.cast.hanako, teller.cast.kenji, teller.cast.takeda):
        assert PageClient().sign_in(person).get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["operator/payouts/{}/", "operator/deposits/lines/{}/", "operator/deposits/files/{}/"]
)
def test_what_does_not_exist_is_404(oper: PageClient, path: str) -> None:
    assert oper.get("/" + path.format(uuid4())).status_code == 404


def test_an_uploaded_file_shows_what_it_did(teller: Teller, oper: PageClient) -> None:
    hold = teller.request(99_790)
    content = teller.notice(
        teller.deposit(99_790, edi=hold.payment_reference), teller.deposit(55_000, name="ﾀﾅｶ ｲﾁﾛｳ")
    )
    response = upload(oper, content)
    assert response.status_code == 303
    text = text_of(oper.get(response["Location"]))
    assert 'data-kind="primary"' not in text
    assert "新しい明細は2件です。1件を消し込み、1件は確認をお待ちしています。" in text
    assert hold.payment_reference in text
    assert "ﾀﾅｶ ｲﾁﾛｳ" in text_of(oper.get("/operator/deposits/"))


def test_the_same_file_again_says_that_nothing_changed(teller: Teller, oper: PageClient) -> None:
    content = teller.notice(teller.deposit(55_000, name="ﾀﾅｶ"))
    upload(oper, content)
    response = upload(oper, content)
    assert "何も変わっていません" in text_of(oper.get(response["Location"]))


def test_a_broken_file_names_its_line_on_the_page(teller: Teller, oper: PageClient) -> None:
    content = bytearray(teller.notice(teller.deposit(10_000), teller.deposit(20_000)))
    content[2 * 202 + 22] = ord("x")
    response = upload(oper, bytes(content))
    assert response.status_code == 422
    assert "3行目：数字の欄に数字以外の文字があります。 何も取り込んでいません。" in text_of(response)


def test_a_problem_of_an_upload_is_shown_once(teller: Teller, oper: PageClient) -> None:
    response = upload(oper, teller.notice(teller.deposit(1_000, name="ﾀﾅｶ", cancel=True)))
    assert "取り込まれていない入金の取消です" in text_of(oper.get(response["Location"]))
    assert "取り込まれていない入金の取消です" not in text_of(oper.get(response["Location"]))


def test_a_suspense_line_is_matched_to_the_right_order(teller: Teller, oper: PageClient) -> None:
    hold = teller.request(55_000)
    teller.request(55_000)
    teller.upload(teller.notice(teller.deposit(55_000)))
    path = reverse("money:line", args=[ImportedLine.objects.get().id])
    assert hold.payment_reference in text_of(oper.get(path))
    assert oper.post(path, {"decision": f"hold:{hold.id}"}).status_code == 303
    assert money.hold(hold.id).state == money.HoldState.FUNDED


def test_an_order_can_be_searched_for(teller: Teller, oper: PageClient) -> None:
    hold, other = teller.request(55_000), teller.request(60_000)
    teller.upload(teller.notice(teller.deposit(1, name="ﾀﾅｶ")))
    path = reverse("money:line", args=[ImportedLine.objects.get().id])
    text = text_of(oper.get(path, {"q": hold.payment_reference}))
    assert hold.payment_reference in text
    assert other.payment_reference not in text


def test_a_decision_that_was_not_offered_is_refused(teller: Teller, oper: PageClient) -> None:
    teller.upload(teller.notice(teller.deposit(55_000)))
    path = reverse("money:line", args=[ImportedLine.objects.get().id])
    assert oper.post(path, {"decision": "explain:bank_fee"}).status_code == 422
    assert oper.post(path, {"decision": ""}).status_code == 422


def test_a_placed_line_offers_no_decision(teller: Teller, oper: PageClient) -> None:
    teller.funded(55_000)
    path = reverse("money:line", args=[ImportedLine.objects.get().id])
    assert "記帳する" not in text_of(oper.get(path))


def test_an_outgoing_line_can_be_a_fee_or_a_refund(teller: Teller, oper: PageClient) -> None:
    teller.refund(teller.funded(5_000), 5_000)
    day = date(2026, 11, 26)
    rows = (teller.row(Direction.OUT, 5_000, on=day), teller.row(Direction.OUT, 440, on=day))
    teller.upload(teller.statement(10_000, *rows, from_on=day, to_on=day))
    refund, fee = ImportedLine.objects.filter(state=LineState.OUT).order_by("-amount")
    assert "株式会社青空商事への返金" in text_of(oper.get(reverse("money:line", args=[refund.id])))
    oper.post(reverse("money:line", args=[refund.id]), {"decision": f"refund:{teller.cast.aozora.id}"})
    oper.post(reverse("money:line", args=[fee.id]), {"decision": "explain:bank_fee"})
    assert not ImportedLine.objects.filter(state=LineState.OUT).exists()
    assert "銀行と台帳の残高は一致しています" in text_of(oper.get("/operator/deposits/"))


def test_a_short_deposit_is_listed_with_what_is_missing(teller: Teller, oper: PageClient) -> None:
    hold = teller.request(99_790)
    teller.upload(teller.notice(teller.deposit(99_789, edi=hold.payment_reference)))
    text = text_of(oper.get("/operator/deposits/"))
    assert "入金が足りないもの" in text
    assert "99,789円" in text


def test_a_refund_is_recorded_once_even_with_a_double_click(teller: Teller, oper: PageClient) -> None:
    teller.refund(teller.funded(5_000), 5_000)
    assert "5,000円" in text_of(oper.get("/operator/refunds/"))
    path = reverse("money:refund_paid", args=[teller.cast.aozora.id])
    data = {"amount": "5,000", **parts("paid_on", date(2026, 11, 24)), "submission_id": str(uuid4())}
    assert oper.get(path).status_code == 200
    assert oper.post(path, data).status_code == 303
    assert oper.post(path, data).status_code == 303
    assert teller.balances() == {}
    assert oper.get(path).status_code == 404


def test_too_much_refund_is_refused_on_the_form(teller: Teller, oper: PageClient) -> None:
    teller.refund(teller.funded(5_000), 5_000)
    path = reverse("money:refund_paid", args=[teller.cast.aozora.id])
    data = {"amount": "5,001", **parts("paid_on", date(2026, 11, 24)), "submission_id": str(uuid4())}
    response = oper.post(path, data)
    assert response.status_code == 422
    assert "返金予定を超える" in text_of(response)


def test_a_run_goes_from_prepared_to_sent(owed: Teller, oper: PageClient) -> None:
    assert "山田 花子" in text_of(oper.get("/operator/payouts/"))
    response = oper.post("/operator/payouts/", parts("run_on", FRIDAY))
    assert response.status_code == 303
    run = PayoutRun.objects.get()
    page = response["Location"]
    assert "振込ファイルを作る" in text_of(oper.get(page))
    assert oper.post(reverse("money:payout_export", args=[run.id])).status_code == 303
    file = oper.get(reverse("money:payout_file", args=[run.id]))
    assert file["Content-Disposition"] == 'attachment; filename="furikomi-20261127.txt"'
    assert oper.get(reverse("money:payout_file", args=[run.id])).content == file.content
    with clock.at(datetime.combine(FRIDAY, time(15), JST)):
        assert oper.post(page, {**parts("sent_on", FRIDAY), "fee_total": "145"}).status_code == 303
    text = text_of(oper.get(page))
    assert "振込済み" in text
    assert "145円" in text


def test_people_without_account_are_listed_first(teller: Teller, oper: PageClient) -> None:
    teller.release(teller.funded(3_000))
    response = oper.post("/operator/payouts/", parts("run_on", FRIDAY))
    text = text_of(oper.get(response["Location"]))
    assert "まだ振り込めない人がいます" in text
    assert "振込ファイルを作る" not in text


def test_a_closed_day_is_refused_on_the_form(owed: Teller, oper: PageClient) -> None:
    response = oper.post("/operator/payouts/", parts("run_on", date(2026, 11, 28)))
    assert response.status_code == 422
    assert "銀行の休業日です" in text_of(response)


def test_there_is_no_file_before_it_was_made(owed: Teller, oper: PageClient) -> None:
    oper.post("/operator/payouts/", parts("run_on", FRIDAY))
    run = PayoutRun.objects.get()
    assert oper.get(reverse("money:payout_file", args=[run.id])).status_code == 404
    assert oper.get(reverse("money:payout_export", args=[run.id])).status_code == 405


def test_a_prepared_run_is_discarded_by_its_button(owed: Teller, oper: PageClient) -> None:
    oper.post("/operator/payouts/", parts("run_on", FRIDAY))
    assert oper.post(reverse("money:payout_discard", args=[PayoutRun.objects.get().id])).status_code == 303
    assert not PayoutRun.objects.exists()


def test_a_difference_with_the_bank_stops_the_file_and_says_why(owed: Teller, oper: PageClient) -> None:
    day = date(2026, 11, 26)
    owed.upload(owed.statement(99_790, owed.row(Direction.OUT, 440, on=day), from_on=day, to_on=day))
    oper.post("/operator/payouts/", parts("run_on", FRIDAY))
    response = oper.post(reverse("money:payout_export", args=[PayoutRun.objects.get().id]))
    assert response.status_code == 409
    assert "銀行と台帳の残高に-440円の差があります" in text_of(response)


def test_a_payout_that_came_back_is_recorded(owed: Teller, oper: PageClient) -> None:
    owed.pay_out(FRIDAY)
    path = reverse("money:payout_return", args=[Payout.objects.get().id])
    with clock.at(datetime.combine(FRIDAY, time(16), JST)):
        assert oper.get(path).status_code == 200
        assert oper.post(path, parts("returned_on", FRIDAY)).status_code == 303
    assert money.payable_of(owed.cast.hanako) == 94_290


def test_a_returned_payout_is_offered_for_its_deposit(owed: Teller, oper: PageClient) -> None:
    owed.pay_out(FRIDAY)
    owed.upload(owed.notice(owed.deposit(94_290, name="ﾌﾘｺﾐｼｷﾝﾍﾝｷﾔｸ", on=FRIDAY), on=FRIDAY))
    path = reverse("money:line", args=[ImportedLine.objects.get(state=LineState.SUSPENSE).id])
    payout = Payout.objects.get()
    assert payout.number in text_of(oper.get(path))
    assert oper.post(path, {"decision": f"payout:{payout.id}"}).status_code == 303
    assert money.payable_of(owed.cast.hanako) == 94_290


def test_the_ledger_page_shows_proofs_balances_and_transfers(owed: Teller, oper: PageClient) -> None:
    text = text_of(oper.get("/operator/ledger/"))
    assert "すべての検算が合っています。" in text
    assert "ワーカーへの未払い" in text
    assert "山田 花子" in text


def test_older_transfers_are_a_page_away(
    owed: Teller, oper: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yuiwork.money.views.ledger._PER_PAGE", 1)
    assert 'href="?page=2"' in text_of(oper.get("/operator/ledger/"))
    assert 'rel="prev"' in text_of(oper.get("/operator/ledger/?page=2"))


def test_the_platforms_account_is_saved(teller: Teller, oper: PageClient) -> None:
    data = {
        "requester_code": "99",
        "requester_name": "株式会社ミドリノワ",
        "bank_code": "0005",
        "branch_code": "001",
        "account_type": "1",
        "number": "123",
        "line_end": "none",
    }
    assert oper.post("/operator/account/", data).status_code == 303
    row = money.sender_account()
    assert (row.requester_code, row.number, row.line_end, row.end_mark) == (
        "0000000099",
        "0000123",
        "none",
        False,
    )
    response = oper.post("/operator/account/", data | {"bank_code": "9876"})
    assert response.status_code == 422
    assert "このコードの金融機関はありません" in text_of(response)


def test_operator_pages_are_complete_in_english(owed: Teller, oper: PageClient) -> None:
    oper.post("/i18n/setlang/", {"language": "en"})
    for path in ALL_PAGES:
        assert oper.get(path).status_code == 200
