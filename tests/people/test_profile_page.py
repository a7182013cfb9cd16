"""The profile page: names as they are, kana as said, the municipality from the postal code."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.people import api as people

PAGE = "/people/profile/"
NARA = {
    "family_name": "山田",
    "given_name": "花子",
    "family_kana": "やまだ",
    "given_kana": "ﾊﾅｺ",
    "birth_date_year": "平成4",
    "birth_date_month": "４",
    "birth_date_day": "1",
    "postal_code": "〒630-8580",
    "address": "二条大路南1-1-1",
    "phone": "0742-34-0000",
}
TWO_TOWNS = "4980000"  # Yatomi in Aichi, Kisosaki in Mie


@pytest.fixture
def hanako(cast: Cast, page_client: PageClient) -> PageClient:
    return page_client.sign_in(cast.hanako)


def _saved(cast: Cast) -> people.Profile:
    profile = people.profile_of(cast.hanako)
    assert profile is not None
    return profile


def _post(client: PageClient, **changes: str) -> Any:
    return client.post(PAGE, {**NARA, **changes})


@pytest.mark.parametrize(
    ("family", "given"),
    [("𠮷田", "花子"), ("葛󠄀西", "花"), ("髙橋", "美咲"), ("山﨑", "徳子"), ("塚本", "神奈"), ("王", "Li-Na")],
    ids=["beyond U+FFFF", "variation selector", "hashigo taka", "tatsu saki", "compatibility", "latin"],
)
def test_a_name_is_kept_to_the_last_stroke(cast: Cast, hanako: PageClient, family: str, given: str) -> None:
    assert _post(hanako, family_name=family, given_name=given).status_code == 303
    assert (_saved(cast).family_name, _saved(cast).given_name) == (family, given)
    page = hanako.get(PAGE).content.decode()
    assert f'value="{family}"' in page


def test_kana_of_any_kind_becomes_full_width(cast: Cast, hanako: PageClient) -> None:
    _post(hanako, family_kana="きょうもと", given_kana="ﾊﾅ ｺ")
    assert (_saved(cast).family_kana, _saved(cast).given_kana) == ("キョウモト", "ハナコ")


def test_gaiji_are_refused_kindly(cast: Cast, hanako: PageClient) -> None:
    answer = _post(hanako, family_name="山\ue000")
    assert answer.status_code == 422
    assert "外字" in answer.content.decode()
    assert _saved(cast).family_name == "山田"


def test_kanji_in_the_reading_keep_everything_she_typed(hanako: PageClient) -> None:
    answer = _post(hanako, family_kana="山田", address="青空団地3-201")
    page = answer.content.decode()
    assert answer.status_code == 422
    for typed in ('value="山田"', 'value="青空団地3-201"', 'value="平成4"', 'value="〒630-8580"'):
        assert typed in page
    assert "「山」は漢字です" in page


def test_the_postal_code_decides_the_municipality(cast: Cast, hanako: PageClient) -> None:
    _post(hanako, postal_code="１００-８１１１", municipality_code="29201")
    assert (_saved(cast).postal_code, _saved(cast).municipality_code) == ("1008111", "13101")


def test_a_code_of_several_municipalities_asks_which(cast: Cast, hanako: PageClient) -> None:
    asked = _post(hanako, postal_code=TWO_TOWNS)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "愛知県弥富市" in page
    assert "三重県桑名郡木曽岬町" in page
    assert 'type="radio"' in page
    assert _post(hanako, postal_code=TWO_TOWNS, municipality_code="24303").status_code == 303
    assert _saved(cast).municipality_code == "24303"
    assert "checked" in hanako.get(PAGE).content.decode()


def test_a_town_elsewhere_cannot_be_chosen(hanako: PageClient) -> None:
    assert _post(hanako, postal_code=TWO_TOWNS, municipality_code="13101").status_code == 422


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("postal_code", "999-9999", "この郵便番号は見つかりません"),
        ("postal_code", "奈良", "郵便番号"),
        ("phone", "123", "電話番号"),
        ("birth_date_year", "2199", "2026年11月24日"),
        ("invoice_number", "T1234567890123", "登録番号をご確認ください"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_lost(
    hanako: PageClient, field: str, typed: str, said: str
) -> None:
    answer = _post(hanako, **{field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{typed}"' in page


def test_a_registration_number_is_kept_in_one_spelling(cast: Cast, hanako: PageClient) -> None:
    assert _post(hanako, invoice_number="ｔ７ ０００ ０１２ ０５００ ０２").status_code == 303
    assert _saved(cast).invoice_number == "T7000012050002"


def test_she_goes_on_where_she_was_asked_for_her_profile(hanako: PageClient) -> None:
    assert 'value="/work/"' in hanako.get(PAGE, {"next": "/work/"}).content.decode()
    assert _post(hanako, next="/work/").url == "/work/"
    assert 'value="/work/"' in _post(hanako, next="/work/", postal_code="1").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(hanako: PageClient, elsewhere: str) -> None:
    assert _post(hanako, next=elsewhere).url == "/today/"


def test_a_first_profile_is_made_once_however_often_it_is_sent(cast: Cast, page_client: PageClient) -> None:
    user = people.User.objects.create_user(email="new@example.jp", password=None)
    client = page_client.sign_in(user.id)
    assert client.get(PAGE).status_code == 200
    assert [_post(client).status_code, _post(client).status_code] == [303, 303]
    assert people.Profile.objects.filter(user_id=user.id).count() == 1
