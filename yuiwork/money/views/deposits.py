"""入金: upload a file from the bank, see what it did and what waits for a decision."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.money.forms import StatementUploadForm
from yuiwork.money.queries.deposits import (
    imports,
    refunds_due,
    short_deposits,
    statement_import,
    waiting_lines,
)
from yuiwork.money.queries.reconciliation import bank_check
from yuiwork.money.use_cases import ImportResult, import_statement

_PAGE_SIZE = 20
_PROBLEMS = "money_import_problems"  # session key: what the last upload could not settle by itself


@page(Role.OPERATOR, methods=("GET", "POST"))
def deposits(request: Request) -> HttpResponse:
    """Upload, what waits for a person, the files so far."""
    form = StatementUploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form):
            result = import_statement(actor=request.actor, content=file.read(), filename=file.name)
            request.session[_PROBLEMS] = list(result.problems)
            return done(request, reverse("money:imported", args=[result.import_id]), _said(result))
    context = {
        "form": form,
        "waiting": waiting_lines(request.actor),
        "short": short_deposits(request.actor),
        "refunds": refunds_due(request.actor),
        "bank": bank_check(),
        "page": Paginator(imports(request.actor), _PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return show(request, "money/operator/deposits.html", context)


@page(Role.OPERATOR)
def imported(request: Request, import_id: UUID) -> HttpResponse:
    """One file with its lines."""
    row = statement_import(request.actor, import_id)
    lines = row.lines.select_related("hold").order_by("record", "id")
    context = {
        "statement": row,
        "page": Paginator(lines, _PAGE_SIZE).get_page(request.GET.get("page")),
        "problems": request.session.pop(_PROBLEMS, []),
    }
    return show(request, "money/operator/imported.html", context)


def _said(result: ImportResult) -> str:
    if result.new_lines == 0:
        return _("Everything in this file was already imported. Nothing was changed.")
    return _("%(new)s new lines: %(matched)s matched, %(suspense)s waiting for you.") % {
        "new": result.new_lines,
        "matched": result.matched,
        "suspense": result.suspense,
    }
