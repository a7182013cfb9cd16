"""課題 for staff: adding one to a course, changing one."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms import ExercisePlanForm
from yuiwork.learning.forms.plan_exercise import initial_of
from yuiwork.learning.policies import PLANNERS
from yuiwork.learning.queries.courses import course_of_programme
from yuiwork.learning.queries.reviews import exercise_of_programme
from yuiwork.learning.queries.skills import skills_of_programme
from yuiwork.learning.use_cases import change_exercise, create_exercise
from yuiwork.learning.views.staff_scope import programme_for


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def exercise_new(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    row = course_of_programme(programme.id, course_id)
    form = ExercisePlanForm(skills_of_programme(programme.id), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            create_exercise(actor=request.actor, course_id=row.id, **form.cleaned_data)
            here = reverse("learning:course_staff", args=[slug, row.id])
            return done(request, here, _("The exercise is added."))
    return show(
        request, "learning/staff/exercise_new.html", {"programme": programme, "course": row, "form": form}
    )


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def exercise_change(request: Request, slug: str, exercise_id: UUID) -> HttpResponse:
    """The exercise as it stands, to change it."""
    programme = programme_for(request, slug, PLANNERS)
    row = exercise_of_programme(programme.id, exercise_id)
    form = ExercisePlanForm(skills_of_programme(programme.id), request.POST or None, initial=initial_of(row))
    del form.fields["submission_id"]
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_exercise(actor=request.actor, exercise_id=row.id, **form.cleaned_data)
            here = reverse("learning:course_staff", args=[slug, row.course_id])
            return done(request, here, _("The exercise is changed."))
    context = {"programme": programme, "course": row.course, "exercise": row, "form": form}
    return show(request, "learning/staff/exercise_change.html", context)
