"""Asking for a revision: only against a criterion that is not met (law.md 1.6)."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.market.events import RevisionRequested
from yuiwork.market.models import (
    CONTRACT,
    REF_TYPE,
    Contract,
    ContractCriterion,
    ContractState,
    RevisionRequest,
)
from yuiwork.market.policies import acting_person, party_side
from yuiwork.market.use_cases.locks import lock_contract_for

CRITERION_NEEDED = _(
    "Please tick the criterion that is not met. Anything else is another order, with its own pay and date."
)
WORDS_NEEDED = _("Please write what is missing, so that it can be put right.")


@use_case
def request_revision(
    *, actor: Actor, contract_id: UUID, criterion_ids: Sequence[UUID], text: str
) -> RevisionRequest:
    """Name the criteria that are not met and what is missing. Asking again while in revision returns the request.

    Raises ``Invalid`` ``REWORK_COST_MISSING`` (A5-03: something outside the criteria is another order, with its own
    pay) and ``TEXT_MISSING``, ``Refused`` ``REVISION_LIMIT_REACHED``, ``NOT_NOW``, ``NOT_YOURS``.
    """
    contract, _side = lock_contract_for(actor, contract_id)
    by = party_side(actor, contract)
    last = contract.revisions.order_by("-number").first()
    if contract.state == ContractState.REVISING and last is not None and by == "client":
        return last
    state = CONTRACT.step(contract.state, "request_revision", by=by)
    criteria = list(contract.criteria.filter(id__in=list(criterion_ids)))
    number = contract.revisions.count() + 1
    _refuse_unfounded(contract, criteria, text, number)
    revision = RevisionRequest.objects.create(
        contract=contract,
        delivery=contract.deliveries.order_by("-number")[0],
        number=number,
        asked_by_id=acting_person(actor),
        text=text.strip(),
    )
    revision.criteria.set(criteria)
    contract.state = state
    contract.save(update_fields=["state"])
    audit.record(
        actor=actor, action="request_revision", target=REF_TYPE, target_id=contract.id, revision=revision.id
    )
    _announce(contract, revision)
    return revision


def _refuse_unfounded(contract: Contract, criteria: list[ContractCriterion], text: str, number: int) -> None:
    if not criteria:
        raise Invalid("REWORK_COST_MISSING", CRITERION_NEEDED, field="criteria")
    if not text.strip():
        raise Invalid("TEXT_MISSING", WORDS_NEEDED, field="text")
    if number > contract.revision_limit:
        raise Refused(
            "REVISION_LIMIT_REACHED",
            _(
                "All revisions that were agreed have been used. Please accept, or talk it over in the messages."
            ),
        )


def _announce(contract: Contract, revision: RevisionRequest) -> None:
    publish(
        RevisionRequested(
            contract_id=contract.id,
            revision_id=revision.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
        )
    )
