"""お金: what a person has earned, what was paid, what comes next."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse

from yuiwork.audit import api as audit
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.money.models import BankAccount
from yuiwork.money.queries.account_labels import account_label
from yuiwork.money.queries.worker_money import own_money
from yuiwork.money.views.labels import LabelledLine, labelled
from yuiwork.money.views.tables import months_table

_PAGE_SIZE = 20


@page(Audience.SIGNED_IN)
def statement(request: Request) -> HttpResponse:
    """Owed now, on its way, next date; every movement; sums by month; payment statements."""
    own = own_money(request.actor)
    lines: list[LabelledLine] = [labelled(line) for line in own.lines]
    context = {
        "own": own,
        "page": Paginator(lines, _PAGE_SIZE).get_page(request.GET.get("page")),
        "months": months_table(own.months),
        "account_label": _account_label(own.account),
    }
    return show(request, "money/statement.html", context)


def _account_label(account: BankAccount | None) -> str:
    return account_label(account.bank_code, account.branch_code, account.number) if account else ""


@page(Audience.SIGNED_IN)
def payment_statement(request: Request, document_id: UUID) -> HttpResponse:
    """Her own 支払明細書 as PDF; anybody else's is 404."""
    if request.actor.user_id is None:
        raise NotFound
    document = audit.open_document(document_id, party_ids=[request.actor.user_id])
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = f'inline; filename="{document.number}.pdf"'
    return response
