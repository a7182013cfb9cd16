"""Tables of the money pages."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import yen
from yuiwork.core.web.components import DataTable
from yuiwork.money.queries.ledger import BalanceRow
from yuiwork.money.queries.worker_money import Month


def months_table(months: Iterable[Month]) -> DataTable:
    """What was earned and what was paid, month by month."""
    return DataTable(
        caption=_("By month"),
        columns=[_("Month"), _("Pay confirmed"), _("Paid to your account")],
        rows=[(date_format(m.first, "YEAR_MONTH_FORMAT"), yen(m.earned), yen(m.paid)) for m in months],
        numeric=frozenset({1, 2}),
    )


def balances_table(rows: Iterable[BalanceRow]) -> DataTable:
    return DataTable(
        caption=_("Balances"),
        columns=[_("Account"), _("Kind"), _("Accounts"), _("Balance")],
        rows=[(row.title, row.kind, row.accounts, yen(row.amount)) for row in rows],
        numeric=frozenset({2, 3}),
    )
