"""修了条件 for staff: the rule of a course, and how far one learner is."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.forms.completion import AddConditionForm, PieceForm, ReasonForm
from yuiwork.learning.models import Course
from yuiwork.learning.policies import MARKERS, PLANNERS, may_decide, may_plan, may_review
from yuiwork.learning.queries.courses import course_of_programme
from yuiwork.learning.queries.facts import completion_lines, would_complete
from yuiwork.learning.queries.learners import enrolment_for_staff
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.register import pieces_of, waivers_of
from yuiwork.learning.queries.skills import skills_of_programme
from yuiwork.learning.use_cases import change_completion_rule, record_published_piece, waive_condition
from yuiwork.learning.views.staff_scope import programme_for


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def completion_rule(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """The rule is composed on the page and comes into force as a whole, after showing who would complete at once."""
    programme = programme_for(request, slug, PLANNERS)
    course = course_of_programme(programme.id, course_id)
    rule = _typed_rule(request, course)
    action = request.POST.get("action", "")
    form = _add_form(course, rule, request.POST if action == "add" else None)
    if action == "save":
        change_completion_rule(actor=request.actor, course_id=course.id, rule=rule)
        here = reverse("learning:course_staff", args=[slug, course.id])
        return done(request, here, _("The conditions are in force."))
    if action == "add" and form.is_valid():
        rule = _with(rule, form)
        form = _add_form(course, rule, None)
    elif action.startswith("remove-"):
        rule = _without(rule, action.removeprefix("remove-"))
        form = _add_form(course, rule, None)
    context = {
        "programme": programme,
        "course": course,
        "rule": json.dumps(rule, ensure_ascii=False),
        "lines": [condition.rule() for condition in parse_rule(rule)],
        "changed": rule != course.completion_rule,
        "would_complete": [name_of(row.user_id) for row in would_complete(course, rule)],
        "form": form,
    }
    return show(request, "learning/staff/completion_rule.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def learner_completion(request: Request, slug: str, enrolment_id: UUID) -> HttpResponse:
    """How far she is, line by line; waiving a line; recording a piece that was published elsewhere."""
    programme = programme_for(request, slug, MARKERS)
    enrolment = enrolment_for_staff(request.actor, programme.id, enrolment_id)
    waives, records = request.POST.get("action") == "waive", request.POST.get("action") == "piece"
    reason_form = ReasonForm(request.POST if waives else None)
    piece_form = PieceForm(request.POST if records else None)
    form = piece_form if records else reason_form
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if records:
                _record(request, enrolment.user_id, programme.id, piece_form.cleaned_data)
                return done(request, request.path, _("The piece is recorded."))
            waive_condition(
                actor=request.actor,
                enrolment_id=enrolment.id,
                key=request.POST.get("key", ""),
                reason=form.cleaned_data["reason"],
            )
            return done(request, request.path, _("The condition is waived."))
    context = {
        "programme": programme,
        "enrolment": enrolment,
        "learner_name": name_of(enrolment.user_id),
        "lines": completion_lines(enrolment),
        "waivers": waivers_of(enrolment.id),
        "pieces": pieces_of(enrolment.user_id, programme.id),
        "may_waive": bool(may_decide(request.actor, programme.id)),
        "may_plan": bool(may_plan(request.actor, programme.id)),
        "reads_worksheets": bool(may_review(request.actor, enrolment, programme.id)),
        "waived_key": request.POST.get("key", "") if waives else "",
        "reason_form": reason_form,
        "piece_form": piece_form,
        "form": form,
    }
    return show(request, "learning/staff/learner_completion.html", context)


def _typed_rule(request: Request, course: Course) -> list[dict[str, Any]]:
    """The rule as composed so far, carried by the form; at first the one in force. A broken one is no page of ours."""
    if request.method != "POST":
        return list(course.completion_rule)
    try:
        rule = json.loads(request.POST.get("rule", ""))
        parse_rule(rule)
    except (ValueError, Invalid, RecursionError) as error:
        raise NotFound from error
    return list(rule)


def _add_form(course: Course, rule: list[dict[str, Any]], data: Any) -> AddConditionForm:
    lines = [condition.rule() for condition in parse_rule(rule)]
    exercises = [(row.number, f"{row.number} {row.title}") for row in course.exercises.all()]
    skills = [(skill.code, skill.title) for skill in skills_of_programme(course.programme_id)]
    return AddConditionForm(lines, exercises, skills, data)


def _with(rule: list[dict[str, Any]], form: AddConditionForm) -> list[dict[str, Any]]:
    """The rule with one more condition: as a line of its own, or as an alternative to a line."""
    place, condition = form.cleaned_data["place"], form.condition()
    if not place:
        return [*rule, condition] if condition not in rule else rule
    position = int(place)
    line = rule[position]
    others = line["of"] if line["kind"] == "any" else [line]
    return [*rule[:position], {"kind": "any", "of": [*others, condition]}, *rule[position + 1 :]]


def _without(rule: list[dict[str, Any]], position: str) -> list[dict[str, Any]]:
    """Without one line; the last one stays, for an empty rule would complete everybody."""
    if not position.isdigit() or len(rule) < 2:
        return rule
    return [line for number, line in enumerate(rule) if number != int(position)]


def _record(request: Request, user_id: UUID, programme_id: UUID, data: dict[str, Any]) -> None:
    record_published_piece(
        actor=request.actor,
        programme_id=programme_id,
        user_id=user_id,
        ref_id=data["submission_id"],
        title=data["title"],
        url=data["url"],
        published_on=data["published_on"],
    )
