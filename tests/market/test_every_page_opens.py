"""Every page of the market opens for whom it is meant, in Japanese and in English, and passes the page checks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.urls import reverse

from tests.market.desk import Desk
from tests.page_client import PageClient
from yuiwork.core import clock


def url(name: str, *args: Any) -> str:
    return reverse(f"market:{name}", args=args)


def pages_of_worker(desk: Desk) -> list[str]:
    contract = desk.delivered()
    open_job = desk.publish(title="もう一つの記事の仕事")
    desk.write(open_job)
    return [
        url("jobs"),
        url("jobs") + "?category=article&beginner_ok=on",
        url("jobs") + "?category=drafting",
        url("job", desk.job.id),
        url("job", open_job.id),
        url("propose", open_job.id),
        url("propose_terms", open_job.id),
        url("propose_confirm", open_job.id),
        url("propose", desk.job.id),
        url("own_proposals"),
        url("contracts"),
        url("contract", contract.id),
        url("terms", contract.id),
        url("deliver", contract.id),
        url("review", contract.id),
        url("cancel", contract.id),
    ]


def pages_of_client(desk: Desk) -> list[str]:
    contract = desk.delivered()
    draft = desk.draft(fee_amount=None, category="")
    open_job = desk.publish(title="もう一つの記事の仕事")
    proposal = desk.propose(open_job, desk.cast.sato)
    return [
        url("client_jobs"),
        url("job_new"),
        url("client_job", draft.id),
        url("job_edit", draft.id),
        url("client_job", open_job.id),
        url("job_edit", open_job.id),
        url("client_job", desk.job.id),
        url("proposals", open_job.id),
        url("proposals", desk.job.id),
        url("accept_proposal", proposal.id),
        url("decline_proposal", proposal.id),
        url("client_contracts"),
        url("contract", contract.id),
        url("accept", contract.id),
        url("revise", contract.id),
        url("cancel", contract.id),
        url("client_billing"),
        url("register_firm"),
        url("job", open_job.id),
    ]


def pages_of_director(desk: Desk) -> list[str]:
    desk.publish(title="伴走を待つ仕事")
    return [url("board"), url("board_orders"), url("board_orders") + "?sort=pay"]


def pages_of_operator(desk: Desk) -> list[str]:
    held = desk.publish(
        description="データ入力の仕事です。簡単作業で、詳細は面談でお伝えします。高額報酬です。"
    )
    return [url("held_jobs"), url("return_job", held.id), url("job", held.id)]


def pages_of_visitor(desk: Desk) -> list[str]:
    return [url("jobs"), url("job", desk.job.id)]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("who", ["worker", "client", "director", "operator", "visitor"])
def test_pages_open(who: str, language: str, desk: Desk, page_client: PageClient) -> None:
    people: dict[str, tuple[Callable[[Desk], list[str]], Callable[[], UUID | None]]] = {
        "worker": (pages_of_worker, lambda: desk.cast.hanako),
        "client": (pages_of_client, lambda: desk.cast.kenji),
        "director": (pages_of_director, lambda: desk.cast.dirk),
        "operator": (pages_of_operator, lambda: desk.cast.oper),
        "visitor": (pages_of_visitor, lambda: None),
    }
    build, person = people[who]
    addresses = build(desk)
    user_id = person()
    if user_id is not None:
        page_client.sign_in(user_id)
    page_client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with clock.at(clock.now()):
        for address in addresses:
            response = page_client.get(address)
            assert response.status_code in (200, 302), (address, response.status_code)
