"""What was in the bank account before its first statement is the platform's own."""

from django.db.models import Sum

from yuiwork.core.actor import Actor
from yuiwork.core.transactions import inside_transaction
from yuiwork.money.chart import BANK, OWN_FUNDS
from yuiwork.money.models import Entry, Side, StatementImport, TransferKind
from yuiwork.money.use_cases.posting import Draft, credit, debit, post


@inside_transaction
def post_opening(actor: Actor, statement: StatementImport) -> None:
    """Book the opening balance of the first type 03 file as own funds, as far as the ledger does not know it yet.

    A later difference is not hidden this way: it raises the alarm of the daily check (law.md 7.2, X-10).
    """
    if statement.opening is None:
        return
    if StatementImport.objects.filter(opening__isnull=False).exclude(id=statement.id).exists():
        return
    missing = statement.opening - _known_before(statement)
    if missing <= 0:
        return
    post(
        actor,
        Draft(
            key=f"opening:{statement.sha256}",
            kind=TransferKind.OPENING,
            occurred_on=statement.from_on,
            legs=(debit(BANK, missing), credit(OWN_FUNDS, missing)),
            ref_type="money.StatementImport",
            ref_id=statement.id,
        ),
    )


def _known_before(statement: StatementImport) -> int:
    entries = Entry.objects.filter(account__code=BANK.code, transfer__occurred_on__lt=statement.from_on)
    by_side = dict(entries.values_list("side").annotate(Sum("amount")).values_list("side", "amount__sum"))
    return (by_side.get(Side.DEBIT) or 0) - (by_side.get(Side.CREDIT) or 0)
