"""申込: the applications of a programme, and deciding on one."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan import municipalities
from yuiwork.japan.digits import format_phone
from yuiwork.japan.errors import JapanError
from yuiwork.learning.forms import DecisionForm
from yuiwork.learning.models import CourseApplication, CourseApplicationState
from yuiwork.learning.policies import DECIDERS
from yuiwork.learning.queries.courses import application_of_programme, applications_of, learner_counts
from yuiwork.learning.queries.seminars import applications_of_person
from yuiwork.learning.use_cases import CourseDecision, decide_course_application
from yuiwork.learning.views.staff_scope import PAGE_SIZE, own_programme, programme_for
from yuiwork.people import api as people
from yuiwork.regions import api as regions

_OPEN = [CourseApplicationState.APPLIED.value, CourseApplicationState.WAITING.value]
_DECIDED = [CourseApplicationState.ACCEPTED.value, CourseApplicationState.DECLINED.value]


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One line of the list: the application, who applies, from where."""

    application: CourseApplication
    name: str
    kana: str
    town: str


@page(Role.OFFICER, Role.DIRECTOR)
def intake_own(request: Request) -> HttpResponse:
    return own_programme(request, "learning:intake", gettext_lazy("Applications"), DECIDERS)


@page(Role.OFFICER, Role.DIRECTOR)
def intake(request: Request, slug: str) -> HttpResponse:
    """What waits for a decision, the longest first; with ``?show=decided`` the others."""
    programme = programme_for(request, slug, DECIDERS)
    decided = request.GET.get("show") == "decided"
    rows = applications_of(programme.id, states=_DECIDED if decided else _OPEN)
    paged = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "page": paged,
        "rows": _rows(list(paged.object_list)),
        "decided": decided,
    }
    return show(request, "learning/staff/intake.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def application(request: Request, slug: str, application_id: UUID) -> HttpResponse:
    """One application with the decision: accept with a tutor, waiting list, decline."""
    programme = programme_for(request, slug, DECIDERS)
    row = application_of_programme(programme.id, application_id)
    waiting = row.state == CourseApplicationState.WAITING
    form = DecisionForm(_tutors(programme.id), request.POST or None, waiting=waiting)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            decide_course_application(
                actor=request.actor,
                application_id=row.id,
                decision=CourseDecision(form.cleaned_data["decision"]),
                tutor_id=UUID(form.cleaned_data["tutor"]) if form.cleaned_data["tutor"] else None,
                reason=form.cleaned_data["reason"],
            )
            return done(
                request,
                reverse("learning:intake", args=[slug]),
                _("Your decision is saved and the applicant is told."),
            )
    profile = people.profile_of(row.user_id)
    context = {
        "programme": programme,
        "row": _rows([row])[0],
        "application": row,
        "profile": profile,
        "phone": format_phone(profile.phone) if profile and profile.phone else "",
        "enrolled": row.course.enrolments.count(),
        "seminars": applications_of_person(row.user_id).filter(seminar__programme_id=programme.id),
        "to_decide": row.state in _OPEN,
        "form": form,
    }
    return show(request, "learning/staff/application.html", context)


def _rows(applications: list[CourseApplication]) -> list[IntakeRow]:
    profiles = people.profiles_of(row.user_id for row in applications)
    return [_row(row, profiles.get(row.user_id)) for row in applications]


def _row(row: CourseApplication, profile: people.Profile | None) -> IntakeRow:
    if profile is None:
        return IntakeRow(row, "", "", "")
    return IntakeRow(row, profile.full_name, profile.full_kana, town_name(profile.municipality_code))


def town_name(code: str) -> str:
    """奈良県奈良市; empty for a code nobody entered."""
    try:
        return municipalities.find(code).full_name
    except JapanError:
        return ""


def _tutors(programme_id: UUID) -> list[tuple[str, str]]:
    """Each tutor with how many learners she has now."""
    ids = regions.staff_of(programme_id, Role.TUTOR)
    profiles, counts = people.profiles_of(ids), learner_counts(ids, programme_id)
    return [
        (str(i), f"{profiles[i].full_name}（{_learners(counts.get(i, 0))}）") for i in ids if i in profiles
    ]


def _learners(count: int) -> str:
    return ngettext("%(count)d learner now", "%(count)d learners now", count) % {"count": count}
