"""Delivering: files, text, a link. The day of the upload is the day of receipt (law.md 1.4.1)."""

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import use_case
from yuiwork.market import payment_terms
from yuiwork.market.events import DeliveryMade
from yuiwork.market.files import CheckedFile, Upload, check_uploads
from yuiwork.market.models import CONTRACT, REF_TYPE, Contract, ContractState, Delivery, DeliveryFile
from yuiwork.market.policies import acting_person, party_side
from yuiwork.market.use_cases.locks import lock_contract_for

_MOST_TEXT = 100_000


@use_case
def deliver(
    *,
    actor: Actor,
    contract_id: UUID,
    submission_id: UUID,
    files: Sequence[Upload] = (),
    text: str = "",
    url: str = "",
    checked: Sequence[int] = (),
) -> Delivery:
    """Hand the work over. ``checked``: positions of the criteria she has gone through herself.

    The same ``submission_id`` again returns the first delivery. Raises ``Refused`` (``NOT_FUNDED_YET``,
    ``NOT_NOW``, ``NOT_YOURS``), ``Invalid`` at its field (``DELIVERY_EMPTY``, ``URL_INVALID``, ``FILE_…``).
    """
    contract, _side = lock_contract_for(actor, contract_id)
    first = Delivery.objects.filter(contract=contract, submission_id=submission_id).first()
    if first is not None:
        return first
    by = party_side(actor, contract)
    if by == "worker" and contract.state == ContractState.AGREED:
        raise Refused(
            "NOT_FUNDED_YET",
            _(
                "The client's deposit has not arrived yet. Please begin and deliver after it has: we will tell you."
            ),
        )
    state = CONTRACT.step(contract.state, "deliver", by=by)
    kept = check_uploads(list(files))
    _refuse_empty(kept, text, url)
    delivery = _record(actor, contract, submission_id, text.strip(), url.strip(), checked)
    _keep(delivery, kept)
    contract.state = state
    contract.save(update_fields=["state"])
    audit.record(
        actor=actor, action="deliver", target=REF_TYPE, target_id=contract.id,
        delivery=delivery.id, files=len(kept), received_on=delivery.received_on,
    )  # fmt: skip
    _announce(contract, delivery)
    return delivery


def _announce(contract: Contract, delivery: Delivery) -> None:
    publish(
        DeliveryMade(
            contract_id=contract.id,
            delivery_id=delivery.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            received_on=delivery.received_on,
            accept_by=delivery.accept_by,
        )
    )


def payment_due(contract: Contract, received_on: date) -> date:
    """The date on which the pay is due for a receipt on this JST day (law.md 1.4.1, P4)."""
    return payment_terms.due_for_receipt(
        contract.payment_rule,
        received_on=received_on,
        notified_on=contract.payment_due_on,
        due_on=contract.delivery_due_on,
        acceptance_days=contract.acceptance_days,
    )


def _refuse_empty(files: list[CheckedFile], text: str, url: str) -> None:
    if url.strip():
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Invalid("URL_INVALID", _("Please enter a link that begins with https://."), field="url")
    if len(text) > _MOST_TEXT:
        raise Invalid("TEXT_TOO_LONG", _("This text is too long. Please send it as a file."), field="text")
    if not files and not text.strip() and not url.strip():
        raise Invalid(
            "DELIVERY_EMPTY",
            _("Please choose a file, or write the text, or give a link."),
            field="attachments",
        )


def _record(
    actor: Actor, contract: Contract, submission_id: UUID, text: str, url: str, checked: Sequence[int]
) -> Delivery:
    received_on = clock.today()
    known = set(contract.criteria.values_list("position", flat=True))
    return Delivery.objects.create(
        contract=contract,
        number=contract.deliveries.count() + 1,
        submission_id=submission_id,
        delivered_by_id=acting_person(actor),
        text=text,
        url=url,
        checked=sorted(known.intersection(checked)),
        received_on=received_on,
        accept_by=received_on + timedelta(days=contract.acceptance_days),
        payment_due_on=payment_due(contract, received_on),
    )


def _keep(delivery: Delivery, files: list[CheckedFile]) -> None:
    """Bytes go to the storage under a name of ours; the person's name for the file is a column."""
    for checked in files:
        row = DeliveryFile(
            delivery=delivery,
            name=checked.name,
            media_type=checked.media_type,
            size=len(checked.content),
            sha256=checked.sha256,
        )
        row.file.save(f"{new_id()}.{checked.kind}", ContentFile(checked.content), save=False)
        row.save(force_insert=True)
