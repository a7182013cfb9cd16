"""事業のメニュー: the page with everything the staff of a programme can open."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from yuiwork.core.actor import PROGRAMME_STAFF, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.portal.next_steps import next_steps
from yuiwork.portal.staff_menu import sections_for
from yuiwork.regions import api as regions

WHO = (*sorted(PROGRAMME_STAFF), Role.OPERATOR)


@page(*WHO)
def menu_own(request: Request) -> HttpResponse:
    """Straight to her only programme, or the list of hers; the operator sees all."""
    mine = regions.programmes_for_staff(request.actor, *WHO)
    if not mine and not request.actor.is_operator:
        raise NotFound
    if len(mine) == 1:
        return redirect("portal:staff_menu", slug=mine[0].slug)
    return show(request, "portal/staff_programmes.html", {"programmes": mine})


@page(*WHO)
def menu(request: Request, slug: str) -> HttpResponse:
    """The menu of one programme: what waits for her there, and what she may open."""
    programme = regions.staff_programme(request.actor, slug, *WHO)
    sections = sections_for(request.actor, programme.id, slug)
    here = reverse("portal:staff_menu", args=[slug])
    steps = [step for step in next_steps(request.actor) if step.url.startswith(here)]
    context = {"programme": programme, "sections": sections, "steps": steps}
    return show(request, "portal/staff_menu.html", context)
