"""Who is acting, and what a refusal looks like when no form caught it."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError, NotFound
from yuiwork.core.web.policy import Policy
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
    """A refusal outside a form is said above the page that the button stands on (409); an unseen row becomes 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotFound):
            raise Http404 from exception
        if isinstance(exception, DomainError):
            return _page_again(request, exception) or _page_of_its_own(request, exception)
        return None


def _page_again(request: HttpRequest, refusal: DomainError) -> HttpResponse | None:
    """The page of the same address as it is now, with the reason above; None where the address only acts."""
    match = request.resolver_match
    policy: Policy | None = getattr(match.func, "policy", None) if match else None
    if match is None or policy is None or request.method != "POST" or "GET" not in policy.methods:
        return None
    request.method, request.POST = "GET", QueryDict()  # asked for anew
    messages.warning(request, str(refusal.message))
    try:
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except (DomainError, NotFound, Http404):
        return None
    if response.status_code == 200:
        response.status_code = 409
    return response


def _page_of_its_own(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """Why, and the way back to where she came from within this site."""
    came_from = request.headers.get("Referer", "")
    inside = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    context = {"refusal": refusal, "back": came_from if inside and request.method == "POST" else ""}
    return render(request, "refused.html", context, status=409)
