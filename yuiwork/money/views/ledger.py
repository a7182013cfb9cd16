"""台帳: the balances, the newest transfers, and the proofs that all of it is right."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from yuiwork.core.actor import Role
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.money.checks import run_all
from yuiwork.money.queries.ledger import balance_rows, journal_of, newest_transfers, totals
from yuiwork.money.views.tables import balances_table

_PER_PAGE = 50


@page(Role.OPERATOR)
def ledger(request: Request) -> HttpResponse:
    """Runs every proof when the page is opened."""
    results = run_all()
    debits, credits = totals()
    shown = Paginator(newest_transfers(), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "results": results,
        "failed": [result for result in results if not result.passed],
        "balances": balances_table(balance_rows()),
        "page": shown,
        "journal": journal_of(shown),
        "debits": debits,
        "credits": credits,
    }
    return show(request, "money/operator/ledger.html", context)
