"""Refunds that were paid before any statement tells of them."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.transactions import use_case
from yuiwork.money.chart import BANK, refund_payable
from yuiwork.money.models import Transfer, TransferKind
from yuiwork.money.policies import may_run_the_money
from yuiwork.money.queries.holds import TransferView, transfer_view
from yuiwork.money.use_cases.posting import Draft, credit, debit, lock_accounts, post


@use_case
def mark_refund_paid(
    *, actor: Actor, organisation_id: UUID, amount: int, paid_on: date, submission_id: UUID
) -> TransferView:
    """The operator sent ``amount`` yen back to a client on ``paid_on`` (JST), to the account it came from.

    ``submission_id`` makes a double click harmless. Raises ``Refused`` ``OPERATOR_ONLY``, ``MORE_THAN_DUE``;
    ``Invalid`` ``AMOUNT_NOT_POSITIVE``; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_run_the_money(actor).enforce()
    if amount <= 0:
        raise Invalid("AMOUNT_NOT_POSITIVE", _("The amount must be at least 1 yen."), field="amount")
    key = f"refund-paid:{submission_id}"
    place = refund_payable(organisation_id)
    due = lock_accounts({place, BANK})[place].amount
    if due < amount and not Transfer.objects.filter(key=key).exists():
        raise Refused("MORE_THAN_DUE", _("This is more than what is to be refunded to this client."))
    transfer = post(
        actor,
        Draft(
            key=key,
            kind=TransferKind.REFUND_PAID,
            occurred_on=paid_on,
            legs=(debit(place, amount), credit(BANK, amount)),
            ref_type="people.Organisation",
            ref_id=organisation_id,
        ),
    )
    audit.record(
        actor=actor,
        action="refund_paid",
        target="people.Organisation",
        target_id=organisation_id,
        amount=amount,
    )
    return transfer_view(transfer)
