"""予算と実績 of a fiscal year."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions.forms import ExpenseForm
from yuiwork.regions.policies import may_manage_programme
from yuiwork.regions.queries import plan
from yuiwork.regions.queries.programmes import staff_programme
from yuiwork.regions.use_cases import record_expense


@page(Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
def budget(request: Request, slug: str) -> HttpResponse:
    """Lines, what was spent, what is left (``?year=2026``; an unknown one is this year)."""
    programme = staff_programme(request.actor, slug, Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
    years = plan.budget_years(programme.id)
    wanted = request.GET.get("year", "")
    year = int(wanted) if wanted.isdecimal() and int(wanted) in years else fiscal_year(clock.today())
    context = {
        "programme": programme,
        "budget": plan.budget_of(programme.id, year),
        "contract": next((row for row in plan.years_of(programme.id) if row.fiscal_year == year), None),
        "expenses": plan.expenses_of(programme.id, year),
        "year": year,
        "years": years,
        "may_change": bool(may_manage_programme(request.actor, programme.id)),
    }
    return show(request, "regions/budget.html", context)


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def expense_new(request: Request, slug: str, year: int) -> HttpResponse:
    """Enter one payment of a fiscal year."""
    programme = staff_programme(request.actor, slug, Role.OFFICER, Role.OPERATOR)
    lines = [row.line for row in plan.budget_of(programme.id, year).lines]
    form = ExpenseForm(lines, request.POST or None, initial={"spent_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            record_expense(actor=request.actor, programme_id=programme.id, **form.use_case_data())
            to = f"{reverse('regions:budget', args=[slug])}?year={year}"
            return done(request, to, _("The payment is entered."))
    context = {"programme": programme, "form": form, "year": year, "lines": lines}
    return show(request, "regions/expense.html", context)
