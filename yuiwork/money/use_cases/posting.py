"""The only writer of transfers. Nothing outside this room can move money between accounts at will.

Locks: a hold first (ascending id), then the balances of all accounts the transaction will touch, in ascending
account id. Entries are inserted in that order too, so the trigger that keeps the balances cannot deadlock.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict
from yuiwork.core.transactions import inside_transaction
from yuiwork.money.chart import Place, open_accounts
from yuiwork.money.models import AccountBalance, Entry, Side, Transfer, TransferKind


@dataclass(frozen=True, slots=True)
class Leg:
    """``amount`` yen on one side of one account."""

    place: Place
    side: Side
    amount: int


def debit(place: Place, amount: int) -> Leg:
    return Leg(place, Side.DEBIT, amount)


def credit(place: Place, amount: int) -> Leg:
    return Leg(place, Side.CREDIT, amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A transfer to be posted. Legs of 0 yen are left out; ``occurred_on`` is a JST date."""

    key: str
    kind: TransferKind
    occurred_on: date
    legs: tuple[Leg, ...]
    memo: str = ""
    ref_type: str = ""
    ref_id: UUID | None = None
    body: dict[str, object] = field(default_factory=dict)

    @property
    def real_legs(self) -> tuple[Leg, ...]:
        return tuple(leg for leg in self.legs if leg.amount != 0)

    @property
    def hash(self) -> str:
        """The content without the key: the same for a retry, another for another request."""
        legs = [[leg.place.code, leg.side.value, leg.amount] for leg in self.real_legs]
        return body_hash(
            kind=self.kind.value,
            occurred_on=self.occurred_on.isoformat(),
            legs=sorted(legs, key=str),
            ref=[self.ref_type, str(self.ref_id)],
            **self.body,
        )


def body_hash(**body: object) -> str:
    """SHA-256 of a request's content in canonical form."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def same_key_other_body() -> Conflict:
    """The refusal for a key that was used for something else."""
    return Conflict(
        "SAME_KEY_OTHER_BODY", _("This was already recorded with other contents. Please reload the page.")
    )


Balances = dict[Place, AccountBalance]


@inside_transaction
def lock_accounts(places: Iterable[Place]) -> Balances:
    """Lock the balances of all these accounts in ascending account id and return them as they are now.

    Accounts that are new are opened. A use-case that posts several transfers calls this once with the accounts of all
    of them.
    """
    wanted = {place.code: place for place in places}
    found = _locked(wanted)
    if len(found) < len(wanted):
        open_accounts(place for code, place in wanted.items() if code not in found)
        found = _locked(wanted)
    return {place: found[code] for code, place in wanted.items()}


def _locked(codes: Iterable[str]) -> dict[str, AccountBalance]:
    rows = AccountBalance.objects.select_for_update(of=("self",)).select_related("account")
    return {
        row.account.code: row for row in rows.filter(account__code__in=list(codes)).order_by("account_id")
    }


@inside_transaction
def post(actor: Actor, draft: Draft, locked: Balances | None = None) -> Transfer:
    """Post a transfer, or return the one that this key has already made.

    ``locked``: what ``lock_accounts`` returned, if the caller has locked these accounts already. Raises ``Conflict``
    ``SAME_KEY_OTHER_BODY``. What does not balance, or takes an account below zero, the database refuses.
    """
    balances = locked if locked is not None else lock_accounts(leg.place for leg in draft.real_legs)
    transfer, created = insert_or_first(_row(actor, draft))
    if created:
        _insert_entries(transfer, draft.real_legs, balances)
    return transfer


@inside_transaction
def reverse(actor: Actor, transfer: Transfer, *, key: str, occurred_on: date, memo: str = "") -> Transfer:
    """Post the exact mirror of a transfer.

    A second reversal is refused by ``Conflict`` ``ALREADY_REVERSED``.
    """
    entries = list(transfer.entries.select_related("account").order_by("account_id"))
    ids = [entry.account_id for entry in entries]
    list(AccountBalance.objects.select_for_update().filter(account_id__in=ids).order_by("account_id"))
    row = Transfer(
        key=key,
        key_hash=body_hash(reverses=str(transfer.id), occurred_on=occurred_on.isoformat()),
        kind=TransferKind.REVERSAL,
        occurred_on=occurred_on,
        amount=transfer.amount,
        entry_count=transfer.entry_count,
        reverses=transfer,
        actor=actor.name_for_audit,
        memo=memo,
        ref_type=transfer.ref_type,
        ref_id=transfer.ref_id,
    )
    mirror, created = insert_or_first(row)
    if created:
        opposite = {Side.DEBIT.value: Side.CREDIT, Side.CREDIT.value: Side.DEBIT}
        Entry.objects.bulk_create(
            Entry(transfer=mirror, account=e.account, seq=n, side=opposite[e.side], amount=e.amount)
            for n, e in enumerate(entries, start=1)
        )
    return mirror


def insert_or_first(row: Transfer) -> tuple[Transfer, bool]:
    """Insert, or find what the same key made before; of two at once the second waits for the first."""
    Transfer.objects.bulk_create([row], ignore_conflicts=True)
    first = Transfer.objects.filter(key=row.key).first()
    if first is None:  # not the key was taken, but the transfer to be reversed
        raise Conflict("ALREADY_REVERSED", _("This was already reversed."))
    if first.id != row.id and first.key_hash != row.key_hash:
        raise same_key_other_body()
    return first, first.id == row.id


def _row(actor: Actor, draft: Draft) -> Transfer:
    return Transfer(
        key=draft.key,
        key_hash=draft.hash,
        kind=draft.kind,
        occurred_on=draft.occurred_on,
        amount=sum(leg.amount for leg in draft.real_legs if leg.side == Side.DEBIT),
        entry_count=len(draft.real_legs),
        actor=actor.name_for_audit,
        memo=draft.memo,
        ref_type=draft.ref_type,
        ref_id=draft.ref_id,
    )


def _insert_entries(transfer: Transfer, legs: Iterable[Leg], balances: Balances) -> None:
    ordered = sorted(legs, key=lambda leg: balances[leg.place].account_id)
    Entry.objects.bulk_create(
        Entry(
            transfer=transfer,
            account_id=balances[leg.place].account_id,
            seq=n,
            side=leg.side,
            amount=leg.amount,
        )
        for n, leg in enumerate(ordered, start=1)
    )
