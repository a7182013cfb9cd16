"""提出: what waits for feedback, and giving it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.dates import jst_date
from yuiwork.learning.answer_date import answer_by
from yuiwork.learning.forms import FeedbackForm
from yuiwork.learning.models import Submission, SubmissionState
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.peers import notes_for
from yuiwork.learning.queries.reviews import review_queue as waiting_answers
from yuiwork.learning.queries.reviews import submission_to_review, versions_of
from yuiwork.learning.rubric import rubric_of
from yuiwork.learning.use_cases import give_feedback
from yuiwork.learning.views.staff_scope import PAGE_SIZE, own_programme, programme_for
from yuiwork.people import api as people

REVIEWERS = frozenset({Role.TUTOR, Role.DIRECTOR, Role.INSTRUCTOR})


@page(Role.TUTOR, Role.DIRECTOR, Role.INSTRUCTOR)
def queue_own(request: Request) -> HttpResponse:
    return own_programme(request, "learning:review_queue", gettext_lazy("Handed in"), REVIEWERS)


@page(Role.TUTOR, Role.DIRECTOR, Role.INSTRUCTOR)
def queue(request: Request, slug: str) -> HttpResponse:
    """The longest waiting first, each with the day by which an answer was promised."""
    programme = programme_for(request, slug, REVIEWERS)
    paged = Paginator(waiting_answers(request.actor, programme.id), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    rows = list(paged.object_list)
    profiles = people.profiles_of(row.enrolment.user_id for row in rows)
    context = {
        "programme": programme,
        "page": paged,
        "lines": [(row, profiles.get(row.enrolment.user_id), promised(row)) for row in rows],
    }
    return show(request, "learning/staff/review_queue.html", context)


@page(Role.TUTOR, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def review(request: Request, slug: str, submission_id: UUID) -> HttpResponse:
    """The answer, the criteria, the earlier versions; 良い点, 直す点, and the result."""
    programme = programme_for(request, slug, REVIEWERS)
    row = submission_to_review(request.actor, programme.id, submission_id)
    form = FeedbackForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            give_feedback(
                actor=request.actor,
                submission_id=row.id,
                passed=form.cleaned_data["outcome"] == "pass",
                good=form.cleaned_data["good"],
                to_improve=form.cleaned_data["to_improve"],
                comments=form.comments,
                marks=form.marks,
            )
            here = reverse("learning:review_queue", args=[slug])
            return done(request, here, _("Your feedback is sent to the learner."))
    versions = versions_of(row.exercise_id, row.enrolment_id)
    context = {
        "programme": programme,
        "submission": row,
        "exercise": row.exercise,
        "rubric": rubric_of(row.exercise.rubric),
        "learner_name": name_of(row.enrolment.user_id),
        "promised": promised(row),
        "waits": row.state == SubmissionState.SUBMITTED,
        "earlier": [v for v in versions if v.version < row.version and v.state != SubmissionState.DRAFT],
        "notes": notes_for(row.exercise_id, row.enrolment_id),
        "form": form,
    }
    return show(request, "learning/staff/review.html", context)


def promised(row: Submission) -> object:
    """The JST date by which the learner was told to expect an answer."""
    if row.submitted_at is None:
        return None
    return answer_by(jst_date(row.submitted_at), row.enrolment.course.answer_days)
