"""事業の設定: what a programme is, on one page, and the pages where its officers change it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.regions.forms import EligibilityForm, OrganisationsForm, ProgrammeForm
from yuiwork.regions.forms.eligibility import fits, from_rule
from yuiwork.regions.models import Programme
from yuiwork.regions.policies import may_manage_programme
from yuiwork.regions.queries import plan
from yuiwork.regions.queries.programmes import staff_programme
from yuiwork.regions.use_cases import (
    edit_programme,
    end_programme,
    open_programme,
    set_eligibility,
    set_owner_and_operator,
)

_PAGE_SIZE = 20
_TEXTS = ("name", "tagline", "description", "for_whom", "contact", "starts_on", "ends_on", "cost_yen")


@page(Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
def programme(request: Request, slug: str) -> HttpResponse:
    """Everything that is set, with a way to change each part."""
    row = staff_programme(request.actor, slug, Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
    context = {
        "programme": row,
        "may_change": bool(may_manage_programme(request.actor, row.id)),
        "may_reopen": request.actor.is_operator,
        "takes_applications": plan.takes_applications(row, clock.today()),
        "stage": plan.stage_on(row.id, clock.today()),
        "parties": plan.parties_of(row.id),
        "members": plan.members_of(row.id),
        "stages": plan.stages_of(row.id),
        "tracks": plan.tracks_of(row.id),
        "goals": plan.goals_of(row.id),
        "indicators": plan.indicators_of(row.id),
        "conditions": plan.eligibility_in_words(row),
    }
    return show(request, "regions/programme.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
def meetings(request: Request, slug: str) -> HttpResponse:
    """Minutes of owner and operator, newest first (RQ26)."""
    row = staff_programme(request.actor, slug, Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
    context = {
        "programme": row,
        "page": Paginator(plan.meetings_of(row.id), _PAGE_SIZE).get_page(request.GET.get("page")),
        "may_change": bool(may_manage_programme(request.actor, row.id)),
    }
    return show(request, "regions/meetings.html", context)


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def basics(request: Request, slug: str) -> HttpResponse:
    row = _managed(request, slug)
    form = ProgrammeForm(request.POST or None, initial={name: getattr(row, name) for name in _TEXTS})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            edit_programme(actor=request.actor, programme_id=row.id, **form.cleaned_data)
            return _back(request, row)
    return _form(request, row, form, _("About the programme"))


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def organisations(request: Request, slug: str) -> HttpResponse:
    row = _managed(request, slug)
    sides = {"owner": row.owner, "operator": row.organisation}
    initial = {
        f"{side}_{part}": getattr(held, part)
        for side, held in sides.items()
        for part in ("name", "kana", "kind")
    }
    form = OrganisationsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_owner_and_operator(actor=request.actor, programme_id=row.id, **form.use_case_data())
            return _back(request, row)
    return _form(request, row, form, _("Owner and operator"))


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def eligibility(request: Request, slug: str) -> HttpResponse:
    """Who may take part. A rule that the form cannot show is changed by file only, and said so."""
    row = _managed(request, slug)
    form = EligibilityForm(request.POST or None, initial=from_rule(row.eligibility))
    if not fits(row.eligibility):
        context = {"programme": row, "conditions": plan.eligibility_in_words(row)}
        return show(request, "regions/eligibility_by_file.html", context)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            rule = form.rule(row.eligibility)
            set_eligibility(actor=request.actor, programme_id=row.id, rule=rule)
            return _back(request, row)
    return _form(request, row, form, _("Who may take part"))


@page(Role.OFFICER, Role.OPERATOR, methods=("POST",))
def state(request: Request, slug: str) -> HttpResponse:
    """Open it to the public, end it, open it again."""
    row = _managed(request, slug)
    actions = {"open": open_programme, "end": end_programme}
    action = actions.get(request.POST.get("action", ""))
    if action is None:
        raise NotFound
    action(actor=request.actor, programme_id=row.id)
    return _back(request, row)


def _managed(request: Request, slug: str) -> Programme:
    return staff_programme(request.actor, slug, Role.OFFICER, Role.OPERATOR)


def _back(request: Request, row: Programme) -> HttpResponse:
    return done(request, reverse("regions:programme", args=[row.slug]), _("Changed."))


def _form(request: Request, row: Programme, form: Any, heading: Any) -> HttpResponse:
    return show(request, "regions/edit.html", {"programme": row, "form": form, "page_heading": heading})
