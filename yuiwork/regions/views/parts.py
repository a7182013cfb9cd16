"""Adding, changing and removing one row of a programme's configuration (``parts.py`` says which kinds there are)."""

from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions.catalogue import CatalogueEntry, catalogue
from yuiwork.regions.models import Layer, Programme
from yuiwork.regions.parts import PARTS, Part
from yuiwork.regions.queries.plan import goals_of, indicators_of
from yuiwork.regions.queries.programmes import staff_programme


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def part_new(request: Request, slug: str, part: str) -> HttpResponse:
    """A new row; ``?from=<code>`` fills in an indicator of the catalogue."""
    programme, kind = _programme_and_kind(request, slug, part)
    form = kind.form(
        request.POST or None, is_new=True, goals=goals_of(programme.id), initial=_beginning(request, part)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            kind.save(actor=request.actor, programme_id=programme.id, is_new=True, **form.use_case_data())
            return done(request, reverse(kind.back, args=[slug]), _("Added."))
    heading = _("Add: %(what)s") % {"what": kind.label}
    context = {"programme": programme, "kind": kind, "form": form, "page_heading": heading}
    return show(request, "regions/part.html", context)


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def part_change(request: Request, slug: str, part: str, row_id: UUID) -> HttpResponse:
    """One row: its values, and a button that removes it where that is possible."""
    programme, kind = _programme_and_kind(request, slug, part)
    row = _row(kind, programme.id, row_id)
    form = kind.form(
        request.POST or None, is_new=False, goals=goals_of(programme.id), initial=kind.initial(row)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            kind.save(actor=request.actor, programme_id=programme.id, **form.use_case_data())
            return done(request, reverse(kind.back, args=[slug]), _("Changed."))
    heading = _("Change: %(what)s") % {"what": kind.label}
    context = {
        "programme": programme,
        "kind": kind,
        "form": form,
        "row": row,
        "part": part,
        "page_heading": heading,
    }
    return show(request, "regions/part.html", context)


@page(Role.OFFICER, Role.OPERATOR, methods=("POST",))
def part_remove(request: Request, slug: str, part: str, row_id: UUID) -> HttpResponse:
    programme, kind = _programme_and_kind(request, slug, part)
    if kind.remove is None:
        raise NotFound
    kind.remove(actor=request.actor, programme_id=programme.id, row_id=_row(kind, programme.id, row_id).pk)
    return done(request, reverse(kind.back, args=[slug]), _("Removed."))


@page(Role.OFFICER, Role.OPERATOR)
def indicator_catalogue(request: Request, slug: str) -> HttpResponse:
    """Indicators that other programmes use, to pick from (programmes.md 5)."""
    programme = staff_programme(request.actor, slug, Role.OFFICER, Role.OPERATOR)
    entries = catalogue(clock.today())
    context = {
        "programme": programme,
        "layers": [(layer, [entry for entry in entries if entry.layer == layer]) for layer in Layer],
        "own": {row.code for row in indicators_of(programme.id)},
    }
    return show(request, "regions/catalogue.html", context)


def _programme_and_kind(request: Request, slug: str, part: str) -> tuple[Programme, Part]:
    programme = staff_programme(request.actor, slug, Role.OFFICER, Role.OPERATOR)
    if part not in PARTS:
        raise NotFound
    return programme, PARTS[part]


def _row(kind: Part, programme_id: UUID, row_id: UUID) -> Model:
    row = next((row for row in kind.rows(programme_id) if row.pk == row_id), None)
    if row is None:
        raise NotFound
    return row


def _beginning(request: Request, part: str) -> dict[str, Any]:
    wanted = request.GET.get("from", "")
    entry: CatalogueEntry | None = next((e for e in catalogue(clock.today()) if e.code == wanted), None)
    if part == "indicators" and entry is not None:
        return {name: getattr(entry, name) for name in ("code", "name", "formula", "unit", "layer")}
    return {"fiscal_year": fiscal_year(clock.today())}
