"""卒業制作 for staff: the works that wait, judging one, choosing reviewers."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms.graduation import GraduationReviewForm, ReviewersForm
from yuiwork.learning.models import SubmissionState
from yuiwork.learning.policies import MARKERS, PLANNERS, may_review_graduation
from yuiwork.learning.queries.graduation import (
    graduation_exercise,
    possible_reviewers,
    reviews_shown_to,
    work_for_staff,
    works_of_programme,
)
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.reviews import versions_of
from yuiwork.learning.rubric import rubric_of
from yuiwork.learning.use_cases import choose_reviewers, review_graduation_work
from yuiwork.learning.views.staff_scope import PAGE_SIZE, programme_for


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def graduation_works(request: Request, slug: str) -> HttpResponse:
    """Those that wait for her first; how many judgements are in, not what they say."""
    programme = programme_for(request, slug, MARKERS)
    lines = works_of_programme(request.actor, programme.id)
    context = {
        "programme": programme,
        "page": Paginator(lines, PAGE_SIZE).get_page(request.GET.get("page")),
        "hers": sum(line.hers for line in lines),
    }
    return show(request, "learning/staff/graduation_works.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def graduation_work(request: Request, slug: str, submission_id: UUID) -> HttpResponse:
    """The work and the rubric; her judgement; everybody's once it is decided."""
    programme = programme_for(request, slug, MARKERS)
    work = work_for_staff(programme.id, submission_id)
    form = GraduationReviewForm(work.exercise, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            review_graduation_work(
                actor=request.actor,
                submission_id=work.id,
                passes=form.cleaned_data["judgement"] == "pass",
                good=form.cleaned_data["good"],
                to_improve=form.cleaned_data["to_improve"],
                marks=form.marks,
            )
            here = reverse("learning:graduation_works", args=[slug])
            return done(request, here, _("Your assessment is saved. It is shown when all are in."))
    shown = reviews_shown_to(request.actor, work)
    is_reviewer = request.actor.user_id in {row.user_id for row in work.exercise.reviewers.all()}
    waits = work.state == SubmissionState.SUBMITTED
    context = {
        "programme": programme,
        "submission": work,
        "exercise": work.exercise,
        "rubric": rubric_of(work.exercise.rubric),
        "learner_name": name_of(work.enrolment.user_id),
        "reviews": shown,
        "reviews_in": work.reviews.count(),
        "waits": waits,
        "may_judge": waits
        and not shown
        and bool(may_review_graduation(work.enrolment, request.actor, is_reviewer=is_reviewer)),
        "earlier": [v for v in versions_of(work.exercise_id, work.enrolment_id) if v.version < work.version],
        "form": form,
    }
    return show(request, "learning/staff/graduation_work.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def reviewers(request: Request, slug: str, exercise_id: UUID) -> HttpResponse:
    """Who of the staff judges the graduation works of this course."""
    programme = programme_for(request, slug, PLANNERS)
    exercise = graduation_exercise(programme.id, exercise_id)
    staff = [(str(user_id), name) for user_id, name in possible_reviewers(programme.id)]
    chosen = [str(row.user_id) for row in exercise.reviewers.all()]
    form = ReviewersForm(staff, request.POST or None, initial={"reviewers": chosen})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            ids = [UUID(user_id) for user_id in form.cleaned_data["reviewers"]]
            choose_reviewers(actor=request.actor, exercise_id=exercise.id, user_ids=ids)
            here = reverse("learning:course_staff", args=[slug, exercise.course_id])
            return done(request, here, _("The reviewers are chosen."))
    context = {"programme": programme, "exercise": exercise, "course": exercise.course, "form": form}
    return show(request, "learning/staff/reviewers.html", context)
