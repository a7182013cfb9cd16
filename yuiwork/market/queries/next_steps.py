"""What the market asks of a person next: for 今日."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.web.components import NextStep
from yuiwork.market.actions import situation_of
from yuiwork.market.models import CancellationState, Contract, ContractState, Job, JobState, ProposalState
from yuiwork.market.policies import may_write_review
from yuiwork.market.queries.contracts import contracts_of_client, contracts_of_worker
from yuiwork.market.queries.jobs import held_jobs, jobs_awaiting_coach, jobs_of_client
from yuiwork.market.timeline import clocks_of


def next_steps(actor: Actor) -> list[NextStep]:
    """Each a sentence, a button, a date. Nothing for visitors."""
    if actor.user_id is None:
        return []
    return [*_as_worker(actor), *_as_client(actor), *_as_director(actor), *_as_operator(actor)]


def _as_worker(actor: Actor) -> Iterator[NextStep]:
    for contract in contracts_of_worker(actor):
        yield from _in_contract(contract, "worker")


def _as_client(actor: Actor) -> Iterator[NextStep]:
    if not actor.has(Role.CLIENT):
        return
    for contract in contracts_of_client(actor):
        yield from _in_contract(contract, "client")
        yield from _paper(contract)
    for job in jobs_of_client(actor):
        yield from _own_job(job)


def _in_contract(contract: Contract, side: str) -> Iterator[NextStep]:
    today = clock.today()
    finished = contract.state == ContractState.ACCEPTED and not may_write_review(contract, today)
    if finished or contract.state == ContractState.CANCELLED:
        return
    wish = contract.cancellations.filter(state=CancellationState.OPEN).exclude(side=side).first()
    if wish is not None:
        title = _("“%(title)s”: the other side has asked to end the contract") % {"title": contract.title}
        yield NextStep(title, _("Answer this request"), reverse("market:contract", args=[contract.id]))
    last = contract.deliveries.order_by("-number").first()
    situation = situation_of(
        contract,
        side,
        last=last,
        reviewed=contract.reviews.filter(side=side).exists(),
        payout_on=clocks_of(contract, last).payout_on,
        today=today,
    )
    if situation.action is not None:
        first_look = contract.state == ContractState.DELIVERED and side == "client"
        title = _("“%(title)s”: %(sentence)s") % {"title": contract.title, "sentence": situation.sentence}
        if first_look:  # nobody accepts what she has not seen: the contract's page shows it and asks
            url = reverse("market:contract", args=[contract.id])
            yield NextStep(title, _("Look at the delivery"), url, situation.action.due)
        else:
            yield NextStep(title, situation.action.label, situation.action.url, situation.action.due)


def _paper(contract: Contract) -> Iterator[NextStep]:
    request = getattr(contract, "paper_request", None)
    if request is not None and request.sent_on is None:
        title = _("“%(title)s”: the worker asks for the notice on paper") % {"title": contract.title}
        yield NextStep(
            title, _("Print and confirm"), reverse("market:contract", args=[contract.id]), request.due_on
        )


def _own_job(job: Job) -> Iterator[NextStep]:
    waiting = job.proposals.filter(state=ProposalState.SENT).count()
    if waiting:
        words = {"title": job.title, "count": waiting}
        title = ngettext(
            "“%(title)s”: %(count)s proposal is waiting for an answer",
            "“%(title)s”: %(count)s proposals are waiting for an answer",
            waiting,
        )
        yield NextStep(title % words, _("Read the proposals"), reverse("market:proposals", args=[job.id]))
    if job.state == JobState.DRAFT and job.return_reason:
        title = _("“%(title)s” was returned by the operator") % {"title": job.title}
        yield NextStep(title, _("Read the reason"), reverse("market:client_job", args=[job.id]))


def _as_director(actor: Actor) -> Iterator[NextStep]:
    if not actor.has(Role.DIRECTOR):
        return
    jobs = jobs_awaiting_coach(actor)
    if jobs:
        count = {"count": len(jobs)}
        title = ngettext(
            "%(count)s open job could become a coached first job",
            "%(count)s open jobs could become coached first jobs",
            len(jobs),
        )
        yield NextStep(title % count, _("Open the board"), reverse("market:board"), jobs[0].apply_until)


def _as_operator(actor: Actor) -> Iterator[NextStep]:
    if not actor.is_operator:
        return
    jobs = held_jobs(actor)
    if jobs:
        title = ngettext(
            "%(count)s job is waiting for a check", "%(count)s jobs are waiting for a check", len(jobs)
        )
        yield NextStep(title % {"count": len(jobs)}, _("Check the jobs"), reverse("market:held_jobs"))
