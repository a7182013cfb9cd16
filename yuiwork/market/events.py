"""What the market announces. Amounts in yen, dates JST."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class JobPublished(Event):
    """A job may be seen and answered."""

    job_id: UUID
    coached: bool
    programme_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class JobHeld(Event):
    """A post waits for the operator's check. ``codes`` of the screening, joined by commas."""

    job_id: UUID
    client_org_id: UUID
    codes: str


@dataclass(frozen=True, kw_only=True)
class JobReturned(Event):
    """The operator sent a post back to the client with a reason."""

    job_id: UUID
    client_org_id: UUID


@dataclass(frozen=True, kw_only=True)
class JobChanged(Event):
    """A published ad got another version; those who had answered the former one should know."""

    job_id: UUID
    version: int
    proposer_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class JobMarkedCoached(Event):
    """A director of the programme will see to it that somebody is accompanied on this job."""

    job_id: UUID
    programme_id: UUID
    client_org_id: UUID


@dataclass(frozen=True, kw_only=True)
class JobClosed(Event):
    """``reason``: hired, deadline or client."""

    job_id: UUID
    client_org_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProposalSent(Event):
    proposal_id: UUID
    job_id: UUID
    client_org_id: UUID
    worker_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalDeclined(Event):
    """Never without ``reason`` (a code of the market; its words are on the worker's page)."""

    proposal_id: UUID
    job_id: UUID
    worker_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(Event):
    proposal_id: UUID
    job_id: UUID
    client_org_id: UUID
    worker_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractAgreed(Event):
    """Agreed, with its notice issued in the same transaction. ``hold_amount``: what the client transfers."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    programme_id: UUID | None
    notice_document_id: UUID
    notice_number: str
    payment_reference: str
    hold_amount: int


@dataclass(frozen=True, kw_only=True)
class ContractFunded(Event):
    """The deposit arrived: work may begin."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    programme_id: UUID | None
    funded_on: date


@dataclass(frozen=True, kw_only=True)
class ContractUnfunded(Event):
    """The bank took the deposit back: work pauses."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID


@dataclass(frozen=True, kw_only=True)
class DeliveryMade(Event):
    """``accept_by``: the last day on which the client can answer before silence accepts."""

    contract_id: UUID
    delivery_id: UUID
    client_org_id: UUID
    worker_id: UUID
    received_on: date
    accept_by: date


@dataclass(frozen=True, kw_only=True)
class RevisionRequested(Event):
    contract_id: UUID
    revision_id: UUID
    client_org_id: UUID
    worker_id: UUID


@dataclass(frozen=True, kw_only=True)
class DeliveryAccepted(Event):
    """``pay_net``: yen that reach the worker's account. ``first_paid_job``: her first one on the platform."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    programme_id: UUID | None
    by_silence: bool
    pay_net: int
    accepted_on: date
    first_paid_job: bool


@dataclass(frozen=True, kw_only=True)
class CancellationAsked(Event):
    """One side wishes to end the contract; ``side`` asked."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class CancellationDeclined(Event):
    """``side``: whose wish was declined."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class ContractCancelled(Event):
    """Both sides agreed to end it. ``refunded``: yen that go back to the client."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    refunded: int


@dataclass(frozen=True, kw_only=True)
class ReviewWritten(Event):
    """One side wrote; what it says stays hidden until the other side did or the days have passed."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class ReviewsRevealed(Event):
    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID


@dataclass(frozen=True, kw_only=True)
class MessagePosted(Event):
    """``side``: who wrote (client, worker or coach)."""

    contract_id: UUID
    message_id: UUID
    client_org_id: UUID
    worker_id: UUID
    author_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class PaperNoticeRequested(Event):
    """The worker wants the notice on paper by ``due_on`` (law.md 1.3)."""

    contract_id: UUID
    client_org_id: UUID
    worker_id: UUID
    due_on: date
