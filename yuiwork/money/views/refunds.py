"""Refunds: what is to be sent back to clients, to the account it came from."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.money.forms import RefundPaidForm
from yuiwork.money.queries.deposits import refunds_due
from yuiwork.money.use_cases import mark_refund_paid


@page(Role.OPERATOR)
def refunds(request: Request) -> HttpResponse:
    """Who gets what back."""
    return show(request, "money/operator/refunds.html", {"refunds": refunds_due(request.actor)})


@page(Role.OPERATOR, methods=("GET", "POST"))
def refund_paid(request: Request, organisation_id: UUID) -> HttpResponse:
    """Say that a refund was transferred."""
    refund = next((r for r in refunds_due(request.actor) if r.organisation_id == organisation_id), None)
    if refund is None and request.method == "GET":
        raise NotFound
    initial = {"amount": refund.amount if refund else None, "paid_on": clock.today()}
    form = RefundPaidForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            mark_refund_paid(actor=request.actor, organisation_id=organisation_id, **form.cleaned_data)
            return done(request, reverse("money:refunds"), _("The refund is recorded as paid."))
    return show(request, "money/operator/refund_paid.html", {"form": form, "refund": refund})
