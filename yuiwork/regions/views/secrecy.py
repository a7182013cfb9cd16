"""個人情報の約束: everybody who serves reads it and agrees; the officers see who has (programmes.md 3.1 RQ39)."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import PROGRAMME_STAFF, Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.regions.forms import AgreeForm, SecrecyTextForm
from yuiwork.regions.policies import PROPOSERS
from yuiwork.regions.queries import secrecy as queries
from yuiwork.regions.queries.programmes import staff_programme
from yuiwork.regions.use_cases import agree_to_secrecy, write_secrecy_text

_STAFF = sorted(PROGRAMME_STAFF)
_PAGE_SIZE = 20


@page(*_STAFF, methods=("GET", "POST"))
def secrecy(request: Request, slug: str) -> HttpResponse:
    """The words of today, her own agreement; for those who lead, the list of all who serve."""
    programme = staff_programme(request.actor, slug, *PROGRAMME_STAFF)
    text = queries.newest_secrecy_text(programme.id)
    initial = {"version": text.version if text else 0, "taught_on": clock.today()}
    form = AgreeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            agree_to_secrecy(
                actor=request.actor,
                programme_id=programme.id,
                version=form.cleaned_data["version"],
                taught_on=form.cleaned_data["taught_on"],
            )
            return done(request, request.path, _("Thank you. Your agreement is recorded."))
    leads = request.actor.holds_any(PROPOSERS, programme.id)
    lines = queries.secrecy_lines(programme.id) if leads and text else []
    context = {
        "programme": programme,
        "text": text,
        "own": queries.agreement_of(request.actor.user_id, text) if text and request.actor.user_id else None,
        "form": form,
        "page": Paginator(lines, _PAGE_SIZE).get_page(request.GET.get("page")),
        "agreed": sum(line.current for line in lines),
        "may_write": request.actor.holds(Role.OFFICER, programme.id),
    }
    return show(request, "regions/secrecy.html", context)


@page(Role.OFFICER, methods=("GET", "POST"))
def secrecy_text(request: Request, slug: str) -> HttpResponse:
    """Write the first version, beginning with the standard words, or the next one."""
    programme = staff_programme(request.actor, slug, Role.OFFICER)
    text = queries.newest_secrecy_text(programme.id)
    form = SecrecyTextForm(
        request.POST or None, initial={"text": text.text if text else queries.standard_text()}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            write_secrecy_text(actor=request.actor, programme_id=programme.id, text=form.cleaned_data["text"])
            message = _("The text is saved. Everybody who serves is asked to agree.")
            return done(request, reverse("regions:secrecy", args=[slug]), message)
    heading = _("What the staff promise")
    return show(request, "regions/edit.html", {"programme": programme, "form": form, "page_heading": heading})
