"""Who is acting, and what a refusal looks like when no form caught it."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError, NotFound
from yuiwork.core.web.request import Request
from yuiwork.regions import api as regions

GetResponse = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """Puts the actor with all her grants on the request: the only place that turns a session into an actor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        actor = regions.actor_for(user.pk) if user.is_authenticated else Actor.visitor()
        cast(Request, request).actor = actor
        return self.get_response(request)


class DomainErrorMiddleware:
    """A refusal outside a form becomes a page that says why (409); an unseen row becomes 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotFound):
            raise Http404 from exception
        if isinstance(exception, DomainError):
            return render(request, "refused.html", {"refusal": exception}, status=409)
        return None
