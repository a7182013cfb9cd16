"""Looking at the platform from another of one's own roles."""

from django.http import Http404, HttpResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done
from yuiwork.portal import navigation


@page(Audience.SIGNED_IN, methods=("POST",))
def switch_role(request: Request) -> HttpResponse:
    """Remember the chosen role for this session and show its first place. A role she does not hold is 404."""
    role = request.POST.get("role", "")
    if role not in navigation.roles_of(request.actor):
        raise Http404
    request.session[navigation.VIEW_AS_ROLE] = role
    first = next(iter(navigation.places(role)), None)
    return done(request, first.url if first else "/")
