"""The client's jobs: write one down, look at it as the worker does, publish, change, close."""

from typing import Any, cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.market import gates
from yuiwork.market.breakdown import breakdown
from yuiwork.market.defaults import legal_defaults
from yuiwork.market.forms.job import JobForm, initial_of, posted_again
from yuiwork.market.models import Job, JobState
from yuiwork.market.queries.cards import JobCard, card_of
from yuiwork.market.queries.jobs import jobs_of_client, own_job
from yuiwork.market.queries.viewer import viewer_for
from yuiwork.market.screening import message_of
from yuiwork.market.use_cases import change_published_job, close_job, publish_job, save_job_draft
from yuiwork.market.use_cases.save_job import prefilled
from yuiwork.market.views.posted import posted
from yuiwork.people import api as people

PAGE_SIZE = 20


@page(Role.CLIENT)
def client_jobs(request: Request) -> HttpResponse:
    """Twenty to a page, newest first."""
    rows = Paginator(jobs_of_client(request.actor), PAGE_SIZE)
    return show(request, "market/client_jobs.html", {"page": rows.get_page(request.GET.get("page"))})


@page(Role.CLIENT, methods=("GET", "POST"))
def job_new(request: Request) -> HttpResponse:
    """The questions; legal texts come with the kind of work and can be changed on the next page."""
    firms = _firms(request)
    category = request.POST.get("category", "") if request.method == "POST" else ""
    as_draft = "draft" in request.POST
    form = JobForm(
        posted(request), firms=firms, as_draft=as_draft, initial=_beginning(UUID(firms[0][0]), category)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            job = save_job_draft(
                actor=request.actor,
                organisation_id=UUID(form.cleaned_data["organisation"]),
                submission_id=form.cleaned_data["submission_id"],
                criteria=form.criteria_lines(),
                **_with_texts_of(form.job_data(), category),
            )
            return done(request, reverse("market:client_job", args=[job.id]), _("The draft is saved."))
    return show(request, "market/job_form.html", {"form": form, "job": None})


@page(Role.CLIENT, methods=("GET", "POST"))
def job_edit(request: Request, job_id: UUID) -> HttpResponse:
    """Change a draft, or give a published ad another version."""
    job = own_job(request.actor, job_id)
    if job.state not in (JobState.DRAFT, JobState.PUBLISHED):
        return redirect("market:client_job", job_id=job_id)
    as_draft = "draft" in request.POST and job.state == JobState.DRAFT
    form = JobForm(posted(request), firms=_firms(request), as_draft=as_draft, initial=initial_of(job))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _save(request, job, form)
            return done(request, reverse("market:client_job", args=[job.id]), _("Saved."))
    return show(request, "market/job_form.html", {"form": form, "job": job, "card": _card(request, job)})


@page(Role.CLIENT)
def client_job(request: Request, job_id: UUID) -> HttpResponse:
    """The job as the worker will see it, with warnings and what is still missing."""
    job = own_job(request.actor, job_id)
    card = _card(request, job)
    is_draft = job.state == JobState.DRAFT
    context = {
        "job": job,
        "card": card,
        "breakdown": breakdown(card.quote, side="client") if card.quote else None,
        "warnings": gates.warnings_of(card.offer, card.quote) if card.offer and card.quote else [],
        "problems": gates.problems_of(job, today=clock.today()) if is_draft else [],
        "is_draft": is_draft,
        "hold_reasons": [message_of(code) for code in job.hold_codes] if job.state == JobState.HELD else [],
    }
    return show(request, "market/client_job.html", context)


@page(Role.CLIENT, methods=("POST",))
def publish(request: Request, job_id: UUID) -> HttpResponse:
    """Publish; what stands in the way is shown at its field."""
    job = own_job(request.actor, job_id)
    problems = gates.problems_of(job, today=clock.today()) if job.state == JobState.DRAFT else []
    if problems:
        data = cast(QueryDict, posted_again(initial_of(job)))
        form = JobForm(data, firms=_firms(request), as_draft=True, initial=initial_of(job))
        for problem in problems:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem.message))
        return show(request, "market/job_form.html", {"form": form, "job": job, "card": _card(request, job)})
    job = publish_job(actor=request.actor, job_id=job_id)
    if job.state == JobState.HELD:
        message = _(
            "Thank you. The operator looks at this job before it is published, usually within a working day."
        )
    else:
        message = _("The job is published.")
    return done(request, reverse("market:client_job", args=[job_id]), message)


@page(Role.CLIENT, methods=("POST",))
def close(request: Request, job_id: UUID) -> HttpResponse:
    own_job(request.actor, job_id)
    close_job(actor=request.actor, job_id=job_id)
    return done(request, reverse("market:client_job", args=[job_id]), _("The job no longer takes proposals."))


def _card(request: Request, job: Job) -> JobCard:
    return card_of(job, viewer_for(request.actor), side="client")


def _save(request: Request, job: Job, form: JobForm) -> None:
    data = form.job_data()
    if job.state == JobState.PUBLISHED:
        change_published_job(actor=request.actor, job_id=job.id, criteria=form.criteria_lines(), **data)
        return
    save_job_draft(
        actor=request.actor,
        organisation_id=job.organisation_id,
        submission_id=job.submission_id,
        job_id=job.id,
        criteria=form.criteria_lines(),
        **data,
    )


def _firms(request: Request) -> list[tuple[str, str]]:
    return [(str(firm.id), firm.name) for firm in people.organisations_of(request.actor)]


def _beginning(organisation_id: UUID, category: str) -> dict[str, Any]:
    texts = prefilled(organisation_id, category)
    return {**texts, "tax_mode": "net", "no_phone": True}


def _with_texts_of(data: dict[str, Any], category: str) -> dict[str, Any]:
    """A new job takes the rights of its kind of work, unless the client wrote something herself."""
    plain, own = legal_defaults(""), legal_defaults(category)
    if (data["ip_mode"], data["ip_scope"]) == (plain.ip_mode, plain.ip_scope):
        data.update(ip_mode=own.ip_mode, ip_scope=own.ip_scope)
    return data
