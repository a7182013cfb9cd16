"""The notice on paper, when the worker asks for it (law.md 1.3, N3-11)."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.japan.parameters import parameter
from yuiwork.market.events import PaperNoticeRequested
from yuiwork.market.models import REF_TYPE, PaperRequest
from yuiwork.market.policies import party_side
from yuiwork.market.use_cases.locks import lock_contract_for


@use_case
def request_paper_notice(*, actor: Actor, contract_id: UUID) -> PaperRequest:
    """The worker wants it on paper; the client has a task with a date. Asking twice changes nothing."""
    contract, _side = lock_contract_for(actor, contract_id)
    if party_side(actor, contract) != "worker":
        raise Refused("NOT_YOURS", _("This step belongs to the other side."))
    today = clock.today()
    row, created = PaperRequest.objects.get_or_create(
        contract=contract,
        defaults={
            "requested_on": today,
            "due_on": today + timedelta(days=parameter("product.notice_paper_days", today)),
        },
    )
    if created:
        audit.record(
            actor=actor, action="request_paper", target=REF_TYPE, target_id=contract.id, due_on=row.due_on
        )
        publish(
            PaperNoticeRequested(
                contract_id=contract.id,
                client_org_id=contract.client_org_id,
                worker_id=contract.worker_id,
                due_on=row.due_on,
            )
        )
    return row


@use_case
def confirm_paper_sent(*, actor: Actor, contract_id: UUID) -> PaperRequest:
    """The client has posted it. Twice changes nothing. Raises ``Refused`` ``NOTHING_ASKED``."""
    contract, _side = lock_contract_for(actor, contract_id)
    if party_side(actor, contract) != "client":
        raise Refused("NOT_YOURS", _("This step belongs to the other side."))
    row = PaperRequest.objects.select_for_update().filter(contract=contract).first()
    if row is None:
        raise Refused("NOTHING_ASKED", _("The worker has not asked for the notice on paper."))
    if row.sent_on is None:
        row.sent_on = clock.today()
        row.save(update_fields=["sent_on"])
        audit.record(actor=actor, action="send_paper", target=REF_TYPE, target_id=contract.id)
    return row
