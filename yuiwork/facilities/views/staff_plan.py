"""For officers and directors: setting up facilities, their hours, days that differ, blocks."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.templatetags.ui import jdate, listed
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.facilities.forms import BlockForm, ExceptionForm, FacilityForm, HoursForm
from yuiwork.facilities.policies import PLANNERS
from yuiwork.facilities.queries.facilities import block_of, blocks_of, facility_of
from yuiwork.facilities.use_cases import (
    BlockResult,
    block_facility,
    create_facility,
    end_block,
    remove_exception,
    set_exception,
    set_hours,
    update_facility,
)
from yuiwork.regions import api as regions


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def new(request: Request, slug: str) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    form = FacilityForm(request.POST or None, initial={"bookers": "anyone"})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = create_facility(
                actor=request.actor, programme_id=programme.id, **form.use_case_data(new=True)
            )
            hours_page = reverse("facilities:hours", args=[slug, row.id])
            return done(request, hours_page, _("It is set up. Now say when it is open."))
    return show(request, "facilities/staff/edit.html", {"programme": programme, "form": form})


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def edit(request: Request, slug: str, facility_id: UUID) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    row = facility_of(programme.id, facility_id)
    form = FacilityForm(request.POST or None, initial=FacilityForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            update_facility(actor=request.actor, facility_id=row.id, **form.use_case_data(new=False))
            return done(request, _home(slug, row.id), _("Saved."))
    context = {"programme": programme, "form": form, "facility": row}
    return show(request, "facilities/staff/edit.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def hours(request: Request, slug: str, facility_id: UUID) -> HttpResponse:
    """The week on one page."""
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    row = facility_of(programme.id, facility_id)
    form = HoursForm(row.hours.all(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_hours(actor=request.actor, facility_id=row.id, hours=form.use_case_data())
            return done(request, _home(slug, row.id), _("The opening hours are saved."))
    context = {"programme": programme, "facility": row, "form": form}
    return show(request, "facilities/staff/hours.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def exceptions(request: Request, slug: str, facility_id: UUID) -> HttpResponse:
    """Days that differ: add one, take one back."""
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    row = facility_of(programme.id, facility_id)
    removed = request.POST.get("remove")
    form = ExceptionForm(request.POST if request.method == "POST" and not removed else None)
    here = reverse("facilities:exceptions", args=[slug, row.id])
    if removed:
        remove_exception(actor=request.actor, facility_id=row.id, day=_day(removed))
        return done(request, here, _("The day follows its usual weekday again."))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_exception(actor=request.actor, facility_id=row.id, **form.cleaned_data)
            return done(request, here, _("The day is noted."))
    coming = [exception for exception in row.exceptions.all() if exception.day >= clock.today()]
    context = {"programme": programme, "facility": row, "form": form, "exceptions": coming}
    return show(request, "facilities/staff/exceptions.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def blocks(request: Request, slug: str, facility_id: UUID) -> HttpResponse:
    """Take times for courses and circles; give them back."""
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    row = facility_of(programme.id, facility_id)
    ended = request.POST.get("end")
    posted = request.POST if request.method == "POST" and not ended else None
    form = BlockForm(posted, initial={"units": row.units})
    here = reverse("facilities:blocks", args=[slug, row.id])
    if ended:
        end_block(actor=request.actor, block_id=block_of(row.id, _id(ended)).id)
        return done(request, here, _("What has not begun yet is free again."))
    if posted is not None and form.is_valid():
        with refusals_on(form):
            result = block_facility(actor=request.actor, facility_id=row.id, **form.use_case_data())
            return done(request, here, _told(result))
    context = {
        "programme": programme,
        "facility": row,
        "form": form,
        "blocks": blocks_of(row.id),
        "today": clock.today(),
    }
    return show(request, "facilities/staff/blocks.html", context)


def _told(result: BlockResult) -> str:
    if not result.left_out:
        return _("The times are reserved.")
    days = listed(jdate(day) for day in result.left_out)
    return _("The times are reserved, except on these days: %(days)s") % {"days": days}


def _home(slug: str, facility_id: UUID) -> str:
    return reverse("facilities:staff_facility", args=[slug, facility_id])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotFound from error


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound from error
