"""人: the learners of a programme."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from yuiwork.core.actor import Role
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.learning.policies import MARKERS
from yuiwork.learning.queries.learners import learners_of
from yuiwork.learning.views.staff_scope import PAGE_SIZE, own_programme, programme_for


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def people_own(request: Request) -> HttpResponse:
    return own_programme(request, "learning:people", gettext_lazy("Learners"), MARKERS)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def people_list(request: Request, slug: str) -> HttpResponse:
    """Where each learner stands, and who has gone quiet. With ``?show=quiet`` those only."""
    programme = programme_for(request, slug, MARKERS)
    learners = learners_of(request.actor, programme.id)
    quiet = [learner for learner in learners if learner.is_silent]
    only_quiet = request.GET.get("show") == "quiet"
    context = {
        "programme": programme,
        "page": Paginator(quiet if only_quiet else learners, PAGE_SIZE).get_page(request.GET.get("page")),
        "total": len(learners),
        "quiet": len(quiet),
        "only_quiet": only_quiet,
    }
    return show(request, "learning/staff/people.html", context)
