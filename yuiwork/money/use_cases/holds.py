"""Requesting and withdrawing holds. Parts of other rooms' use-cases: inside the caller's transaction."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction
from yuiwork.japan.bank_kana import match_key
from yuiwork.money.models import HOLD_MACHINE, Account, Hold, HoldState
from yuiwork.money.queries.holds import HoldView, hold_view
from yuiwork.money.use_cases.hold_rows import (
    close_account,
    credit_of,
    escrow_of,
    lock_hold,
    places_of,
    send_back,
)
from yuiwork.money.use_cases.posting import (
    body_hash,
    lock_accounts,
    same_key_other_body,
)

_REFERENCE = "ESCROW-%010d"  # 17 characters: fits the 20 of the EDI field (money.md 3.3)


@inside_transaction
def request_hold(
    *,
    actor: Actor,
    key: str,
    ref_type: str,
    ref_id: UUID,
    payer_id: UUID,
    payer_name: str,
    payer_kana: str,
    amount: int,
    memo: str = "",
) -> HoldView:
    """Ask a client for the money of exactly one order; the answer carries the reference she pays with.

    ``amount`` in yen; ``memo`` is the order's title for statements. The same key with the same content
    returns the first hold. Raises ``Invalid`` ``AMOUNT_NOT_POSITIVE``, ``Conflict`` ``SAME_KEY_OTHER_BODY``
    or ``ORDER_HAS_HOLD`` (law.md 7.2, condition 3).
    """
    if amount <= 0:
        raise Invalid("AMOUNT_NOT_POSITIVE", _("The amount must be at least 1 yen."))
    key_hash = body_hash(
        ref=[ref_type, str(ref_id)], payer=[str(payer_id), payer_name, payer_kana], amount=amount, memo=memo
    )
    first = _hold_by_key(key, key_hash)
    if first is not None:
        return hold_view(first)
    row = Hold(
        key=key,
        key_hash=key_hash,
        ref_type=ref_type,
        ref_id=ref_id,
        payer_id=payer_id,
        payer_name=payer_name,
        payer_kana=payer_kana,
        payer_match_key=match_key(payer_kana),
        memo=memo,
        amount=amount,
    )
    return hold_view(_insert(actor, row))


@inside_transaction
def cancel_hold(*, actor: Actor, hold_id: UUID) -> HoldView:
    """Withdraw a request that was not paid in full; what was deposited for it goes back.

    Cancelling twice changes nothing; ``Refused`` ``NOT_NOW`` once it is funded.
    """
    row = lock_hold(hold_id)
    if row.state != HoldState.CANCELLED:
        row.state = HOLD_MACHINE.step(row.state, "cancel", by="order")
        row.save(update_fields=["state"])
        close_account(row)
        deposited = lock_accounts(places_of(row))[credit_of(row)].amount
        send_back(actor, row, key=f"cancel:{row.id}", occurred_on=clock.today(), amount=deposited)
        audit.record(actor=actor, action="cancel", target="money.Hold", target_id=row.id)
    return hold_view(row)


def _hold_by_key(key: str, key_hash: str) -> Hold | None:
    row = Hold.objects.filter(key=key).first()
    if row is not None and row.key_hash != key_hash:
        raise same_key_other_body()
    return row


def _insert(actor: Actor, row: Hold) -> Hold:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('money_payment_reference')")
        row.payment_reference = _REFERENCE % cursor.fetchone()[0]
    row.account_id = new_id()
    Hold.objects.bulk_create([row], ignore_conflicts=True)
    first = _hold_by_key(row.key, row.key_hash)
    if first is None:
        raise Conflict("ORDER_HAS_HOLD", _("Money for this order has already been asked for."))
    if first.id == row.id:  # only the hold that went in gets an account: the reference is checked at commit
        place = escrow_of(row)
        Account.objects.create(
            id=row.account_id,
            code=place.code,
            kind=place.kind,
            owner_type=place.owner_type,
            owner_id=place.owner_id,
        )
        audit.record(actor=actor, action="request", target="money.Hold", target_id=row.id, amount=row.amount)
    return first
