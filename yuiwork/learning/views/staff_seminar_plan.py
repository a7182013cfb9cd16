"""Changing a seminar, calling it off, planning a series."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms import CallOffForm, SeminarChangeForm, SeriesForm
from yuiwork.learning.policies import PLANNERS, may_change_seminar
from yuiwork.learning.queries.seminars import seminar_of_programme, seminar_to_tell
from yuiwork.learning.use_cases import call_off_seminar, change_seminar, create_seminar_series
from yuiwork.learning.views.staff_scope import programme_for
from yuiwork.surveys import api as surveys


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def seminar_edit(request: Request, slug: str, seminar_id: UUID) -> HttpResponse:
    """The seminar as it stands; what applicants must know of a change is told to them."""
    programme = programme_for(request, slug, PLANNERS)
    row = seminar_of_programme(programme.id, seminar_id)
    form = SeminarChangeForm(request.POST or None, initial=SeminarChangeForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = change_seminar(actor=request.actor, seminar_id=row.id, **form.use_case_data())
            told = changed.revision > row.revision
            words = _("Saved. Everybody who applied is told by email.") if told else _("Saved.")
            return done(request, reverse("learning:seminar_staff", args=[slug, row.id]), words)
    context = {
        "programme": programme,
        "seminar": row,
        "form": form,
        "may_change": may_change_seminar(row, clock.now()),
        "told": seminar_to_tell(row.id),
    }
    return show(request, "learning/staff/seminar_edit.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def seminar_call_off(request: Request, slug: str, seminar_id: UUID) -> HttpResponse:
    """Asked once more, with how many people will be told."""
    programme = programme_for(request, slug, PLANNERS)
    row = seminar_of_programme(programme.id, seminar_id)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            call_off_seminar(actor=request.actor, seminar_id=row.id, **form.cleaned_data)
            words = _("The seminar is cancelled. Everybody who applied is told by email.")
            return done(request, reverse("learning:seminar_staff", args=[slug, row.id]), words)
    context = {
        "programme": programme,
        "seminar": row,
        "form": form,
        "may_change": may_change_seminar(row, clock.now()),
        "told": seminar_to_tell(row.id),
    }
    return show(request, "learning/staff/seminar_call_off.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def series_new(request: Request, slug: str) -> HttpResponse:
    """Several meetings at once."""
    programme = programme_for(request, slug, PLANNERS)
    form = SeriesForm(
        surveys.own_surveys_of(programme.id), request.POST or None, initial={"skip_holidays": True}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = create_seminar_series(
                actor=request.actor, programme_id=programme.id, **form.use_case_data()
            )
            words = ngettext(
                "%(count)d meeting is announced.", "%(count)d meetings are announced.", len(made)
            )
            return done(
                request, reverse("learning:seminars_staff", args=[slug]), words % {"count": len(made)}
            )
    return show(request, "learning/staff/series_new.html", {"programme": programme, "form": form})
