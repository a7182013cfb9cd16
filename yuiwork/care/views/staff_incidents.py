"""For those who serve a programme: record an incident, follow it up, close it."""

from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care.forms import CloseIncidentForm, IncidentForm, StepForm
from yuiwork.care.policies import may_close_incident
from yuiwork.care.queries.incidents import incident_for, incidents_for, opened
from yuiwork.care.use_cases import add_incident_step, close_incident, record_incident
from yuiwork.core.actor import PROGRAMME_STAFF
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.regions import api as regions

PAGE_SIZE = 20
_STAFF = tuple(sorted(PROGRAMME_STAFF, key=lambda role: role.value))


@page(*_STAFF)
def incidents(request: Request, slug: str) -> HttpResponse:
    """Open ones first. Officers and directors see all, others their own."""
    programme = regions.staff_programme(request.actor, slug, *PROGRAMME_STAFF)
    rows = incidents_for(request.actor, programme.id)
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    leads = bool(may_close_incident(request.actor, programme.id))
    return show(request, "care/staff/incidents.html", {"programme": programme, "page": shown, "leads": leads})


@page(*_STAFF, methods=("GET", "POST"))
def new(request: Request, slug: str) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *PROGRAMME_STAFF)
    form = IncidentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = record_incident(actor=request.actor, programme_id=programme.id, **form.use_case_data())
            message = _("Recorded. The officers and directors see it among their next steps.")
            return done(request, reverse("care:incident", args=[slug, row.id]), message)
    return show(request, "care/staff/incident_new.html", {"programme": programme, "form": form})


@page(*_STAFF, methods=("GET", "POST"))
def incident(request: Request, slug: str, incident_id: UUID) -> HttpResponse:
    """What happened and what was done; note a step, close it."""
    programme = regions.staff_programme(request.actor, slug, *PROGRAMME_STAFF)
    row = incident_for(request.actor, programme.id, incident_id)
    action = request.POST.get("do", "") if request.method == "POST" else ""
    step_form = StepForm(request.POST if action == "step" else None, prefix="step")
    close_form = CloseIncidentForm(request.POST if action == "close" else None, prefix="close")
    forms_by_action: dict[str, forms.Form] = {"step": step_form, "close": close_form}
    form = forms_by_action.get(action)
    if form is not None and form.is_valid():
        with refusals_on(form):
            return done(request, request.path, _act(request, row.id, action, form))
    context = {
        "programme": programme,
        "view": opened(row),
        "row": row,
        "may_close": may_close_incident(request.actor, programme.id),
        "step_form": step_form,
        "close_form": close_form,
        # The one that was sent carries the errors; the page answers 422 with it.
        "form": form,
        "sent": action,
    }
    return show(request, "care/staff/incident.html", context)


def _act(request: Request, incident_id: UUID, action: str, form: forms.Form) -> str:
    if action == "close":
        close_incident(actor=request.actor, incident_id=incident_id, **form.cleaned_data)
        return _("The record is closed.")
    add_incident_step(actor=request.actor, incident_id=incident_id, **form.cleaned_data)
    return _("Noted.")
