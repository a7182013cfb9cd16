"""求められる報告: what the contract asks for, added and taken off the list."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.regions import api as regions
from yuiwork.reports.forms import DutyForm
from yuiwork.reports.kinds import KINDS
from yuiwork.reports.policies import REPORTERS
from yuiwork.reports.queries.duties import duty_of
from yuiwork.reports.use_cases import remove_duty, save_duty


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def duty_new(request: Request, slug: str) -> HttpResponse:
    """One more report with its period and the day it is due."""
    programme = regions.staff_programme(request.actor, slug, *REPORTERS)
    form = DutyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_duty(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            return done(request, reverse("reports:centre", args=[slug]), _("Saved."))
    return show(request, "reports/duty_new.html", {"programme": programme, "form": form})


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def duty_remove(request: Request, slug: str, duty_id: UUID) -> HttpResponse:
    """Ask once more, then take it off the list."""
    programme = regions.staff_programme(request.actor, slug, *REPORTERS)
    duty = duty_of(programme.id, duty_id)
    if request.method == "POST":
        remove_duty(actor=request.actor, programme_id=programme.id, duty_id=duty.id)
        return done(request, reverse("reports:centre", args=[slug]), _("It is removed from the list."))
    context = {"programme": programme, "duty": duty, "title": KINDS[duty.kind].title}
    return show(request, "reports/duty_remove.html", context)
