"""Accepting a proposal: contract, terms, notice, request for the deposit and the announcement, all or nothing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Refused
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.market.events import ContractAgreed
from yuiwork.market.models import (
    PROPOSAL,
    REF_TYPE,
    CloseReason,
    Contract,
    ContractCriterion,
    DeclineReason,
    Job,
    JobState,
    Proposal,
    ProposalState,
    TermsNotice,
)
from yuiwork.market.offer import offer_in
from yuiwork.market.parties import worker_facts
from yuiwork.market.policies import may_accept_proposal, may_be_hired
from yuiwork.market.pricing import Quote
from yuiwork.market.queries.viewer import Hired, hired_as
from yuiwork.market.terms import Terms, build_terms, quote_offer
from yuiwork.market.use_cases import publish_job
from yuiwork.market.use_cases.decline_proposal import decline
from yuiwork.market.use_cases.issue_notice import issue_notice
from yuiwork.market.use_cases.locks import lock_received_proposal
from yuiwork.money import api as money
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both sides agree to, worked out before anything is written."""

    job: Job
    proposal: Proposal
    terms: Terms
    money: Quote
    delivery_on: date
    hired: Hired


@use_case
def accept_proposal(*, actor: Actor, proposal_id: UUID) -> Contract:
    """Agree. In one transaction: the contract, version 1 of its terms, its notice, the hold's request, the event.

    Accepting twice returns the same contract. Raises ``Refused`` (``PROPOSAL_NOT_OPEN``, ``JOB_NOT_OPEN``,
    ``AGENCY_CONSENT_MISSING``, …), ``Invalid`` with the notice's code, ``Conflict`` ``DELIVERY_DATE_PAST``.
    """
    job, proposal = lock_received_proposal(actor, proposal_id)
    if proposal.state == ProposalState.ACCEPTED:
        return Contract.objects.get(proposal=proposal)
    may_accept_proposal(actor, job, proposal).enforce()
    may_be_hired(proposal.worker_id, clock.today()).enforce()
    agreement = work_out(job, proposal)
    proposal.state = PROPOSAL.step(proposal.state, "accept", by="client")
    proposal.decided_at = clock.now()
    proposal.save(update_fields=["state", "decided_at"])
    contract, issued = _agree(actor, agreement)
    _fill_job(actor, job)
    audit.record(
        actor=actor, action="agree", target=REF_TYPE, target_id=contract.id,
        proposal=proposal.id, notice=issued.number, amount=contract.client_total,
    )  # fmt: skip
    publish(
        ContractAgreed(
            contract_id=contract.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            programme_id=contract.programme_id,
            notice_document_id=issued.document_id,
            notice_number=issued.number,
            payment_reference=contract.payment_reference,
            hold_amount=contract.transfer_amount,
        )
    )
    return contract


def work_out(job: Job, proposal: Proposal) -> Agreement:
    """The terms of the version she read, at her price and date, with both parties' facts of today."""
    today = clock.today()
    profile = people.profile_of(proposal.worker_id)
    if profile is None or proposal.fee_amount is None or proposal.delivery_on is None:
        raise Refused("PROPOSAL_NOT_OPEN", _("This proposal is not waiting for an answer any more."))
    if proposal.delivery_on <= today:
        message = _("The proposed day of delivery has passed. Please ask for a new proposal.")
        raise Conflict("DELIVERY_DATE_PAST", message)
    offer, worker = offer_in(proposal.job_version), worker_facts(profile)
    hired = hired_as(proposal.worker_id, job)
    quoted = quote_offer(
        offer,
        worker,
        fee_bp=hired.fee_bp,
        fee_amount=proposal.fee_amount,
        delivery_on=proposal.delivery_on,
    )
    terms = build_terms(offer, worker, quoted, ordered_on=today, delivery_on=proposal.delivery_on)
    return Agreement(job, proposal, terms, quoted, proposal.delivery_on, hired)


@inside_transaction
def _agree(actor: Actor, agreement: Agreement) -> tuple[Contract, TermsNotice]:
    contract_id, notice_id = new_id(), new_id()
    job, terms = agreement.job, agreement.terms
    hold = money.request_hold(
        actor=actor,
        key=f"contract:{contract_id}:hold",
        ref_type=REF_TYPE,
        ref_id=contract_id,
        payer_id=job.organisation_id,
        payer_name=terms.orderer.name,
        payer_kana=terms.orderer.kana,
        amount=terms.transfer_amount,
        memo=terms.title,
    )
    contract = _contract(agreement, contract_id, notice_id, hold)
    contract.save(force_insert=True)
    ContractCriterion.objects.bulk_create(
        ContractCriterion(contract=contract, position=position, text=text)
        for position, text in enumerate(terms.criteria, start=1)
    )
    issued = issue_notice(
        actor=actor, contract=contract, terms=terms, issued_at=contract.agreed_at, notice_id=notice_id
    )
    return contract, issued


def _contract(agreement: Agreement, contract_id: UUID, notice_id: UUID, hold: money.HoldView) -> Contract:
    job, proposal, terms, quoted = agreement.job, agreement.proposal, agreement.terms, agreement.money
    return Contract(
        id=contract_id,
        notice_id=notice_id,
        job=job,
        proposal=proposal,
        client_org_id=job.organisation_id,
        worker_id=proposal.worker_id,
        programme_id=agreement.hired.programme_id,
        is_coached=agreement.hired.is_coached,
        title=terms.title,
        category=terms.category,
        client_snapshot=terms.orderer.as_json(),
        worker_snapshot=terms.worker.as_json(),
        tax_mode=terms.tax_mode.value,
        tax_rate=terms.tax_rate,
        pay_net=terms.pay_net,
        pay_tax=terms.pay_tax,
        client_total=terms.client_total,
        withholding_base=terms.withholding_base,
        withholding=terms.withholding,
        withholding_reason=quoted.withholding_reason.value,
        transfer_amount=terms.transfer_amount,
        fee_bp=terms.fee_bp,
        platform_fee=terms.platform_fee,
        platform_fee_tax=terms.platform_fee_tax,
        worker_net=terms.worker_net,
        estimated_minutes=quoted.minutes,
        minimum_wage=quoted.wage.minimum,
        wage_prefecture=quoted.wage.prefecture_code,
        hold_id=hold.id,
        payment_reference=hold.payment_reference,
        agreed_at=clock.now(),
        delivery_due_on=agreement.delivery_on,
        acceptance_days=terms.acceptance_days,
        revision_limit=terms.revision_limit,
        payment_rule=terms.payment_rule,
        payment_due_on=quoted.paid_on,
    )


@inside_transaction
def _fill_job(actor: Actor, job: Job) -> None:
    """The ad closes on the day of hiring (R12-06), and nobody else waits in silence."""
    if job.state == JobState.PUBLISHED:
        publish_job.close(actor, job, reason=CloseReason.HIRED, by="hiring", on=clock.today())
    for other in (
        Proposal.objects.select_for_update().filter(job=job, state=ProposalState.SENT).order_by("id")
    ):
        decline(actor, other, reason=DeclineReason.FILLED)
