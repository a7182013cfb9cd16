"""Words for what a movement was, from the worker's side."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.money.models import TransferKind
from yuiwork.money.queries.statement_of import StatementLine

_WORKER_WORDS: dict[str, str | Promise] = {
    TransferKind.RELEASE: _("Pay confirmed"),
    TransferKind.PAYOUT: _("Paid to your account"),
    TransferKind.PAYOUT_RETURNED: _("Came back from the bank"),
    TransferKind.REVERSAL: _("Correction"),
}


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of the statement in words; yen, JST date."""

    occurred_on: date
    label: str | Promise
    memo: str
    amount: int
    balance: int


def labelled(line: StatementLine) -> LabelledLine:
    label = _WORKER_WORDS.get(line.kind) or str(TransferKind(line.kind).label)
    return LabelledLine(line.occurred_on, label, line.memo, line.amount, line.balance)
