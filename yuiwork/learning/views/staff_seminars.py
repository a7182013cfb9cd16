"""説明会 for staff: the list, planning one, marking who came, what they answered."""

from uuid import UUID

from django.core.paginator import Paginator
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
from yuiwork.learning.forms import SeminarForm
from yuiwork.learning.models import SEATED, Seminar, SeminarState
from yuiwork.learning.policies import MARKERS, PLANNERS, may_change_seminar, may_mark_seminar, may_plan
from yuiwork.learning.queries.seminars import applicants_of, seminar_of_programme, seminars_of
from yuiwork.learning.queries.sources import source_words
from yuiwork.learning.respondent import group_of
from yuiwork.learning.use_cases import create_seminar, mark_seminar_attendance
from yuiwork.learning.views.staff_scope import PAGE_SIZE, own_programme, programme_for
from yuiwork.surveys import api as surveys

# Answers of one or two people could be told apart by whoever was in the room (public-sector-ux.md 5.3).
FEWEST_RESPONSES = 3


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def seminars_own(request: Request) -> HttpResponse:
    return own_programme(request, "learning:seminars_staff", gettext_lazy("Seminars"), MARKERS)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def seminars(request: Request, slug: str) -> HttpResponse:
    """All seminars, newest first, with who applied and who came."""
    programme = programme_for(request, slug, MARKERS)
    context = {
        "programme": programme,
        "page": Paginator(seminars_of(programme.id), PAGE_SIZE).get_page(request.GET.get("page")),
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "learning/staff/seminars.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def seminar_new(request: Request, slug: str) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    form = SeminarForm(surveys.own_surveys_of(programme.id), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = create_seminar(actor=request.actor, programme_id=programme.id, **form.use_case_data())
            return done(
                request,
                reverse("learning:seminar_staff", args=[slug, row.id]),
                _("The seminar is announced. It can be seen on the public page."),
            )
    return show(request, "learning/staff/seminar_new.html", {"programme": programme, "form": form})


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def seminar(request: Request, slug: str, seminar_id: UUID) -> HttpResponse:
    """Who applied; from the day on, one tap per person for 出席 or 欠席."""
    programme = programme_for(request, slug, MARKERS)
    row = seminar_of_programme(programme.id, seminar_id)
    applicants = applicants_of(row.id)
    if request.method == "POST":
        return _mark(request, {applicant.id for applicant in applicants})
    context = {
        "programme": programme,
        "seminar": row,
        "applicants": applicants,
        "attended": sum(applicant.state == SeminarState.ATTENDED for applicant in applicants),
        "expected": sum(applicant.state in SEATED for applicant in applicants),
        "waiting": sum(applicant.state == SeminarState.WAITING for applicant in applicants),
        "source_words": source_words(programme.id, {applicant.source for applicant in applicants}),
        "may_mark": may_mark_seminar(row, clock.today()),
        "may_change": bool(may_plan(request.actor, programme.id)) and may_change_seminar(row, clock.now()),
        "responses": _responses(request, row),
    }
    return show(request, "learning/staff/seminar.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR)
def survey_results(request: Request, slug: str, seminar_id: UUID) -> HttpResponse:
    """What they answered, counted; nothing while single people could be told apart."""
    programme = programme_for(request, slug, PLANNERS)
    row = seminar_of_programme(programme.id, seminar_id)
    if row.survey_id is None:
        raise NotFound
    count = surveys.response_count(row.survey_id, group_of(row.id))
    enough = count >= FEWEST_RESPONSES
    context = {
        "programme": programme,
        "seminar": row,
        "count": count,
        "fewest": FEWEST_RESPONSES,
        "results": surveys.results_of_group(row.survey_id, group_of(row.id)) if enough else [],
    }
    return show(request, "learning/staff/survey_results.html", context)


def _responses(request: Request, row: Seminar) -> int | None:
    """How many answered, for those who may read the answers."""
    if row.survey_id is None or not may_plan(request.actor, row.programme_id):
        return None
    return surveys.response_count(row.survey_id, group_of(row.id))


def _mark(request: Request, known: set[UUID]) -> HttpResponse:
    """One tap. The answer leads back to the same line of the list."""
    application_id = parsed_id(request.POST.get("application"))
    if application_id not in known:
        raise NotFound
    present = request.POST.get("present") == "1"
    mark_seminar_attendance(actor=request.actor, application_id=application_id, present=present)
    return done(request, f"{request.path}#line-{application_id}")


def parsed_id(text: str | None) -> UUID:
    """An id from a form. Raises ``NotFound`` for anything else."""
    try:
        return UUID(text or "")
    except ValueError as error:
        raise NotFound from error
