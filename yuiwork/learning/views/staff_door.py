"""当日の受付: counts, the code on the ticket, whoever stands at the door without having applied.

The QR code of a ticket is the address of ``check_in``: the camera of any phone opens it, the page asks for one tap.
Opening alone changes nothing. Pages are small and need no script, so that a weak network will do.
"""

from collections import Counter
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
from yuiwork.learning.forms import CodeForm, WalkInForm
from yuiwork.learning.models import SeminarState
from yuiwork.learning.policies import MARKERS, may_mark_seminar
from yuiwork.learning.queries.seminars import (
    applicants_of,
    application_by_code,
    seminar_of_programme,
)
from yuiwork.learning.queries.seminars import seminar as seminar_view
from yuiwork.learning.queries.sources import sources_of
from yuiwork.learning.use_cases import add_walk_in, mark_seminar_attendance
from yuiwork.learning.views.staff_scope import programme_for


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def door(request: Request, slug: str, seminar_id: UUID) -> HttpResponse:
    """How many are there, who is still missing; the code leads to the person."""
    programme = programme_for(request, slug, MARKERS)
    row = seminar_of_programme(programme.id, seminar_id)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = application_by_code(row.id, form.cleaned_data["code"])
        if found is not None:
            return done(request, reverse("learning:seminar_check_in", args=[slug, row.id, found.code]))
        form.add_error("code", _("Nobody has this code at this seminar. Please look for the name below."))
    applicants = applicants_of(row.id)
    states = Counter(applicant.state for applicant in applicants)
    context = {
        "programme": programme,
        "seminar": row,
        "form": form,
        "present": states[SeminarState.ATTENDED],
        "missing": [a for a in applicants if a.state == SeminarState.APPLIED],
        "absent": states[SeminarState.ABSENT],
        "walk_ins": sum(a.walk_in for a in applicants),
        "is_over": clock.now() > row.ends_at,
        "may_mark": may_mark_seminar(row, clock.today()),
    }
    return show(request, "learning/staff/door.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def check_in(request: Request, slug: str, seminar_id: UUID, code: str) -> HttpResponse:
    """One person: who she is, and one tap."""
    programme = programme_for(request, slug, MARKERS)
    row = seminar_of_programme(programme.id, seminar_id)
    applicant = application_by_code(row.id, code)
    if applicant is None:
        raise NotFound
    if request.method == "POST":
        mark_seminar_attendance(actor=request.actor, application_id=applicant.id, present=True)
        words = _("%(name)s is marked present.") % {"name": applicant.full_name}
        return done(request, reverse("learning:seminar_door", args=[slug, row.id]), words)
    context = {
        "programme": programme,
        "seminar": row,
        "applicant": applicant,
        "may_mark": may_mark_seminar(row, clock.today()),
        "is_present": applicant.state == SeminarState.ATTENDED,
        "is_cancelled": applicant.state == SeminarState.CANCELLED,
    }
    return show(request, "learning/staff/check_in.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def walk_in(request: Request, slug: str, seminar_id: UUID) -> HttpResponse:
    """Written down and marked present in one."""
    programme = programme_for(request, slug, MARKERS)
    row = seminar_of_programme(programme.id, seminar_id)
    form = WalkInForm(
        seminar_view(row.id).places,
        programme.region.prefecture_code,
        sources_of(programme.id),
        request.POST or None,
        initial={"municipality_code": programme.region.municipality_code},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            added = add_walk_in(actor=request.actor, seminar_id=row.id, **form.cleaned_data)
            words = _("%(name)s is on the list and marked present.") % {"name": added.full_name}
            return done(request, reverse("learning:seminar_door", args=[slug, row.id]), words)
    context = {
        "programme": programme,
        "seminar": row,
        "form": form,
        "may_mark": may_mark_seminar(row, clock.today()),
    }
    return show(request, "learning/staff/walk_in.html", context)
