"""Organisations, consents and what the database refuses whoever writes."""

from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import SYSTEM, Cast
from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.people import api as people


def test_whoever_registers_a_firm_acts_for_it(cast: Cast) -> None:
    firm = people.register_organisation(
        actor=cast.actor(cast.hanako),
        name="花子商店",
        kind=people.OrganisationKind.SOLE_PROPRIETOR,
        kana="ハナコ",
    )
    assert cast.actor(cast.hanako).holds(Role.CLIENT, firm.id)
    assert firm.is_individual
    assert [row.action for row in audit.history_of("people.Organisation", firm.id)] == ["register"]


def test_a_stranger_adds_nobody_to_a_firm(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        people.add_member(actor=cast.actor(cast.emi), organisation_id=cast.aozora.id, user_id=cast.emi)
    assert refusal.value.code == "NOT_A_MEMBER"


def test_the_newest_word_on_a_consent_counts(cast: Cast) -> None:
    actor, kind = cast.actor(cast.hanako), people.ConsentKind.INCOME_TO_MUNICIPALITY
    assert not people.has_consent(cast.hanako, kind)
    people.give_consent(actor=actor, kind=kind, version="2026-04")
    assert people.has_consent(cast.hanako, kind)
    people.give_consent(actor=actor, kind=kind, version="2026-04", given=False)
    assert not people.has_consent(cast.hanako, kind)
    assert not people.has_consent(cast.sato, kind)


@pytest.mark.parametrize("sql", ["UPDATE people_consent SET given = true", "DELETE FROM people_consent"])
def test_a_consent_is_never_rewritten(cast: Cast, sql: str) -> None:
    people.give_consent(
        actor=cast.actor(cast.hanako), kind=people.ConsentKind.TERMS, version="1", given=False
    )
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("family_name", "\ue000", "NAME_NOT_STORABLE"), ("given_kana", "花子", "KANA_ONLY")],
)
def test_a_profile_refuses_what_cannot_be_stored(cast: Cast, field: str, value: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        people.save_profile(actor=cast.actor(cast.hanako), **{field: value})  # type: ignore[arg-type]
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_part_of_a_profile_leaves_the_rest(cast: Cast) -> None:
    people.save_profile(actor=cast.actor(cast.hanako), phone="09012345678")
    profile = people.profile_of(cast.hanako)
    assert profile is not None
    assert (profile.full_name, profile.full_kana, profile.phone) == (
        "山田 花子",
        "ヤマダ ハナコ",
        "09012345678",
    )
    assert profile.prefecture_code == "29"


def test_others_see_the_name_she_chose(cast: Cast) -> None:
    people.save_profile(actor=cast.actor(cast.hanako), display_name="はなさん")
    assert people.profiles_of([cast.hanako, cast.sato])[cast.hanako].shown_name == "はなさん"


def test_an_unknown_organisation_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        people.organisation(UUID(int=1))


def test_an_operator_who_left_is_no_operator(cast: Cast) -> None:
    assert cast.actor(cast.oper).is_operator
    people.User.objects.filter(id=cast.oper).update(is_active=False)
    assert not cast.actor(cast.oper).is_operator


@pytest.mark.parametrize(
    ("constraint", "sql"),
    [
        ("people_organisation_kind", "UPDATE people_organisation SET kind = 'church'"),
        ("people_organisation_capital", "UPDATE people_organisation SET capital_yen = -1"),
    ],
)
def test_the_database_refuses_what_no_form_would_send(cast: Cast, constraint: str, sql: str) -> None:
    assert cast.aozora
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_refuses_a_second_membership(cast: Cast) -> None:
    assert cast.kenji
    with (
        pytest.raises(IntegrityError, match="people_membership_once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO people_membership (id, created_at, user_id, organisation_id, role)"
            " SELECT gen_random_uuid(), now(), user_id, organisation_id, role FROM people_membership"
        )


def test_the_system_may_act_without_an_account(cast: Cast) -> None:
    people.add_member(actor=SYSTEM, organisation_id=cast.aozora.id, user_id=cast.sato)
    rows = audit.history_of("people.Organisation", cast.aozora.id)
    assert (rows[-1].actor, rows[-1].user_id) == ("system:tests", None)


def test_a_visitor_holds_nothing() -> None:
    assert Actor.visitor().is_visitor
    assert not Actor.visitor().has(*Role)
