"""For tutors: what their learners asked, by the promised day."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from yuiwork.care.queries.questions import questions_to_answer
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.people import api as people
from yuiwork.regions import api as regions

PAGE_SIZE = 20


@page(Role.TUTOR, Role.DIRECTOR)
def questions(request: Request, slug: str) -> HttpResponse:
    """Those that wait first. The thread itself is the same page that the learner has."""
    programme = regions.staff_programme(request.actor, slug, Role.TUTOR, Role.DIRECTOR)
    rows = questions_to_answer(request.actor, programme.id)
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    known = people.profiles_of({row.user_id for row in shown.object_list})
    context = {
        "programme": programme,
        "page": shown,
        "lines": [(row, known.get(row.user_id)) for row in shown.object_list],
        "waiting": rows.filter(promised_on__isnull=False).count(),
        "today": clock.today(),
    }
    return show(request, "care/staff/questions.html", context)
