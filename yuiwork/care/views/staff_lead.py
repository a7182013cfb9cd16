"""For directors and officers: tutor load, one learner's tutor, counts without names, the settings."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care.forms import SettingsForm, StaffLeaveForm, TutorForm
from yuiwork.care.policies import LEADERS
from yuiwork.care.queries.load import Load, counts_of, load_of
from yuiwork.care.queries.settings import settings_of
from yuiwork.care.use_cases import set_care_settings
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.charts import bar_chart
from yuiwork.core.errors import NotFound
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import DataTable, Figure
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@page(Role.DIRECTOR, Role.OFFICER)
def load(request: Request, slug: str) -> HttpResponse:
    """Who accompanies how many and what waits, so that the work can be shared fairly."""
    programme = regions.staff_programme(request.actor, slug, *LEADERS)
    loads = load_of(programme.id)
    enrolments = learning.active_enrolments(programme.id)
    known = people.profiles_of({e.user_id for e in enrolments})
    names = {one.user_id: one.name for one in loads}
    learners = [(e, known.get(e.user_id), names.get(e.tutor_id, "")) for e in enrolments]
    context = {"programme": programme, "figure": _figure(loads) if loads else None, "learners": learners}
    return show(request, "care/staff/load.html", context)


@page(Role.DIRECTOR, Role.OFFICER, methods=("GET", "POST"))
def learner(request: Request, slug: str, enrolment_id: UUID) -> HttpResponse:
    """Another tutor for one learner; noting that she left, or that she is back."""
    programme = regions.staff_programme(request.actor, slug, *LEADERS)
    enrolment = learning.enrolment_for(request.actor, enrolment_id)
    if enrolment.programme_id != programme.id:
        raise NotFound
    action = request.POST.get("do", "") if request.method == "POST" else ""
    if action == "return":
        learning.return_to_course(actor=request.actor, enrolment_id=enrolment_id)
        return done(request, request.path, _("The return is recorded."))
    tutor_form = TutorForm(
        _tutors(programme.id),
        request.POST if action == "tutor" else None,
        initial={"tutor": str(enrolment.tutor_id)},
    )
    leave_form = StaffLeaveForm(request.POST if action == "leave" else None)
    form = {"tutor": tutor_form, "leave": leave_form}.get(action)
    if form is not None and form.is_valid():
        with refusals_on(form):
            told = _change(request, enrolment_id, action, form.cleaned_data)
            return done(request, reverse("care:load", args=[slug]), told)
    known = people.profiles_of({enrolment.user_id, enrolment.tutor_id})
    context = {
        "programme": programme,
        "enrolment": enrolment,
        "profile": known.get(enrolment.user_id),
        "tutor": known.get(enrolment.tutor_id),
        "tutor_form": tutor_form,
        "leave_form": leave_form,
        "form": form,
    }
    return show(request, "care/staff/learner.html", context)


@page(Role.DIRECTOR, Role.OFFICER)
def counts(request: Request, slug: str) -> HttpResponse:
    """This fiscal year in numbers, without names; small cells hidden."""
    programme = regions.staff_programme(request.actor, slug, *LEADERS)
    since, until = fiscal_year_bounds(fiscal_year(clock.today()))
    context = {
        "programme": programme,
        "counts": counts_of(programme, since, until),
        "since": since,
        "until": until,
    }
    return show(request, "care/staff/counts.html", context)


@page(Role.DIRECTOR, Role.OFFICER, methods=("GET", "POST"))
def settings(request: Request, slug: str) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *LEADERS)
    form = SettingsForm(request.POST or None, initial=SettingsForm.initial_of(settings_of(programme.id)))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_care_settings(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            return done(request, request.path, _("Saved. The next check uses these limits."))
    return show(request, "care/staff/settings.html", {"programme": programme, "form": form})


def _change(request: Request, enrolment_id: UUID, action: str, data: dict[str, Any]) -> str:
    if action == "tutor":
        learning.assign_tutor(actor=request.actor, enrolment_id=enrolment_id, tutor_id=UUID(data["tutor"]))
        return _("The tutor is changed. The learner sees it at once.")
    learning.leave_course(actor=request.actor, enrolment_id=enrolment_id, **data)
    return _("The departure is recorded.")


def _tutors(programme_id: UUID) -> list[tuple[str, str]]:
    """With the number of learners each has now."""
    tutors = regions.staff_of(programme_id, Role.TUTOR)
    loads = {one.user_id: one for one in load_of(programme_id)}
    return [
        (
            str(user),
            _("%(name)s (%(count)d learners)") % {"name": loads[user].name, "count": loads[user].learners},
        )
        for user in tutors
        if user in loads
    ]


def _figure(loads: list[Load]) -> Figure:
    heaviest = max(loads, key=lambda one: one.waiting)
    table = DataTable(
        _("Workload of each tutor"),
        [
            _("Tutor"),
            _("Learners"),
            _("Learners to write to"),
            _("Exercises to answer"),
            _("Questions to answer"),
            _("Of these, past the promised day"),
            _("Nearest promised day"),
        ],
        [
            [
                one.name,
                one.learners,
                one.tasks,
                one.feedback,
                one.questions,
                one.late,
                jdate(one.next_promise) if one.next_promise else "－",
            ]
            for one in loads
        ],
        frozenset(range(1, 6)),
    )
    return Figure(
        title=_("What is waiting for each tutor"),
        takeaway=_("%(name)s has the most waiting: %(count)d things.")
        % {"name": heaviest.name, "count": heaviest.waiting},
        svg=bar_chart(
            tuple(
                _("%(name)s: %(waiting)d waiting, %(learners)d learners")
                % {"name": one.name, "waiting": one.waiting, "learners": one.learners}
                for one in loads
            ),
            tuple(one.waiting for one in loads),
        ),
        table=table,
    )
