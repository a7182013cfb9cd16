"""講座 for staff: the list, planning, one course, marking who came to a session."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.forms import CourseForm, SessionForm
from yuiwork.learning.policies import MARKERS, PLANNERS, may_mark_on, may_plan
from yuiwork.learning.queries.courses import course_of_programme, courses_of, marks_of, session_of_programme
from yuiwork.learning.queries.graduation import presentation_days_of
from yuiwork.learning.queries.learners import learners_of
from yuiwork.learning.queries.seminars import seminars_of
from yuiwork.learning.use_cases import (
    create_course,
    create_session,
    mark_session_attendance,
)
from yuiwork.learning.views.staff_scope import own_programme, programme_for
from yuiwork.learning.views.staff_seminars import parsed_id

_SHOWN_SEMINARS = 3


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def courses_own(request: Request) -> HttpResponse:
    return own_programme(request, "learning:courses_staff", gettext_lazy("Courses"), MARKERS)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def courses(request: Request, slug: str) -> HttpResponse:
    """Courses with learners and completions; the newest seminars beside them."""
    programme = programme_for(request, slug, MARKERS)
    context = {
        "programme": programme,
        "courses": courses_of(programme.id),
        "seminars": seminars_of(programme.id)[:_SHOWN_SEMINARS],
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "learning/staff/courses.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def course_new(request: Request, slug: str) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    form = CourseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = create_course(actor=request.actor, programme_id=programme.id, **form.use_case_data())
            return done(
                request,
                reverse("learning:course_staff", args=[slug, row.id]),
                _("The course is announced. Now add its sessions and exercises."),
            )
    return show(request, "learning/staff/course_new.html", {"programme": programme, "form": form})


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def course(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """Its sessions, exercises and learners."""
    programme = programme_for(request, slug, MARKERS)
    row = course_of_programme(programme.id, course_id)
    context = {
        "programme": programme,
        "course": row,
        "rules": [condition.rule() for condition in parse_rule(row.completion_rule)],
        "learners": learners_of(request.actor, programme.id, course_id=row.id),
        "presentations": presentation_days_of(row.id),
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "learning/staff/course.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def session_new(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    row = course_of_programme(programme.id, course_id)
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            create_session(actor=request.actor, course_id=row.id, **form.use_case_data())
            here = reverse("learning:course_staff", args=[slug, row.id])
            return done(request, here, _("The session is added."))
    return show(
        request, "learning/staff/session_new.html", {"programme": programme, "course": row, "form": form}
    )


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def session(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """Who came: one tap per learner."""
    programme = programme_for(request, slug, MARKERS)
    row = session_of_programme(programme.id, session_id)
    learners = learners_of(request.actor, programme.id, course_id=row.course_id)
    if request.method == "POST":
        enrolment_id = parsed_id(request.POST.get("enrolment"))
        if enrolment_id not in {learner.enrolment_id for learner in learners}:
            raise NotFound
        present = request.POST.get("present") == "1"
        mark_session_attendance(
            actor=request.actor, session_id=row.id, enrolment_id=enrolment_id, present=present
        )
        return done(request, f"{request.path}#line-{enrolment_id}")
    marks = marks_of(row.id)
    context = {
        "programme": programme,
        "session": row,
        "course": row.course,
        "lines": [(learner, marks.get(learner.enrolment_id)) for learner in learners],
        "attended": sum(marks.values()),
        "may_mark": may_mark_on(row.starts_at, clock.today()),
    }
    return show(request, "learning/staff/session.html", context)
