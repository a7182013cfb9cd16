"""``manage.py ledger_snapshot``: the whole ledger as a text that can be read and compared."""

import unicodedata
from typing import Any

from django.core.management.base import BaseCommand

from yuiwork.core.yen import format_yen
from yuiwork.money.queries.ledger import JournalEntry, balance_rows, journal

_ACCOUNT_WIDTH = 44
_AMOUNT_WIDTH = 14


class Command(BaseCommand):
    help = "Prints every transfer in the order it was posted, then the balances. Contains names."

    def handle(self, *args: Any, **options: Any) -> None:
        for row in journal():
            self.stdout.write(f"{row.occurred_on}  {row.kind}{f'  「{row.memo}」' if row.memo else ''}")
            for entry in row.entries:
                self.stdout.write(_line(entry))
        self.stdout.write("")
        for balance in balance_rows():
            self.stdout.write(
                f"{_padded(f'{balance.kind}  {balance.title}')}{format_yen(balance.amount):>{_AMOUNT_WIDTH}}"
            )


def _line(entry: JournalEntry) -> str:
    name = f"{entry.account} {entry.owner}".rstrip()
    indent, gap = ("  ", "") if entry.is_debit else ("      ", " " * _AMOUNT_WIDTH)
    return f"{_padded(indent + name)}{gap}{format_yen(entry.amount):>{_AMOUNT_WIDTH}}"


def _padded(text: str) -> str:
    """Padded by what a terminal shows: full-width characters take two columns."""
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(_ACCOUNT_WIDTH - width, 1)
