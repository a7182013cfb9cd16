"""Where a person is paid: an account that exists, in her own name (money.md 3.4, 3.5; law.md 7.2, condition 10)."""

import pytest

from tests.money.conftest import Teller
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.money import api as money
from yuiwork.people import api as people

GOOD: dict[str, object] = {
    "bank_code": "0005",
    "branch_code": "001",
    "account_type": 1,
    "number": "12345",
    "holder_kana": "ヤマダ ハナコ",
}


@pytest.fixture
def hanako(teller: Teller) -> Actor:
    return teller.cast.actor(teller.cast.hanako)


def save(actor: Actor, **changes: object) -> money.BankAccount:
    return money.save_bank_account(actor=actor, **(GOOD | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ヤマダ ハナコ", "ﾔﾏﾀﾞ ﾊﾅｺ"),
        ("やまだ　はなこ", "ﾔﾏﾀﾞ ﾊﾅｺ"),
        ("サクラライティング ヤマダハナコ", "ｻｸﾗﾗｲﾃｲﾝｸﾞ ﾔﾏﾀﾞﾊﾅｺ"),
        ("ヤマダ　ハナコ（サクラ）", "ﾔﾏﾀﾞ ﾊﾅｺ(ｻｸﾗ)"),
    ],
)
def test_the_holder_is_stored_as_the_bank_spells_her(hanako: Actor, typed: str, stored: str) -> None:
    assert save(hanako, holder_kana=typed).holder_kana == stored


def test_the_number_is_padded_and_full_width_is_accepted(hanako: Actor) -> None:
    account = save(hanako, number="１２３４５", bank_code="０００５")
    assert (account.number, account.bank_code) == ("0012345", "0005")


def test_saving_again_replaces_it(hanako: Actor) -> None:
    first = save(hanako)
    second = save(hanako, number="54321")
    assert first.id == second.id
    found = money.bank_account_of(second.user_id)
    assert found is not None
    assert found.number == "0054321"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"bank_code": "9876"}, "BANK_UNKNOWN", "bank_code"),
        ({"bank_code": "5"}, "BANK_CODE_FORMAT", "bank_code"),
        ({"branch_code": "998"}, "BRANCH_UNKNOWN", "branch_code"),
        ({"number": "12345678"}, "ACCOUNT_NUMBER_TOO_LONG", "number"),
        ({"number": "12a"}, "ACCOUNT_NUMBER_FORMAT", "number"),
        ({"account_type": 3}, "ACCOUNT_TYPE_INVALID", "account_type"),
        ({"holder_kana": "山田花子"}, "KANJI_IN_KANA", "holder_kana"),
        ({"holder_kana": ""}, "NAME_EMPTY", "holder_kana"),
        ({"holder_kana": "ヤマダ ハナコ" * 5}, "NAME_TOO_LONG", "holder_kana"),
        ({"holder_kana": "ヤマダ タロウ"}, "HOLDER_NOT_WORKER", "holder_kana"),
    ],
)
def test_what_cannot_be_paid_is_refused_at_its_field(
    hanako: Actor, changes: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(Invalid, match=code) as refusal:
        save(hanako, **changes)
    assert refusal.value.field == field
    assert str(refusal.value.message)


def test_a_yucho_passbook_becomes_a_bank_account(hanako: Actor) -> None:
    account = money.save_yucho_account(
        actor=hanako, symbol="10530", number="12345671", holder_kana="ヤマダ ハナコ"
    )
    place = (account.bank_code, account.branch_code, account.account_type, account.number)
    assert place == ("9900", "058", 1, "1234567")
    assert (account.yucho_symbol, account.yucho_number) == ("10530", "12345671")


@pytest.mark.parametrize(
    ("symbol", "number", "code", "field"),
    [
        ("10530", "12345670", "YUCHO_NUMBER_END", "number"),
        ("20530", "123451", "YUCHO_SYMBOL_START", "symbol"),
        ("1053", "12345671", "YUCHO_SYMBOL_FORMAT", "symbol"),
        ("10530", "abc", "YUCHO_NUMBER_FORMAT", "number"),
        ("11550", "12345671", "BRANCH_UNKNOWN", "symbol"),
    ],
)
def test_a_wrong_passbook_number_is_refused_at_its_field(
    hanako: Actor, symbol: str, number: str, code: str, field: str
) -> None:
    with pytest.raises(Invalid, match=code) as refusal:
        money.save_yucho_account(actor=hanako, symbol=symbol, number=number, holder_kana="ヤマダ ハナコ")
    assert refusal.value.field == field


def test_x_05_people_abroad_are_not_paid(teller: Teller, hanako: Actor) -> None:
    people.Profile.objects.filter(user_id=teller.cast.hanako).update(is_resident_of_japan=False)
    with pytest.raises(Refused, match="CROSS_BORDER"):
        save(hanako)


def test_without_a_profile_there_is_no_name_to_compare(teller: Teller) -> None:
    user = people.User.objects.create_user(email="new@example.jp", password="correct horse battery")
    with pytest.raises(Refused, match="PROFILE_FIRST"):
        save(Actor(user_id=user.id))


def test_the_senders_account_is_the_operators_to_change(teller: Teller, hanako: Actor) -> None:
    facts = {
        "requester_code": "12345",
        "requester_name": "株式会社ミドリノワ",
        "bank_code": "0005",
        "branch_code": "001",
        "account_type": 1,
        "number": "7654321",
    }
    with pytest.raises(Refused, match="OPERATOR_ONLY"):
        money.save_sender_account(actor=hanako, **facts)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match="KANJI_IN_KANA") as refusal:
        money.save_sender_account(actor=teller.operator, **(facts | {"requester_name": "株式会社緑の輪"}))  # type: ignore[arg-type]
    assert refusal.value.field == "requester_name"
    row = money.save_sender_account(actor=teller.operator, **facts)  # type: ignore[arg-type]
    assert (row.requester_code, row.requester_name) == ("0000012345", "ｶ)ﾐﾄﾞﾘﾉﾜ")
