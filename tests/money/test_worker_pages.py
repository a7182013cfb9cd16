"""お金 and the account form, as a person sees them."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.money.conftest import Teller
from tests.page_client import PageClient
from yuiwork.money import api as money
from yuiwork.money.models import Payout

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def hanako(teller: Teller, page_client: PageClient) -> PageClient:
    return page_client.sign_in(teller.cast.hanako)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_without_pay_the_page_says_what_will_appear(hanako: PageClient) -> None:
    text = text_of(hanako.get("/money/"))
    assert "報酬はまだありません" in text
    assert "0円" in text


def test_pay_without_an_account_asks_for_one(teller: Teller, hanako: PageClient) -> None:
    teller.release(teller.funded(99_790), payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    text = text_of(hanako.get("/money/"))
    assert "94,290円" in text
    assert "受取口座を登録する" in text


def test_with_an_account_the_next_date_stands_first(teller: Teller, hanako: PageClient) -> None:
    teller.register_account()
    teller.release(teller.funded(94_290))
    text = text_of(hanako.get("/money/"))
    assert "2026年11月27日（金）にお振り込みします。" in text
    assert "紹介記事の執筆" in text
    assert "****345" in text
    assert "0012345" not in text


def test_after_the_payout_the_statement_can_be_opened_by_her_alone(
    teller: Teller, hanako: PageClient, page_client: PageClient
) -> None:
    teller.register_account()
    teller.release(teller.funded(94_290))
    teller.pay_out(FRIDAY)
    address = reverse("money:payment_statement", args=[Payout.objects.get().document_id])
    assert address in text_of(hanako.get("/money/"))
    response = hanako.get(address)
    assert response.content.startswith(b"%PDF")
    stranger = PageClient().sign_in(teller.cast.sato)
    assert stranger.get(address).status_code == 404


def test_a_returned_payout_asks_her_to_check_the_account(teller: Teller, hanako: PageClient) -> None:
    teller.register_account()
    teller.release(teller.funded(94_290))
    teller.pay_out(FRIDAY)
    money.return_payout(actor=teller.operator, payout_id=Payout.objects.get().id, returned_on=FRIDAY)
    text = text_of(hanako.get("/money/"))
    assert "振込が戻ってきました" in text
    assert "受取口座を登録する" in text


def test_many_movements_come_in_pages_of_twenty(teller: Teller, hanako: PageClient) -> None:
    hold = teller.funded(100)
    for part in range(21):
        teller.release(hold, key=f"part {part}", payee_amount=1)
    assert text_of(hanako.get("/money/")).count('data-label="内容"') == 20
    assert text_of(hanako.get("/money/?page=2")).count('data-label="内容"') == 1


def test_the_page_is_complete_in_english(teller: Teller, hanako: PageClient) -> None:
    teller.register_account()
    teller.release(teller.funded(94_290))
    hanako.post("/i18n/setlang/", {"language": "en"})
    assert "It will be paid on" in text_of(hanako.get("/money/"))


def test_visitors_are_led_to_sign_in(teller: Teller) -> None:
    response = PageClient().get("/money/")
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


@pytest.mark.parametrize("words", ["みずほ", "ミズホ", "ﾐｽﾞﾎ", "0001", "みずほ銀行"])
def test_a_bank_is_found_by_name_kana_or_code(hanako: PageClient, words: str) -> None:
    response = hanako.get("/money/account/bank/", {"q": words})
    assert reverse("money:choose_branch", args=["0001"]) in text_of(response)


def test_an_unknown_bank_says_what_to_try(hanako: PageClient) -> None:
    assert "見つかりませんでした" in text_of(hanako.get("/money/account/bank/", {"q": "存在しない"}))


def test_an_empty_search_asks_for_words(hanako: PageClient) -> None:
    assert hanako.get("/money/account/bank/", {"q": ""}).status_code == 422


def test_a_branch_is_found_by_name(hanako: PageClient) -> None:
    text = text_of(hanako.get("/money/account/bank/0005/", {"q": "本店"}))
    assert reverse("money:bank_account_form", args=["0005", "001"]) in text


@pytest.mark.parametrize("path", ["/money/account/bank/9876/", "/money/account/bank/0005/998/"])
def test_banks_and_branches_that_do_not_exist_are_404(hanako: PageClient, path: str) -> None:
    assert hanako.get(path).status_code == 404


def test_the_account_is_saved_from_name_to_number(teller: Teller, hanako: PageClient) -> None:
    path = reverse("money:bank_account_form", args=["0005", "001"])
    assert "ヤマダ ハナコ" in text_of(hanako.get(path))
    response = hanako.post(
        path, {"account_type": "1", "number": "１２３４５", "holder_kana": "ヤマダ ハナコ"}
    )
    assert response.status_code == 303
    account = money.bank_account_of(teller.cast.hanako)
    assert account is not None
    assert account.number == "0012345"
    assert "****345" in text_of(hanako.get("/money/account/"))


def test_a_strangers_name_is_refused_at_the_field_and_what_she_typed_stays(hanako: PageClient) -> None:
    path = reverse("money:bank_account_form", args=["0005", "001"])
    response = hanako.post(path, {"account_type": "1", "number": "12345", "holder_kana": "ヤマダ タロウ"})
    assert response.status_code == 422
    text = text_of(response)
    assert "ご本人名義の口座に限ります" in text
    assert "ヤマダ タロウ" in text


def test_a_yucho_passbook_is_saved(teller: Teller, hanako: PageClient) -> None:
    response = hanako.post(
        "/money/account/yucho/",
        {"symbol": "10530", "reissue_digit": "", "number": "12345671", "holder_kana": "ヤマダ ハナコ"},
    )
    assert response.status_code == 303
    account = money.bank_account_of(teller.cast.hanako)
    assert account is not None
    assert (account.branch_code, account.number) == ("058", "1234567")


def test_a_wrong_yucho_number_says_where_to_look(hanako: PageClient) -> None:
    response = hanako.post(
        "/money/account/yucho/",
        {"symbol": "10530", "reissue_digit": "", "number": "12345670", "holder_kana": "ヤマダ ハナコ"},
    )
    assert response.status_code == 422
    assert "番号の末尾は1です" in text_of(response)
