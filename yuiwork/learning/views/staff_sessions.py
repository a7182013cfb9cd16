"""回 for staff: planning one or a series, moving it, calling it off, the limits of the timetable, fees."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.fees import fees_of
from yuiwork.learning.forms import CancelSessionForm, FeesForm, SessionForm, SessionSeriesForm, TimetableForm
from yuiwork.learning.models import TimetableRule
from yuiwork.learning.policies import PLANNERS
from yuiwork.learning.queries.courses import course_of_programme, session_of_programme
from yuiwork.learning.series import left_out, planned_dates
from yuiwork.learning.use_cases import (
    cancel_session,
    change_session,
    create_session,
    create_session_series,
    set_course_fees,
    set_timetable_rule,
)
from yuiwork.learning.use_cases.plan_sessions import teaching_staff
from yuiwork.learning.views.staff_scope import programme_for
from yuiwork.people import api as people


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def session_new(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """One more session: what, when, where, by whom."""
    programme = programme_for(request, slug, PLANNERS)
    row = course_of_programme(programme.id, course_id)
    form = SessionForm(_teachers(programme.id), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            create_session(actor=request.actor, course_id=row.id, **form.use_case_data())
            return done(request, _course_url(slug, row.id), _("The session is added."))
    context = {"programme": programme, "course": row, "form": form}
    return show(request, "learning/staff/session_new.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def session_edit(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """Another time, place or person; everybody is told when a calendar has to change."""
    programme = programme_for(request, slug, PLANNERS)
    row = session_of_programme(programme.id, session_id)
    form = SessionForm(_teachers(programme.id), request.POST or None, session=row)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            sequence = row.calendar_sequence
            changed = change_session(actor=request.actor, session_id=row.id, **form.use_case_data())
            told = changed.calendar_sequence > sequence
            words = _("Saved. Everybody in the course is told.") if told else _("Saved.")
            return done(request, reverse("learning:session_staff", args=[slug, row.id]), words)
    context = {"programme": programme, "course": row.course, "session": row, "form": form}
    return show(request, "learning/staff/session_edit.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def session_cancel(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """Calling it off, with the reason that everybody reads."""
    programme = programme_for(request, slug, PLANNERS)
    row = session_of_programme(programme.id, session_id)
    form = CancelSessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            cancel_session(actor=request.actor, session_id=row.id, reason=form.cleaned_data["reason"])
            words = _("The session is cancelled. Everybody in the course is told.")
            return done(request, reverse("learning:session_staff", args=[slug, row.id]), words)
    context = {"programme": programme, "course": row.course, "session": row, "form": form}
    return show(request, "learning/staff/session_cancel.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def session_series(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """Every other Wednesday at ten: first all dates are shown, then they are planned."""
    programme = programme_for(request, slug, PLANNERS)
    row = course_of_programme(programme.id, course_id)
    form = SessionSeriesForm(_teachers(programme.id), request.POST or None)
    context = {"programme": programme, "course": row, "form": form}
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if request.POST.get("action") == "create":
                made = create_session_series(
                    actor=request.actor,
                    course_id=row.id,
                    submission_id=form.cleaned_data["submission_id"],
                    plan=form.plan(),
                    subjects=form.cleaned_data["subjects"],
                    **form.where(),
                )
                words = ngettext("%(count)d date is planned.", "%(count)d dates are planned.", len(made))
                return done(request, _course_url(slug, row.id), words % {"count": len(made)})
            context |= _preview(form)
    return show(request, "learning/staff/session_series.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def timetable(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """What the contract allows: hours, days, months (RQ11)."""
    programme = programme_for(request, slug, PLANNERS)
    row = course_of_programme(programme.id, course_id)
    rule = TimetableRule.objects.filter(course=row).first()
    known = {**_limits(rule), "recording_counts": row.recording_counts}
    form = TimetableForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_timetable_rule(actor=request.actor, course_id=row.id, **form.use_case_data())
            return done(
                request, _course_url(slug, row.id), _("Saved. New sessions will keep to these limits.")
            )
    context = {"programme": programme, "course": row, "form": form}
    return show(request, "learning/staff/timetable.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def fees(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """What learners pay themselves (RQ12)."""
    programme = programme_for(request, slug, PLANNERS)
    row = course_of_programme(programme.id, course_id)
    form = FeesForm(request.POST or None, initial={"fees": fees_of(row.fees)})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_course_fees(actor=request.actor, course_id=row.id, fees=form.cleaned_data["fees"])
            return done(request, _course_url(slug, row.id), _("Saved. It now appears on the course's page."))
    return show(request, "learning/staff/fees.html", {"programme": programme, "course": row, "form": form})


def _preview(form: SessionSeriesForm) -> dict[str, object]:
    plan, subjects = form.plan(), form.cleaned_data["subjects"]
    dates = planned_dates(plan)
    return {
        "dates": [(date, "" if date.is_help else subjects[date.number - 1]) for date in dates],
        "left_out": left_out(plan),
    }


def _limits(rule: TimetableRule | None) -> dict[str, Any]:
    if rule is None:
        return {}
    return {
        "hours_per_day": rule.minutes_per_day // 60 if rule.minutes_per_day else None,
        "hours_per_week": rule.minutes_per_week // 60 if rule.minutes_per_week else None,
        "days_per_week": rule.days_per_week,
        "months": rule.months,
    }


def _teachers(programme_id: UUID) -> list[tuple[str, str]]:
    """Who may be chosen, by kana."""
    profiles = people.profiles_of(teaching_staff(programme_id))
    rows = sorted(profiles.items(), key=lambda row: (row[1].full_kana, row[0]))
    return [(str(user_id), profile.full_name) for user_id, profile in rows]


def _course_url(slug: str, course_id: UUID) -> str:
    return reverse("learning:course_staff", args=[slug, course_id])
