"""The life of a job, a proposal and a contract: states and who may move them. Only use-cases assign ``state``."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.transitions import Machine, Transition


class JobState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("job", "Draft")
    HELD = "held", pgettext_lazy("job", "Being checked")
    PUBLISHED = "published", pgettext_lazy("job", "Open for proposals")
    CLOSED = "closed", pgettext_lazy("job", "Closed")


JOB = Machine(
    JobState,
    [
        Transition("publish", JobState.DRAFT, JobState.PUBLISHED, ("client",), _("Publish the job")),
        Transition("hold", JobState.DRAFT, JobState.HELD, ("client",), _("Wait for a check by the operator")),
        Transition("release", JobState.HELD, JobState.PUBLISHED, ("operator",), _("Publish after the check")),
        Transition(
            "return", JobState.HELD, JobState.DRAFT, ("operator",), _("Return to the client with a reason")
        ),
        Transition("close", JobState.PUBLISHED, JobState.CLOSED, ("client",), _("Close the job")),
        Transition("close", JobState.HELD, JobState.CLOSED, ("client",), _("Close the job")),
        Transition(
            "close",
            JobState.PUBLISHED,
            JobState.CLOSED,
            ("clock", "hiring"),
            _("Close the job"),
            _("The day after the last day for proposals, or when somebody was hired"),
        ),
    ],
    main_line=[JobState.DRAFT, JobState.PUBLISHED, JobState.CLOSED],
)


class ProposalState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("proposal", "Draft")
    SENT = "sent", pgettext_lazy("proposal", "Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
    DECLINED = "declined", pgettext_lazy("proposal", "Not chosen")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")


PROPOSAL = Machine(
    ProposalState,
    [
        Transition("send", ProposalState.DRAFT, ProposalState.SENT, ("worker",), _("Send the proposal")),
        Transition(
            "withdraw", ProposalState.DRAFT, ProposalState.WITHDRAWN, ("worker",), _("Withdraw the proposal")
        ),
        Transition(
            "withdraw", ProposalState.SENT, ProposalState.WITHDRAWN, ("worker",), _("Withdraw the proposal")
        ),
        Transition(
            "accept", ProposalState.SENT, ProposalState.ACCEPTED, ("client",), _("Accept the proposal")
        ),
        Transition(
            "decline", ProposalState.SENT, ProposalState.DECLINED, ("client",), _("Decline with a reason")
        ),
        Transition(
            "decline",
            ProposalState.SENT,
            ProposalState.DECLINED,
            ("clock",),
            _("Decline with a reason"),
            _("When its day of delivery has come without an answer"),
        ),
    ],
    main_line=[ProposalState.DRAFT, ProposalState.SENT, ProposalState.ACCEPTED],
)


class ContractState(models.TextChoices):
    AGREED = "agreed", pgettext_lazy("contract", "Agreed, waiting for the deposit")
    FUNDED = "funded", pgettext_lazy("contract", "Work under way")
    DELIVERED = "delivered", pgettext_lazy("contract", "Delivered, waiting for acceptance")
    REVISING = "revising", pgettext_lazy("contract", "In revision")
    ACCEPTED = "accepted", pgettext_lazy("contract", "Accepted")
    CANCELLED = "cancelled", pgettext_lazy("contract", "Cancelled by both sides")


CONTRACT = Machine(
    ContractState,
    [
        Transition("fund", ContractState.AGREED, ContractState.FUNDED, ("money",), _("The deposit arrives")),
        Transition(
            "unfund",
            ContractState.FUNDED,
            ContractState.AGREED,
            ("money",),
            _("The bank takes the deposit back"),
        ),
        Transition("deliver", ContractState.FUNDED, ContractState.DELIVERED, ("worker",), _("Deliver")),
        Transition(
            "deliver", ContractState.REVISING, ContractState.DELIVERED, ("worker",), _("Deliver again")
        ),
        Transition(
            "request_revision",
            ContractState.DELIVERED,
            ContractState.REVISING,
            ("client",),
            _("Ask for a revision"),
        ),
        Transition(
            "accept", ContractState.DELIVERED, ContractState.ACCEPTED, ("client",), _("Accept the delivery")
        ),
        Transition(
            "accept_by_silence",
            ContractState.DELIVERED,
            ContractState.ACCEPTED,
            ("clock",),
            _("Accepted automatically"),
            _("When the notified days after the delivery have passed without an answer"),
        ),
        Transition(
            "cancel", ContractState.AGREED, ContractState.CANCELLED, ("both",), _("Cancel by mutual consent")
        ),
        Transition(
            "cancel", ContractState.FUNDED, ContractState.CANCELLED, ("both",), _("Cancel by mutual consent")
        ),
        Transition(
            "cancel",
            ContractState.REVISING,
            ContractState.CANCELLED,
            ("both",),
            _("Cancel by mutual consent"),
        ),
    ],
    main_line=[ContractState.AGREED, ContractState.FUNDED, ContractState.DELIVERED, ContractState.ACCEPTED],
)

ACTIVE_CONTRACT_STATES = (
    ContractState.AGREED,
    ContractState.FUNDED,
    ContractState.DELIVERED,
    ContractState.REVISING,
)
