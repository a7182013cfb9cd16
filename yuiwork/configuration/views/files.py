"""設定ファイル: a programme's file on screen, as a download, and from an upload with its changes shown first."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.configuration.document import Problem, Unreadable
from yuiwork.configuration.forms import FileForm, TextForm
from yuiwork.configuration.loading import Configuration, changes, check, export, load
from yuiwork.configuration.sections import SECTIONS
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.regions import api as regions

WHO = (Role.OFFICER, Role.OPERATOR)


@page(*WHO)
def file(request: Request, slug: str) -> HttpResponse:
    """The file as it would be written now."""
    programme = regions.staff_programme(request.actor, slug, *WHO)
    text = export(programme)
    context = {
        "programme": programme,
        "text": text,
        "lines": text.count("\n"),
        "may_load": request.actor.holds(Role.OFFICER, programme.id),
    }
    return show(request, "configuration/file.html", context)


@page(*WHO)
def download(request: Request, slug: str) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *WHO)
    response = HttpResponse(export(programme), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{slug}.yaml") or "attachment"
    return response


@page(Role.OFFICER, methods=("GET", "POST"))
def upload(request: Request, slug: str) -> HttpResponse:
    """Choose a file; then see what it would change, or line by line what is wrong with it."""
    programme = regions.staff_programme(request.actor, slug, Role.OFFICER)
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"programme": programme, "form": form}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["file"]
        try:
            told = changes(_of(programme, check(text)))
        except Unreadable as unreadable:
            context["problems"] = unreadable.problems
            form.add_error("file", _("The file cannot be used yet. See below, line by line."))
        else:
            return _preview(request, programme, TextForm(initial={"text": text}), told)
    return show(request, "configuration/upload.html", context)


@page(Role.OFFICER, methods=("POST",))
def apply(request: Request, slug: str) -> HttpResponse:
    """Load the text whose changes she has seen."""
    programme = regions.staff_programme(request.actor, slug, Role.OFFICER)
    form = TextForm(request.POST)
    told = []
    if form.is_valid():
        with refusals_on(form):
            try:
                configuration = _of(programme, check(form.cleaned_data["text"]))
                told = changes(configuration)
                load(request.actor, configuration)
            except Unreadable:
                form.add_error(None, _("The file cannot be used. Please send it again."))
        if form.is_valid():
            return done(request, reverse("configuration:file", args=[slug]), _("The file is loaded."))
    return _preview(request, programme, form, told)


def _preview(request: Request, programme: regions.Programme, form: TextForm, told: list[Any]) -> HttpResponse:
    labels = {section.name: section.label for section in SECTIONS}
    groups: dict[str, list[Any]] = {}
    for change in told:
        groups.setdefault(change.section, []).append(change)
    context = {
        "programme": programme,
        "form": form,
        "groups": [(labels[name], rows) for name, rows in groups.items()],
        "count": len(told),
    }
    return show(request, "configuration/preview.html", context)


def _of(programme: regions.Programme, configuration: Configuration) -> Configuration:
    """Raises ``Unreadable`` for the file of another programme."""
    if configuration.slug != programme.slug:
        words = {"other": configuration.slug, "own": programme.slug}
        why = _("This is the file of “%(other)s”, not of “%(own)s”.") % words
        raise Unreadable([Problem(1, 1, "programme.slug", why)])
    return configuration
