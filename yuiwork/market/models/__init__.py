from yuiwork.market.models.contract import REF_TYPE, Contract
from yuiwork.market.models.delivery import Delivery, DeliveryFile, RevisionRequest
from yuiwork.market.models.job import (
    CloseReason,
    ExpensePolicy,
    IpMode,
    Job,
    JobCriterion,
    JobVersion,
    TaxMode,
)
from yuiwork.market.models.lifecycle import (
    ACTIVE_CONTRACT_STATES,
    CONTRACT,
    JOB,
    PROPOSAL,
    ContractState,
    JobState,
    ProposalState,
)
from yuiwork.market.models.proposal import DeclineReason, Proposal
from yuiwork.market.models.talk import Cancellation, CancellationState, ContractMessage, Review, Side
from yuiwork.market.models.terms import (
    ContractCriterion,
    NoticeCounter,
    PaperRequest,
    TermsNotice,
    TermsVersion,
)
from yuiwork.market.models.withholding import WithholdingLine

__all__ = [
    "ACTIVE_CONTRACT_STATES",
    "CONTRACT",
    "JOB",
    "PROPOSAL",
    "REF_TYPE",
    "Cancellation",
    "CancellationState",
    "CloseReason",
    "Contract",
    "ContractCriterion",
    "ContractMessage",
    "ContractState",
    "DeclineReason",
    "Delivery",
    "DeliveryFile",
    "ExpensePolicy",
    "IpMode",
    "Job",
    "JobCriterion",
    "JobState",
    "JobVersion",
    "NoticeCounter",
    "PaperRequest",
    "Proposal",
    "ProposalState",
    "Review",
    "RevisionRequest",
    "Side",
    "TaxMode",
    "TermsNotice",
    "TermsVersion",
    "WithholdingLine",
]
