"""仲間: her circles."""

from django.http import HttpResponse

from yuiwork.community.queries import circles_of
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show


@page(Audience.SIGNED_IN)
def circles(request: Request) -> HttpResponse:
    return show(request, "community/circles.html", {"circles": circles_of(request.actor)})
