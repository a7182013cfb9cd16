"""講座 for staff: the list, planning, one course, marking who came to a session."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.forms import CourseForm
from yuiwork.learning.policies import MARKERS, PLANNERS, may_plan
from yuiwork.learning.queries.courses import course_of_programme, courses_of, has_several_tracks
from yuiwork.learning.queries.graduation import presentation_days_of
from yuiwork.learning.queries.learners import learners_of
from yuiwork.learning.queries.roll import enrolments_seen, grid_of, held_until
from yuiwork.learning.queries.seminars import seminars_of
from yuiwork.learning.queries.sessions import session_lines
from yuiwork.learning.use_cases import (
    create_course,
)
from yuiwork.learning.views.staff_scope import PAGE_SIZE, own_programme, programme_for
from yuiwork.regions import api as regions

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
        "page": Paginator(courses_of(programme.id), PAGE_SIZE).get_page(request.GET.get("page")),
        "seminars": seminars_of(programme.id)[:_SHOWN_SEMINARS],
        "may_plan": bool(may_plan(request.actor, programme.id)),
        "has_tracks": has_several_tracks(programme.id),
    }
    return show(request, "learning/staff/courses.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def course_new(request: Request, slug: str) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    tracks = [(str(track.id), track.name) for track in regions.tracks_of(programme.id)]
    form = CourseForm(tracks, request.POST or None)
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
    """Its sessions with who came and their reports, its exercises, and twenty learners at a time with their marks."""
    programme = programme_for(request, slug, MARKERS)
    row = course_of_programme(programme.id, course_id)
    shown = Paginator(enrolments_seen(request.actor, row), PAGE_SIZE).get_page(request.GET.get("page"))
    enrolments = list(shown.object_list)
    held = held_until(row, clock.today())
    context = {
        "programme": programme,
        "course": row,
        "sessions": session_lines(row.sessions.all()),
        "rules": [condition.rule() for condition in parse_rule(row.completion_rule)],
        "presentations": presentation_days_of(row.id),
        "page": shown,
        "learners": learners_of(
            request.actor, programme.id, enrolment_ids={enrolment.id for enrolment in enrolments}
        ),
        "held": held,
        "grid": grid_of(enrolments, held),
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "learning/staff/course.html", context)
