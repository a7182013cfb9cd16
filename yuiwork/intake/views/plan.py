"""ヒアリング and 個別計画: written by those who accompany her, read and answered by herself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import PROGRAMME_STAFF, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import HearingForm, PlanAnswerForm, PlanForm
from yuiwork.intake.models import Hearing, HearingWay, LearningPlan, PlanState
from yuiwork.intake.queries.plans import (
    accompanied,
    earlier_plans,
    hearing_of,
    own_plan,
    plan_in_force,
    said_in,
)
from yuiwork.intake.use_cases import answer_plan, save_hearing, show_plan
from yuiwork.intake.views.staff_scope import programme_for
from yuiwork.learning import api as learning


@page(Role.OFFICER, Role.DIRECTOR, Role.TUTOR, methods=("GET", "POST"))
def hearing(request: Request, slug: str, application_id: UUID) -> HttpResponse:
    """What was talked about before the course."""
    programme = programme_for(request, slug, PROGRAMME_STAFF)
    application = accompanied(request.actor, programme.id, application_id)
    row = hearing_of(application.id)
    form = HearingForm(request.POST or None, initial=_said(row))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_hearing(
                actor=request.actor,
                programme_id=programme.id,
                application_id=application.id,
                held_on=form.cleaned_data["held_on"],
                way=HearingWay(form.cleaned_data["way"]),
                answers=form.answers(),
                note=form.cleaned_data["note"],
            )
            here = reverse("intake:plan_staff", args=[slug, application.id])
            return done(request, here, _("The record is saved. Now you can write the plan."))
    context = {**_about(application), "programme": programme, "hearing": row, "form": form}
    return show(request, "intake/staff/hearing.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.TUTOR, methods=("GET", "POST"))
def plan_staff(request: Request, slug: str, application_id: UUID) -> HttpResponse:
    """The plan in force, her answer, and a new version."""
    programme = programme_for(request, slug, PROGRAMME_STAFF)
    application = accompanied(request.actor, programme.id, application_id)
    row = plan_in_force(application.id)
    form = PlanForm(request.POST or None, initial=_planned(row, application))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            show_plan(
                actor=request.actor,
                programme_id=programme.id,
                application_id=application.id,
                **form.cleaned_data,
            )
            return done(request, request.path, _("The plan is shown to the learner."))
    context = {
        **_about(application),
        "programme": programme,
        "plan": row,
        "earlier": earlier_plans(application.id),
        "said": said_in(hearing_of(application.id)),
        "may_write": application.state in {"applied", "waiting", "accepted"},
        "form": form,
    }
    return show(request, "intake/staff/plan.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    """Her own plan: agree, or say what should be otherwise."""
    user_id = request.actor.user_id
    if user_id is None:
        raise NotFound
    row = own_plan(user_id, plan_id)
    form = PlanAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        agree = request.POST.get("action") == "agree"
        with refusals_on(form):
            answer_plan(actor=request.actor, plan_id=row.id, agree=agree, wish=form.cleaned_data["wish"])
            words = (
                _("Agreed. We will follow this plan together.")
                if agree
                else _("We have your request and will come back to you.")
            )
            return done(request, request.path, words)
    context = {
        "plan": row,
        "course": row.application.course,
        "programme": row.application.course.programme,
        "may_answer": row.state == PlanState.SHOWN,
        "form": form,
    }
    return show(request, "intake/plan.html", context)


def _about(application: learning.CourseApplication) -> dict[str, Any]:
    return {
        "application": application,
        "course": application.course,
        "name": learning.name_of(application.user_id),
    }


def _said(row: Hearing | None) -> dict[str, Any]:
    if row is None:
        return {"held_on": clock.today()}
    return {**row.answers, "held_on": row.held_on, "way": row.way, "note": row.note}


def _planned(row: LearningPlan | None, application: learning.CourseApplication) -> dict[str, Any]:
    if row is None:
        return {"weekly_hours": application.weekly_hours}
    return {
        "goal": row.goal,
        "steps": row.steps,
        "weekly_hours": row.weekly_hours,
        "support": row.support,
    }
