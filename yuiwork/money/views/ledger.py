"""台帳: the balances, the newest transfers, and the proofs that all of it is right."""

from django.http import HttpResponse

from yuiwork.core.actor import Role
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.money.checks import run_all
from yuiwork.money.queries.ledger import balance_rows, journal, totals
from yuiwork.money.views.tables import balances_table

_NEWEST = 50


@page(Role.OPERATOR)
def ledger(request: Request) -> HttpResponse:
    """Runs every proof when the page is opened."""
    results = run_all()
    debits, credits = totals()
    context = {
        "results": results,
        "failed": [result for result in results if not result.passed],
        "balances": balances_table(balance_rows()),
        "journal": journal(newest=_NEWEST),
        "debits": debits,
        "credits": credits,
    }
    return show(request, "money/operator/ledger.html", context)
