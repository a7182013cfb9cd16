"""Which programme a staff page is about. Without one in the address: her only one, or a choice."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.regions import api as regions

PAGE_SIZE = 20


def own_programme(
    request: Request, url_name: str, heading: str | Promise, roles: frozenset[Role]
) -> HttpResponse:
    """To the page of her programme; with several, a page to choose. ``NotFound`` with none."""
    programmes = regions.programmes_for_staff(request.actor, *roles)
    if not programmes:
        raise NotFound
    if len(programmes) == 1:
        return HttpResponseRedirect(reverse(url_name, args=[programmes[0].slug]))
    choices = [(programme, reverse(url_name, args=[programme.slug])) for programme in programmes]
    return show(request, "learning/choose_programme.html", {"choices": choices, "page_heading": heading})


def programme_for(request: Request, slug: str, roles: frozenset[Role]) -> regions.Programme:
    """The programme, for its own staff in one of these roles; ``NotFound`` for everybody else."""
    return regions.staff_programme(request.actor, slug, *roles)
