"""Which places a person sees, by the roles she holds."""

from uuid import uuid4

import pytest

from yuiwork.core.actor import Actor, Grant, Role
from yuiwork.portal import navigation


def holder(*roles: Role) -> Actor:
    grants = {Grant(role, None if role == Role.OPERATOR else uuid4()) for role in roles}
    return Actor(user_id=uuid4(), grants=frozenset(grants))


def test_everybody_with_an_account_is_a_resident() -> None:
    assert navigation.roles_of(holder()) == [navigation.RESIDENT]
    assert navigation.roles_of(holder(Role.TUTOR)) == [Role.TUTOR, navigation.RESIDENT]


def test_a_visitor_has_no_role() -> None:
    assert navigation.roles_of(Actor.visitor()) == []
    assert navigation.current_role(Actor.visitor(), "operator") == ""


def test_the_role_she_chose_holds_as_long_as_she_holds_it() -> None:
    person = holder(Role.DIRECTOR, Role.TUTOR)
    assert navigation.current_role(person, None) == Role.DIRECTOR
    assert navigation.current_role(person, Role.TUTOR) == Role.TUTOR
    assert navigation.current_role(person, Role.OFFICER) == Role.DIRECTOR


def test_with_one_role_there_is_nothing_to_switch() -> None:
    assert navigation.role_choices(holder(), navigation.RESIDENT) == []
    choices = navigation.role_choices(holder(Role.CLIENT), Role.CLIENT)
    assert [(c.value, c.current) for c in choices] == [(Role.CLIENT, True), (navigation.RESIDENT, False)]


@pytest.mark.parametrize("role", [navigation.RESIDENT, *Role])
def test_every_role_has_at_most_five_places(role: str) -> None:
    assert 1 <= len(navigation.PLACES[role]) <= 5
    assert role in navigation.ROLE_LABELS


def test_a_place_that_does_not_exist_here_is_left_out() -> None:
    assert navigation.url_or_none("nowhere:at_all") == ""
    assert navigation._shown([navigation.Entry("nowhere:at_all", "?", "today")], "", "/") == []


def test_the_present_place_is_marked_and_the_place_around_it_too() -> None:
    entries = [navigation.Entry("account_email", "a", "mail"), navigation.Entry("account_login", "b", "key")]
    itself = navigation._shown(entries, "account_email", "/accounts/email/")
    inside = navigation._shown(entries, "", "/accounts/email/deeper/")
    elsewhere = navigation._shown(entries, "", "/other/")
    assert [place.current for place in itself] == ["page", ""]
    assert [place.current for place in inside] == ["true", ""]
    assert [place.current for place in elsewhere] == ["", ""]
