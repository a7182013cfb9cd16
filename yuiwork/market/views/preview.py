"""The job as a worker will see it, while the client is still writing."""

from django.http import HttpResponse
from django.shortcuts import render

from yuiwork.core.actor import Role
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.market import gates
from yuiwork.market.breakdown import breakdown
from yuiwork.market.forms.job import JobForm
from yuiwork.market.models import Job
from yuiwork.market.queries.cards import card_of
from yuiwork.market.queries.viewer import viewer_for
from yuiwork.people import api as people


@page(Role.CLIENT, methods=("POST",))
def job_preview(request: Request) -> HttpResponse:
    """A fragment for the form's side; saves nothing, and passes over what is not written properly yet."""
    firms = people.organisations_of(request.actor)
    form = JobForm(request.POST, firms=[(str(firm.id), firm.name) for firm in firms], as_draft=True)
    form.is_valid()
    chosen = form.cleaned_data.get("organisation", "")
    firm = next((firm for firm in firms if str(firm.id) == chosen), firms[0])
    job = Job(organisation=firm, **form.job_data())
    card = card_of(job, viewer_for(request.actor), criteria=form.criteria_lines())
    context = {
        "card": card,
        "breakdown": breakdown(card.quote, side="worker") if card.quote else None,
        "warnings": gates.warnings_of(card.offer, card.quote) if card.offer and card.quote else [],
    }
    return render(request, "market/_job_preview.html", context)
