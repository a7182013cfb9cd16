"""Who is not meant learns nothing: 404 for strangers, other clients, other workers; 405 for the wrong method."""

from uuid import UUID

import pytest

from tests.market.desk import Desk
from tests.market.pages import url
from tests.page_client import PageClient

CONTRACT_PAGES = ("contract", "terms", "terms_pdf", "deliver", "accept", "revise", "review", "cancel")
CONTRACT_POSTS = ("deliver", "accept", "revise", "message", "review", "cancel", "answer_cancel", "paper")
CLIENT_JOB_PAGES = ("client_job", "job_edit", "proposals")
CLIENT_JOB_POSTS = ("job_edit", "publish", "close")
PROPOSAL_PAGES = ("accept_proposal", "decline_proposal")
OPERATOR_PAGES = ("held_jobs",)


def stranger(desk: Desk, who: str) -> UUID:
    return {"other worker": desk.cast.sato, "other client": desk.cast.emi, "officer": desk.cast.takeda}[who]


@pytest.mark.parametrize("who", ["other worker", "other client", "officer"])
def test_strangers_find_no_contract(who: str, desk: Desk, page_client: PageClient) -> None:
    contract = desk.delivered()
    page_client.sign_in(stranger(desk, who))
    for name in CONTRACT_PAGES:
        assert page_client.get(url(name, contract.id)).status_code == 404, name
    for name in CONTRACT_POSTS:
        assert page_client.post(url(name, contract.id), {"text": "x"}).status_code == 404, name


@pytest.mark.parametrize("who", ["other worker", "other client", "officer"])
def test_strangers_find_no_job_of_the_firm_and_no_proposal(
    who: str, desk: Desk, page_client: PageClient
) -> None:
    proposal = desk.propose()
    page_client.sign_in(stranger(desk, who))
    for name in CLIENT_JOB_PAGES:
        assert page_client.get(url(name, desk.job.id)).status_code == 404, name
    for name in CLIENT_JOB_POSTS:
        assert page_client.post(url(name, desk.job.id)).status_code == 404, name
    for name in PROPOSAL_PAGES:
        assert page_client.get(url(name, proposal.id)).status_code == 404, name
        assert page_client.post(url(name, proposal.id), {"reason": "filled"}).status_code == 404, name
    assert page_client.post(url("withdraw", proposal.id)).status_code == 404
    for name in OPERATOR_PAGES:
        assert page_client.get(url(name)).status_code == 404
    proposal.refresh_from_db()
    assert proposal.state == "sent"


def test_each_side_has_its_own_steps(desk: Desk, page_client: PageClient) -> None:
    contract = desk.delivered()
    page_client.sign_in(desk.cast.hanako)
    for name in ("accept", "revise"):
        assert page_client.get(url(name, contract.id)).status_code == 404
        assert page_client.post(url(name, contract.id)).status_code == 404
    page_client.sign_in(desk.cast.kenji)
    assert page_client.get(url("deliver", contract.id)).status_code == 404
    assert page_client.post(url("deliver", contract.id), {"text": "x"}).status_code == 404


def test_visitors_are_led_to_the_sign_in(desk: Desk, page_client: PageClient) -> None:
    contract = desk.contract
    for address in (url("contract", contract.id), url("client_jobs"), url("board"), url("contracts")):
        response = page_client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("withdraw", "proposal"),
        ("message", "contract"),
        ("answer_cancel", "contract"),
        ("paper", "contract"),
        ("publish", "job"),
        ("close", "job"),
        ("coach", "job"),
        ("release_job", "job"),
    ],
)
def test_actions_do_not_happen_by_following_a_link(
    name: str, args: str, desk: Desk, page_client: PageClient
) -> None:
    proposal = desk.propose()
    ids = {"proposal": proposal.id, "contract": desk.agree(proposal).id, "job": desk.job.id}
    page_client.sign_in(desk.cast.kenji)
    assert page_client.get(url(name, ids[args])).status_code == 405


@pytest.mark.parametrize("name", ["jobs", "contracts", "own_proposals", "client_jobs", "client_billing"])
def test_lists_take_no_posts(name: str, desk: Desk, page_client: PageClient) -> None:
    page_client.sign_in(desk.cast.kenji)
    assert page_client.post(url(name)).status_code == 405
