"""What the use-cases of holds and of deposits share:

locking, the accounts of a hold, closing, sending back.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction
from yuiwork.money.chart import Place, client_credit, escrow, refund_payable
from yuiwork.money.models import Account, Hold, TransferKind
from yuiwork.money.use_cases.posting import Draft, credit, debit, post


@inside_transaction
def lock_hold(hold_id: UUID) -> Hold:
    """The hold, locked until the transaction ends. Raises ``NotFound``."""
    row = lock_holds([hold_id]).get(hold_id)
    if row is None:
        raise NotFound
    return row


@inside_transaction
def wait_for_hold(hold_id: UUID) -> None:
    """Keep bank files and everybody else from this hold until the transaction ends. Raises ``NotFound``.

    For a room whose own row hangs on a hold: hold first, own row second, as an imported deposit takes them.
    """
    lock_hold(hold_id)


@inside_transaction
def lock_holds(hold_ids: Iterable[UUID]) -> dict[UUID, Hold]:
    """Holds by id, locked in ascending id."""
    rows = Hold.objects.select_for_update(of=("self",)).filter(id__in=set(hold_ids)).order_by("id")
    return {row.id: row for row in rows}


def escrow_of(hold: Hold) -> Place:
    return escrow(hold.payment_reference, hold.id)


def credit_of(hold: Hold) -> Place:
    return client_credit(hold.payment_reference, hold.payer_id)


def places_of(hold: Hold) -> tuple[Place, ...]:
    """Every account that may move with this hold on the client's side."""
    return (escrow_of(hold), credit_of(hold), refund_payable(hold.payer_id))


def close_account(hold: Hold) -> None:
    """Shut the account of a finished hold; the database refuses while a yen is left in it."""
    Account.objects.filter(id=hold.account_id).update(closed_at=clock.now())


def refund_due(hold: Hold, *, key: str, occurred_on: date, amount: int) -> Draft:
    """What is the client's and serves no order any more is sent back to her (law.md 7.2, conditions 3 and 7)."""
    return Draft(
        key=key,
        kind=TransferKind.REFUND_DUE,
        occurred_on=occurred_on,
        legs=(debit(credit_of(hold), amount), credit(refund_payable(hold.payer_id), amount)),
        memo=hold.memo,
        ref_type=hold.ref_type,
        ref_id=hold.ref_id,
    )


@inside_transaction
def send_back(actor: Actor, hold: Hold, *, key: str, occurred_on: date, amount: int) -> None:
    """Put ``amount`` yen of a hold's credit among the refunds to be paid; nothing for 0."""
    if amount > 0:
        post(actor, refund_due(hold, key=key, occurred_on=occurred_on, amount=amount))
