"""The ledger for reading: who owns which account, balances by kind, the journal in the order it was written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.money.models import Account, AccountBalance, AccountKind, Entry, OwnerType, Side, Transfer
from yuiwork.people import api as people

_TITLES: dict[str, str | Promise] = {
    "bank": _("Bank account for other people's money"),
    "suspense": _("Deposits not matched yet"),
    "payout-in-transit": _("Payouts on their way"),
    "consumption-tax-payable": _("Consumption tax to be paid"),
    "withholding-payable": _("Withheld tax to be paid"),
    "own-funds": _("The platform's own funds"),
    "fee-revenue": _("Fees earned"),
    "interest-received": _("Interest received"),
    "bank-fee": _("Bank fees"),
    "cancelled-deposits-receivable": _("Claims from deposits taken back"),
    "client-credit": _("Clients' deposits not on hold"),
    "refund-payable": _("Refunds to be paid"),
    "worker-payable": _("Pay owed to workers"),
    "escrow": _("On hold for orders"),
}


def title_of(code: str) -> str:
    """The account's name for people; what stands after the colon of its code tells one of many apart."""
    return str(_TITLES[code.partition(":")[0]])


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """All accounts of one sort together, yen on their normal side."""

    title: str
    kind: str
    amount: int
    accounts: int


def balance_rows() -> list[BalanceRow]:
    """One row per sort of account that is not at zero, in the order of a balance sheet."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for row in AccountBalance.objects.select_related("account").order_by("account__code"):
        key = (row.account.kind, row.account.code.partition(":")[0])
        amount, count = sums.get(key, (0, 0))
        sums[key] = (amount + row.amount, count + (1 if row.amount else 0))
    order = list(AccountKind.values)
    return [
        BalanceRow(title_of(code), str(AccountKind(kind).label), amount, count)
        for (kind, code), (amount, count) in sorted(sums.items(), key=lambda item: order.index(item[0][0]))
        if amount
    ]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    account: str
    owner: str
    is_debit: bool
    amount: int


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One transfer with its entries, debits first."""

    occurred_on: date
    kind: str
    memo: str
    entries: tuple[JournalEntry, ...]


def journal() -> list[JournalRow]:
    """All transfers in the order they were posted."""
    return journal_of(Transfer.objects.annotate(place=Min("entries__id")).order_by("place"))


def newest_transfers() -> QuerySet[Transfer]:
    """The last posted first, to be shown page by page with ``journal_of``."""
    return Transfer.objects.annotate(place=Min("entries__id")).order_by("-place")


def journal_of(rows: Iterable[Transfer]) -> list[JournalRow]:
    """These transfers with their entries, in the given order."""
    transfers = list(rows)
    entries: dict[UUID, list[Entry]] = {}
    for entry in Entry.objects.filter(transfer__in=transfers).select_related("account").order_by("seq"):
        entries.setdefault(entry.transfer_id, []).append(entry)
    owners = _owners({e.account for group in entries.values() for e in group})
    return [_journal_row(transfer, entries.get(transfer.id, []), owners) for transfer in transfers]


def _journal_row(transfer: Transfer, entries: list[Entry], owners: dict[UUID, str]) -> JournalRow:
    ordered = sorted(entries, key=lambda e: (e.side == Side.CREDIT, -e.amount, e.account.code))
    return JournalRow(
        occurred_on=transfer.occurred_on,
        kind=str(transfer.get_kind_display()),
        memo=transfer.memo,
        entries=tuple(
            JournalEntry(
                title_of(e.account.code), owners.get(e.account_id, ""), e.side == Side.DEBIT, e.amount
            )
            for e in ordered
        ),
    )


def _owners(accounts: Iterable[Account]) -> dict[UUID, str]:
    """What tells one account of a sort from the others: a name, or the payment reference."""
    accounts = list(accounts)
    users = {a.owner_id for a in accounts if a.owner_type == OwnerType.USER and a.owner_id}
    names = {user_id: profile.full_name for user_id, profile in people.profiles_of(users).items()}
    return {account.id: _owner(account, names) for account in accounts}


def _owner(account: Account, names: dict[UUID, str]) -> str:
    suffix = account.code.partition(":")[2]
    if account.owner_type == OwnerType.USER and account.owner_id:
        return names.get(account.owner_id, suffix)
    if account.owner_type == OwnerType.ORGANISATION and account.owner_id and suffix == str(account.owner_id):
        return people.organisation(account.owner_id).name
    return suffix


def totals() -> tuple[int, int]:
    """All debits and all credits in yen."""
    by_side = dict(Entry.objects.values_list("side").annotate(Sum("amount")))
    return by_side.get(Side.DEBIT) or 0, by_side.get(Side.CREDIT) or 0
