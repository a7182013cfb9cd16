"""Everybody at every door: every address opened as each person, and acted upon as each person who may not.

Each page that opens is checked by the page client: title, one h1, labels, no inline script, no English left over.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from tests.architecture.addresses import Address, addresses
from tests.architecture.conftest import undone
from tests.architecture.doors import ALL, DOORS, NOWHERE, SENT_TO_SIGN_IN, VISITOR, Door, door_of
from tests.architecture.parameters import PARAMETERS
from tests.architecture.story import Story
from tests.page_client import PageClient

pytestmark = pytest.mark.xdist_group("story")

ADDRESSES = addresses()
BY_ROUTE = [pytest.param(a, id=a.route or "/") for a in ADDRESSES]
POSTED = [pytest.param(a, id=a.route or "/") for a in ADDRESSES if "POST" in a.methods]
Visitors = dict[str, PageClient]
# A page about nothing in particular that opens for everybody is the same for two people of one role.
ONE_OF_EACH = {VISITOR, "hanako", "kenji", "tutor", "takeda", "dirk", "carer", "oper"}


def _path(address: Address, story: Story) -> str:
    if not address.has_parameters:
        return reverse(address.name)
    assert address.route in PARAMETERS, f"say in parameters.py what stands in {address.route}"
    return reverse(address.name, kwargs=PARAMETERS[address.route](story))


def _answers(visitors: Visitors, method: str, path: str) -> Iterator[tuple[str, Any]]:
    for name, client in visitors.items():
        with undone():
            answer = getattr(client, method)(path)
            if answer.streaming:
                b"".join(answer.streaming_content)  # closes the file behind it
            yield name, answer


def _is_sent_to_sign_in(answer: Any) -> bool:
    return answer.status_code == 302 and str(answer.url).startswith("/accounts/login/")


def _opened(answer: Any) -> bool:
    return answer.status_code in {200, 302, 303} and not _is_sent_to_sign_in(answer)


def _expected(name: str, door: Door, address: Address) -> str:
    if address.route in NOWHERE:
        return "not found"
    if name == VISITOR and (name not in door.opens_for or address.route in SENT_TO_SIGN_IN):
        return "sign in"
    return "opens" if name in door.opens_for else "not found"


def _met(answer: Any) -> str:
    if _is_sent_to_sign_in(answer):
        return "sign in"
    return (
        "opens" if _opened(answer) else "not found" if answer.status_code == 404 else str(answer.status_code)
    )


def test_no_line_stands_for_an_address_that_is_gone() -> None:
    routes = {a.route for a in ADDRESSES}
    assert set(PARAMETERS) | set(DOORS) | SENT_TO_SIGN_IN | NOWHERE <= routes


@pytest.mark.parametrize("address", BY_ROUTE)
def test_a_page_opens_for_whom_it_is_meant(address: Address, visit: Story, visitors: Visitors) -> None:
    if address.methods and "GET" not in address.methods:
        pytest.skip("only acts; see the next test")
    door, path = door_of(address, visit), _path(address, visit)
    if not address.has_parameters and door.opens_for >= ALL:
        visitors = {name: client for name, client in visitors.items() if name in ONE_OF_EACH}
    met = {name: _met(answer) for name, answer in _answers(visitors, "get", path)}
    assert met == {name: _expected(name, door, address) for name in visitors}


@pytest.mark.parametrize("address", POSTED)
def test_nobody_else_acts(address: Address, visit: Story, visitors: Visitors) -> None:
    door, path = door_of(address, visit), _path(address, visit)
    strangers = {name: client for name, client in visitors.items() if name not in door.opens_for}
    for name, answer in _answers(strangers, "post", path):
        if name == VISITOR:
            assert _is_sent_to_sign_in(answer)
        elif name in door.looks_only:
            assert answer.status_code in {409, 422}, name
        else:
            assert answer.status_code == 404, name


def test_the_story_has_every_kind_of_thing(visit: Story) -> None:
    """What no page could show was not made, or stands here with the reason."""
    from django.apps import apps

    models = [m for m in apps.get_models() if m.__module__.startswith("yuiwork.")]
    empty = {m._meta.label for m in models if not m._base_manager.exists()}
    assert empty <= NOT_TOLD, "tell it in tests/architecture/story"


NOT_TOLD = {
    "audit.HandledEvent",  # the story runs handlers without the queue
    "audit.VoidedDocument",
    "compliance.DataExport",
    "hub.DraftComment",
    "hub.DraftReview",
    "impact.PersonAlias",
    "learning.Answer",
    "learning.ConditionWaiver",
    "learning.DraftCopy",
    "learning.FeedbackComment",
    "learning.Response",
    "learning.RubricMark",
    "market.Cancellation",
    "market.ContractMessage",
    "market.PaperRequest",
    "market.Review",
    "market.RevisionRequest",
    "money.SenderAccount",
    "regions.BudgetLine",
    "regions.Cohort",
    "regions.Expense",
    "regions.Goal",
    "regions.MemberMunicipality",
    "regions.ProgrammeParty",
    "regions.ProgrammeYear",
    "regions.Stage",
    "regions.Target",
    "surveys.AnswerGroup",
    "teams.Team",
    "teams.TeamMember",
}
