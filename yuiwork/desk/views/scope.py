"""Which programme a page of the desk is about. Without one in the address: her only one, or the first."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.regions import api as regions


def own_programme(request: Request, url_name: str, roles: frozenset[Role]) -> HttpResponse:
    """To the page of her programme; with several, a page to choose. ``NotFound`` with none."""
    programmes = regions.programmes_for_staff(request.actor, *roles)
    if not programmes:
        raise NotFound
    if len(programmes) == 1:
        return HttpResponseRedirect(reverse(url_name, args=[programmes[0].slug]))
    choices = [(programme, reverse(url_name, args=[programme.slug])) for programme in programmes]
    return show(request, "desk/staff/choose.html", {"choices": choices})
