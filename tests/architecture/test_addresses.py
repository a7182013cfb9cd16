"""Every address says who may open it."""

import pytest
from django.test import RequestFactory

from tests.architecture.addresses import Address, addresses
from yuiwork.config.url_policies import PACKAGE_PAGES
from yuiwork.core.web.policy import Audience

ALL = addresses()
OURS = [a for a in ALL if a.is_ours]


def test_every_address_declares_its_door() -> None:
    silent = [f"{a.route} ({a.name}, {a.view.__module__})" for a in ALL if a.policy is None]
    assert silent == [], "decorate the view with @page, or give the package's page a line in url_policies"


def test_no_line_stands_for_a_page_that_is_gone_or_ours() -> None:
    foreign = {a.name for a in ALL if not a.is_ours}
    assert set(PACKAGE_PAGES) <= foreign
    assert all(page.reason for page in PACKAGE_PAGES.values())


def test_every_address_has_a_name_of_its_own() -> None:
    nameless = [a.route for a in ALL if not a.name.split(":")[-1]]
    assert nameless == []
    routes = [a.route for a in ALL]
    assert sorted(routes) == sorted(set(routes)), "the second of two equal routes is never reached"


def test_roles_are_named_exactly_when_roles_are_asked_for() -> None:
    odd = [
        a.route for a in OURS if a.policy and (a.policy.audience is Audience.ROLES) != bool(a.policy.roles)
    ]
    assert odd == []


def test_nobody_guesses_a_thing_by_its_number() -> None:
    """Ids in addresses are uuids, slugs, signed tokens or small ordinals within such a thing."""
    ordinals = {
        "answer/<str:token>/<int:number>/",
        "staff/<slug:slug>/surveys/<uuid:survey_id>/preview/<int:number>/",
        "staff/<slug:slug>/intake/rounds/<uuid:round_id>/questions/preview/<int:number>/",
        "outbox/<uuid:mail_id>/files/<int:position>/",
        "staff/<slug:slug>/budget/<int:year>/expense/",
        "staff/<slug:slug>/indicators/<int:year>/<slug:code>/",
        "staff/<slug:slug>/overview/<int:year>.xlsx",
        "staff/<slug:slug>/overview/<int:year>/<slug:table>.csv",
        "staff/<slug:slug>/reports/years/<int:year>/",
        "staff/<slug:slug>/reports/years/<int:year>/correct/",
        "staff/<slug:slug>/reports/years/<int:year>/reopen/",
    }
    numbered = {a.route for a in OURS if "<int:" in a.route}
    assert numbered <= ordinals


@pytest.mark.parametrize(
    "address", [a for a in OURS if not a.name.startswith("api:")], ids=lambda a: a.route or "/"
)
def test_other_methods_are_refused(address: Address) -> None:
    """Before anything else is looked at. The API answers with a problem document instead: see tests/api."""
    assert address.methods >= {"GET", "HEAD"} or address.methods == {"POST"}
    for method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - address.methods:
        answer = address.view(RequestFactory().generic(method, "/"))
        assert answer.status_code == 405, method
