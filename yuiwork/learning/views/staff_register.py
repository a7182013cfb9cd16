"""修了者名簿 (programmes.md 3.1 RQ19) as page, xlsx and PDF, and issuing a certificate anew."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.spreadsheets import to_xlsx
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms.completion import ReasonForm
from yuiwork.learning.models import CourseKind
from yuiwork.learning.policies import DECIDERS
from yuiwork.learning.queries.register import Register, completion_for_staff, register_of
from yuiwork.learning.register_file import register_pdf, register_table
from yuiwork.learning.use_cases import reissue_certificate
from yuiwork.learning.views.staff_scope import PAGE_SIZE, programme_for
from yuiwork.regions import api as regions

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Role.OFFICER, Role.DIRECTOR)
def register(request: Request, slug: str) -> HttpResponse:
    """Who has completed what, with numbers, waived conditions and replaced certificates. ``?year=&kind=``."""
    programme, found = _asked(request, slug)
    context = {
        "programme": programme,
        "register": found,
        "page": Paginator(found.lines, PAGE_SIZE).get_page(request.GET.get("page")),
        "kinds": CourseKind.choices,
        "query": request.GET.urlencode(),
    }
    return show(request, "learning/staff/register.html", context)


@page(Role.OFFICER, Role.DIRECTOR)
def register_xlsx(request: Request, slug: str) -> HttpResponse:
    programme, found = _asked(request, slug)
    return _file(to_xlsx([register_table(found)]), f"{programme.slug}-completions.xlsx", _XLSX)


@page(Role.OFFICER, Role.DIRECTOR)
def register_as_pdf(request: Request, slug: str) -> HttpResponse:
    programme, found = _asked(request, slug)
    content = register_pdf(found, programme.name, programme.organisation.name, clock.today())
    return _file(content, f"{programme.slug}-completions.pdf", "application/pdf")


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def reissue(request: Request, slug: str, number: str) -> HttpResponse:
    """A new certificate after a change of name; the old one is marked as replaced."""
    programme = programme_for(request, slug, DECIDERS)
    line = completion_for_staff(programme.id, number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            fresh = reissue_certificate(
                actor=request.actor, number=line.number, reason=form.cleaned_data["reason"]
            )
            here = reverse("learning:register", args=[slug])
            return done(request, here, _("Certificate %(number)s is issued.") % {"number": fresh.number})
    context = {"programme": programme, "line": line, "form": form}
    return show(request, "learning/staff/reissue.html", context)


def _asked(request: Request, slug: str) -> tuple[regions.Programme, Register]:
    programme = programme_for(request, slug, DECIDERS)
    year, kind = request.GET.get("year", ""), request.GET.get("kind", "")
    chosen = int(year) if year.isdecimal() and len(year) == 4 else None
    return programme, register_of(programme.id, year=chosen, kind=kind if kind in CourseKind.values else "")


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
