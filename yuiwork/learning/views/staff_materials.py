"""教材 for staff: the list in order, making, changing, moving one up."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms import MaterialForm
from yuiwork.learning.policies import MARKERS, PLANNERS, may_plan
from yuiwork.learning.queries.courses import course_of_programme
from yuiwork.learning.queries.materials import material_of_programme, materials_of
from yuiwork.learning.use_cases import change_material, create_material, move_material_up
from yuiwork.learning.views.staff_scope import programme_for


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def materials(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """What the learners of a course find, in order, with minutes."""
    programme = programme_for(request, slug, MARKERS)
    row = course_of_programme(programme.id, course_id)
    found = materials_of(row.id)
    context = {
        "programme": programme,
        "course": row,
        "materials": found,
        "minutes": sum(material.minutes for material in found),
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "learning/staff/materials.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def material_new(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    row = course_of_programme(programme.id, course_id)
    form = MaterialForm(row.sessions.all(), request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            create_material(actor=request.actor, course_id=row.id, **form.use_case_data())
            return done(request, _list_url(slug, row.id), _("The material is added."))
    context = {"programme": programme, "course": row, "form": form}
    return show(request, "learning/staff/material_edit.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def material_edit(request: Request, slug: str, material_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    row = material_of_programme(programme.id, material_id)
    if request.method == "POST" and request.POST.get("action") == "up":
        move_material_up(actor=request.actor, material_id=row.id)
        return done(request, _list_url(slug, row.course_id))
    sessions = row.course.sessions.all()
    form = MaterialForm(sessions, request.POST or None, request.FILES or None, material=row)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_material(actor=request.actor, material_id=row.id, **form.use_case_data())
            return done(request, _list_url(slug, row.course_id), _("Saved."))
    context = {"programme": programme, "course": row.course, "material": row, "form": form}
    return show(request, "learning/staff/material_edit.html", context)


def _list_url(slug: str, course_id: UUID) -> str:
    return reverse("learning:materials_staff", args=[slug, course_id])
