"""託児 for staff: the dates, who is on duty, the list of the day."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.childcare.forms import CostForm, DutyForm
from yuiwork.childcare.models import ChildPlace, Occasion
from yuiwork.childcare.policies import ARRANGERS, READERS, may_open_records
from yuiwork.childcare.queries.occasions import carers_on_duty, is_on_duty, occasion_for, occasions_for
from yuiwork.childcare.use_cases import (
    collect_child,
    hand_over_child,
    open_day_list,
    set_cost,
    set_duty,
    undo_mark,
)
from yuiwork.childcare.views.day import DayRow, day_rows
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import DomainError, NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.people import api as people
from yuiwork.regions import api as regions

PAGE_SIZE = 20


def _programme(request: Request, slug: str, roles: frozenset[Role]) -> regions.Programme:
    return regions.staff_programme(request.actor, slug, *roles)


@page(Role.OFFICER, Role.DIRECTOR, Role.CHILDCARE)
def occasions_own(request: Request) -> HttpResponse:
    """To the list of her only programme, or a choice."""
    mine = regions.programmes_for_staff(request.actor, *(ARRANGERS | READERS))
    if len(mine) == 1:
        return redirect("childcare:occasions", slug=mine[0].slug)
    return show(request, "childcare/staff/choose_programme.html", {"programmes": mine})


@page(Role.OFFICER, Role.DIRECTOR, Role.CHILDCARE)
def occasions(request: Request, slug: str) -> HttpResponse:
    """Dates with childcare; a carer sees those on which she is on duty."""
    programme = _programme(request, slug, ARRANGERS | READERS)
    rows = occasions_for(request.actor, programme.id)
    context = {
        "programme": programme,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_arrange": request.actor.holds_any(ARRANGERS, programme.id),
    }
    return show(request, "childcare/staff/occasions.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.CHILDCARE)
def occasion(request: Request, slug: str, occasion_id: UUID) -> HttpResponse:
    """How many children come, who is on duty; the list itself is opened by one tap more, because it is logged."""
    programme = _programme(request, slug, ARRANGERS | READERS)
    row = occasion_for(request.actor, programme.id, occasion_id)
    context = {
        "programme": programme,
        "occasion": row,
        "may_arrange": request.actor.holds_any(ARRANGERS, programme.id),
        "may_open": may_open_records(
            request.actor, row, on_duty=is_on_duty(request.actor, row.id), today=clock.today()
        ),
        "carers": [_name(user_id) for user_id in carers_on_duty(row.id)],
        "duty_form": _duty_form(row),
        "cost_form": CostForm(initial={"cost_yen": row.cost_yen}),
    }
    return show(request, "childcare/staff/occasion.html", context)


@page(Role.OFFICER, Role.CHILDCARE, methods=("GET", "POST"))
def day_list(request: Request, slug: str, occasion_id: UUID) -> HttpResponse:
    """The children with all that the carers need, to read and to print. Each opening is logged."""
    programme = _programme(request, slug, READERS)
    row = occasion_for(request.actor, programme.id, occasion_id)
    if request.method == "POST":
        return _mark(request, row)
    try:
        rows: list[DayRow] = day_rows(open_day_list(actor=request.actor, occasion_id=row.id), row)
    except DomainError as refusal:
        messages.warning(request, str(refusal.message))
        return done(request, reverse("childcare:occasion", args=[slug, row.id]))
    row.refresh_from_db()
    context = {"programme": programme, "occasion": row, "rows": rows, "opened_at": clock.now()}
    return show(request, "childcare/staff/day_list.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def duty(request: Request, slug: str, occasion_id: UUID) -> HttpResponse:
    programme = _programme(request, slug, ARRANGERS)
    row = occasion_for(request.actor, programme.id, occasion_id)
    form = _duty_form(row, request)
    if form.is_valid():
        with refusals_on(form):
            set_duty(actor=request.actor, occasion_id=row.id, user_ids=frozenset(form.cleaned_data["carers"]))
            messages.success(request, str(_("Saved.")))
    if form.errors:
        messages.warning(request, str(_("Please choose from the childcare staff of this programme.")))
    return done(request, reverse("childcare:occasion", args=[slug, row.id]))


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def cost(request: Request, slug: str, occasion_id: UUID) -> HttpResponse:
    programme = _programme(request, slug, ARRANGERS)
    row = occasion_for(request.actor, programme.id, occasion_id)
    form = CostForm(request.POST)
    if form.is_valid():
        set_cost(actor=request.actor, occasion_id=row.id, cost_yen=form.cleaned_data["cost_yen"])
        return done(request, reverse("childcare:occasion", args=[slug, row.id]), _("Saved."))
    context = {
        "programme": programme,
        "occasion": row,
        "may_arrange": True,
        "may_open": may_open_records(
            request.actor, row, on_duty=is_on_duty(request.actor, row.id), today=clock.today()
        ),
        "carers": [_name(user_id) for user_id in carers_on_duty(row.id)],
        "duty_form": _duty_form(row),
        "cost_form": form,
        "form": form,
    }
    return show(request, "childcare/staff/occasion.html", context)


def _mark(request: Request, row: Occasion) -> HttpResponse:
    """One tap of the list; what was refused is said above it."""
    place_id = _place_of(row, request.POST.get("place", ""))
    try:
        match request.POST.get("mark"):
            case "hand_over":
                hand_over_child(actor=request.actor, place_id=place_id)
            case "undo":
                undo_mark(actor=request.actor, place_id=place_id)
            case "collect":
                who = request.POST.get("collector", "")
                collect_child(
                    actor=request.actor, place_id=place_id, collector=int(who) if who.isdigit() else -1
                )
            case _:
                raise NotFound
    except DomainError as refusal:
        messages.warning(request, str(refusal.message))
    return done(request, f"{request.path}#place-{place_id}")


def _place_of(row: Occasion, text: str) -> UUID:
    """A place of this occasion. Raises ``NotFound``."""
    try:
        place_id = UUID(text)
    except ValueError as error:
        raise NotFound from error
    if not ChildPlace.objects.filter(id=place_id, occasion=row).exists():
        raise NotFound
    return place_id


def _duty_form(row: Occasion, request: Request | None = None) -> DutyForm:
    carers = [
        (str(user_id), _name(user_id)) for user_id in regions.staff_of(row.programme_id, Role.CHILDCARE)
    ]
    if request is not None:
        return DutyForm(carers, request.POST)
    return DutyForm(carers, initial={"carers": [str(user_id) for user_id in carers_on_duty(row.id)]})


def _name(user_id: UUID) -> str:
    profile = people.profile_of(user_id)
    return profile.full_name if profile else ""
