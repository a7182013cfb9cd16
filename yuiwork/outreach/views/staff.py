"""広報 for officers and directors: what came of it, campaigns, flyers, the list of sources."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.spreadsheets import to_xlsx
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds
from yuiwork.learning import api as learning
from yuiwork.outreach.flyer import SIZES, Size, flyer_pdf, flyer_png
from yuiwork.outreach.forms import CampaignForm, NewCampaignForm, SourcesForm
from yuiwork.outreach.models import Campaign
from yuiwork.outreach.policies import CAMPAIGNERS
from yuiwork.outreach.queries.campaigns import campaign_of, campaign_url, visits_by_day
from yuiwork.outreach.queries.results import Results, results_of
from yuiwork.outreach.use_cases import change_campaign, close_campaign, start_campaign
from yuiwork.regions import api as regions

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _programme(request: Request, slug: str) -> regions.Programme:
    return regions.staff_programme(request.actor, slug, *CAMPAIGNERS)


@page(Role.OFFICER, Role.DIRECTOR)
def campaigns(request: Request, slug: str) -> HttpResponse:
    """One sentence, the figure, the papers; ``?year=2026`` is a fiscal year."""
    programme = _programme(request, slug)
    year = _year(request)
    this_year = fiscal_year(clock.today())
    context = {
        "programme": programme,
        "results": _results(programme, year),
        "campaigns": Campaign.objects.filter(programme=programme).order_by("closed_at", "-created_at"),
        "year": year,
        "years": range(this_year, this_year - 5, -1),
    }
    return show(request, "outreach/staff/campaigns.html", context)


@page(Role.OFFICER, Role.DIRECTOR)
def results_xlsx(request: Request, slug: str) -> HttpResponse:
    """The two tables as a workbook, with the same cells hidden."""
    programme = _programme(request, slug)
    year = _year(request)
    results = _results(programme, year)
    content = to_xlsx([results.figure.table, results.papers])
    return _file(content, f"{slug}-campaigns-{year}.xlsx", _XLSX, as_attachment=True)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def campaign_new(request: Request, slug: str) -> HttpResponse:
    programme = _programme(request, slug)
    form = NewCampaignForm(
        learning.sources_of(programme.id), request.POST or None, initial={"code": f"{slug}-"}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = start_campaign(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            words = _("The page is open. Now the flyer can be printed.")
            return done(request, reverse("outreach:campaign_staff", args=[slug, row.id]), words)
    return show(request, "outreach/staff/campaign_new.html", {"programme": programme, "form": form})


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def campaign(request: Request, slug: str, campaign_id: UUID) -> HttpResponse:
    """Preview and files of the flyer, the words, how often the page was opened."""
    programme = _programme(request, slug)
    row = campaign_of(programme.id, campaign_id)
    initial = {name: getattr(row, name) for name in ("title", "source", "headline", "text", "cost_yen")}
    form = CampaignForm(learning.sources_of(programme.id), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_campaign(actor=request.actor, campaign_id=row.id, **form.cleaned_data)
            return done(request, request.path, _("Saved. The page and the next download will show it."))
    context = {
        "programme": programme,
        "campaign": row,
        "form": form,
        "url": campaign_url(row.code),
        "sizes": _sizes(),
        "visits": visits_by_day(row.id)[:14],
        "opened": sum(count for _day, count in visits_by_day(row.id)),
    }
    return show(request, "outreach/staff/campaign.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def campaign_close(request: Request, slug: str, campaign_id: UUID) -> HttpResponse:
    """Out of use, or back."""
    row = campaign_of(_programme(request, slug).id, campaign_id)
    closed = request.POST.get("closed") == "1"
    close_campaign(actor=request.actor, campaign_id=row.id, closed=closed)
    return done(request, reverse("outreach:campaign_staff", args=[slug, row.id]), _("Saved."))


@page(Role.OFFICER, Role.DIRECTOR)
def flyer(request: Request, slug: str, campaign_id: UUID, size: str) -> HttpResponse:
    """The sheet as PDF."""
    row = campaign_of(_programme(request, slug).id, campaign_id)
    name = f"{row.code}-{size}.pdf"
    return _file(flyer_pdf(row, _size(size)), name, "application/pdf", as_attachment=False)


@page(Role.OFFICER, Role.DIRECTOR)
def flyer_preview(request: Request, slug: str, campaign_id: UUID, size: str) -> HttpResponse:
    """The sheet as a small picture."""
    row = campaign_of(_programme(request, slug).id, campaign_id)
    return HttpResponse(flyer_png(row, _size(size)), content_type="image/png")


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def sources(request: Request, slug: str) -> HttpResponse:
    """Which ways the application form offers."""
    programme = _programme(request, slug)
    form = SourcesForm(
        request.POST or None, initial=SourcesForm.initial_of(learning.sources_of(programme.id))
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            learning.set_sources(actor=request.actor, programme_id=programme.id, lines=form.source_lines())
            return done(request, reverse("outreach:campaigns", args=[slug]), _("The list is saved."))
    return show(request, "outreach/staff/sources.html", {"programme": programme, "form": form})


def _year(request: Request) -> int:
    wanted = request.GET.get("year", "")
    this_year = fiscal_year(clock.today())
    year = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) == 4 else this_year
    return year if this_year - 30 < year <= this_year else this_year


def _results(programme: regions.Programme, year: int) -> Results:
    first, last = fiscal_year_bounds(year)
    return results_of(programme, first, min(last, clock.today()))


def _size(name: str) -> Size:
    if name not in SIZES:
        raise NotFound
    return SIZES[name]


def _sizes() -> list[tuple[str, str]]:
    return [("a4", _("Flyer A4")), ("a5", _("Flyer A5")), ("poster", _("Poster A3"))]


def _file(content: bytes, name: str, media_type: str, *, as_attachment: bool) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment, name) or "attachment"
    return response
