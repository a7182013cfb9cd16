"""Skills and worksheets for staff: setting them up, and one learner's, to confirm or to read."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms.skill import ConfirmSkillForm, SkillForm
from yuiwork.learning.forms.worksheet import WorksheetPlanForm
from yuiwork.learning.policies import MARKERS, PLANNERS, may_review
from yuiwork.learning.queries.learners import enrolment_for_staff
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.skills import skill_figure, skill_map, skills_of_programme
from yuiwork.learning.queries.worksheets import entries_for_staff, side_by_side, worksheets_of_programme
from yuiwork.learning.use_cases import confirm_skill, create_skill, create_worksheet
from yuiwork.learning.use_cases.worksheets import standard_worksheet
from yuiwork.learning.views.staff_scope import programme_for
from yuiwork.learning.views.staff_seminars import parsed_id


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def skills_staff(request: Request, slug: str) -> HttpResponse:
    """The skills a programme teaches, with their levels in words; adding one."""
    programme = programme_for(request, slug, PLANNERS)
    form = SkillForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            create_skill(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            return done(request, request.path, _("The skill is added."))
    context = {"programme": programme, "skills": skills_of_programme(programme.id), "form": form}
    return show(request, "learning/staff/skills.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def worksheets_staff(request: Request, slug: str) -> HttpResponse:
    """The worksheets of a programme; adding the usual one or one's own."""
    programme = programme_for(request, slug, PLANNERS)
    usual = request.POST.get("action") == "standard"
    form = WorksheetPlanForm(None if usual else request.POST or None)
    if usual:
        create_worksheet(actor=request.actor, programme_id=programme.id, **standard_worksheet())
        return done(request, request.path, _("The worksheet is added."))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            create_worksheet(actor=request.actor, programme_id=programme.id, **form.use_case_data())
            return done(request, request.path, _("The worksheet is added."))
    sheets = worksheets_of_programme(programme.id)
    context = {
        "programme": programme,
        "sheets": sheets,
        "has_usual": any(sheet.code == standard_worksheet()["code"] for sheet in sheets),
        "form": form,
    }
    return show(request, "learning/staff/worksheets.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def learner_skills(request: Request, slug: str, enrolment_id: UUID) -> HttpResponse:
    """Her skill map; her tutor, a director or an instructor confirms a level."""
    programme = programme_for(request, slug, MARKERS)
    enrolment = enrolment_for_staff(request.actor, programme.id, enrolment_id)
    states = skill_map(enrolment.user_id, programme.id)
    asked = parsed_id(request.POST.get("skill")) if request.method == "POST" else None
    forms = [
        (
            s,
            ConfirmSkillForm(
                s.choices, request.POST if s.skill.id == asked else None, auto_id=f"id_{s.skill.code}_%s"
            ),
        )
        for s in states
    ]
    bound = next((form for state, form in forms if state.skill.id == asked), None)
    if request.method == "POST" and bound is None:
        raise NotFound
    if bound is not None and asked is not None and bound.is_valid():
        with refusals_on(bound):
            confirm_skill(
                actor=request.actor, enrolment_id=enrolment.id, skill_id=asked, **bound.cleaned_data
            )
            return done(request, f"{request.path}#skill-{asked}", _("The level is confirmed."))
    context = {
        "programme": programme,
        "enrolment": enrolment,
        "learner_name": name_of(enrolment.user_id),
        "figure": skill_figure(states, for_staff=True) if states else None,
        "forms": forms,
        "may_confirm": may_review(request.actor, enrolment, programme.id),
        "form": bound,
    }
    return show(request, "learning/staff/learner_skills.html", context)


@page(Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def learner_worksheets(request: Request, slug: str, enrolment_id: UUID) -> HttpResponse:
    """Her tutor reads all; other teachers what she shared; officers have no door here."""
    programme = programme_for(request, slug, frozenset({Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR}))
    enrolment = enrolment_for_staff(request.actor, programme.id, enrolment_id)
    entries = entries_for_staff(request.actor, enrolment)
    shown = [side_by_side(sheet, entries) for sheet in worksheets_of_programme(programme.id)]
    context = {
        "programme": programme,
        "enrolment": enrolment,
        "learner_name": name_of(enrolment.user_id),
        "sheets": [sheet for sheet in shown if sheet.entries],
        "is_tutor": request.actor.user_id == enrolment.tutor_id,
    }
    return show(request, "learning/staff/learner_worksheets.html", context)
