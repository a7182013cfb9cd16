"""The operator's check of held posts."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.market.forms.contract import ReturnJobForm
from yuiwork.market.queries.jobs import held_jobs as waiting_jobs
from yuiwork.market.queries.jobs import job_for
from yuiwork.market.screening import message_of
from yuiwork.market.use_cases import release_held_job, return_held_job
from yuiwork.market.views.posted import posted


@page(Role.OPERATOR)
def held_jobs(request: Request) -> HttpResponse:
    """Each with what the screening found."""
    rows = [(job, [message_of(code) for code in job.hold_codes]) for job in waiting_jobs(request.actor)]
    return show(request, "market/held_jobs.html", {"rows": rows})


@page(Role.OPERATOR, methods=("POST",))
def release(request: Request, job_id: UUID) -> HttpResponse:
    release_held_job(actor=request.actor, job_id=job_id)
    return done(request, reverse("market:held_jobs"), _("The job is published."))


@page(Role.OPERATOR, methods=("GET", "POST"))
def return_job(request: Request, job_id: UUID) -> HttpResponse:
    """Send it back with a reason the client can work with."""
    job = job_for(request.actor, job_id)
    form = ReturnJobForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            return_held_job(actor=request.actor, job_id=job_id, reason=form.cleaned_data["reason"])
            return done(
                request, reverse("market:held_jobs"), _("The job went back to the client with your reason.")
            )
    return show(request, "market/return_job.html", {"form": form, "job": job})
