"""Who may open a URL at all. Every view declares it; a census test fails on one that does not.

This is the outer door only: which rows a person sees is decided by the room's access functions, which answer
404 for what she may not know of.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yuiwork.core.actor import Role
from yuiwork.core.web.request import Request

P = ParamSpec("P")


class Audience(StrEnum):
    ANYONE = "anyone"  # public pages
    LINK_HOLDER = "link_holder"  # whoever holds an unguessable, signed link from our mail
    SIGNED_IN = "signed_in"  # any person with an account; rows scoped by the room
    ROLES = "roles"  # holders of one of ``roles`` somewhere; rows scoped by the room


@dataclass(frozen=True, slots=True)
class Policy:
    audience: Audience
    roles: frozenset[Role] = frozenset()
    methods: frozenset[str] = frozenset({"GET", "HEAD"})


View = Callable[Concatenate[Request, P], HttpResponseBase]
DjangoView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def page(
    audience: Audience | Role, *more: Role, methods: tuple[str, ...] = ("GET",)
) -> Callable[[View[P]], DjangoView[P]]:
    """Declare a view: ``@page(Audience.SIGNED_IN)`` or ``@page(Role.OFFICER, Role.TUTOR, methods=("GET", "POST"))``.

    Visitors are led to the sign-in page and back; signed-in people without the role get 404.
    """
    # HEAD comes with GET: monitors and link previews use it.
    allowed = frozenset({*methods, "HEAD"} if "GET" in methods else methods)
    policy = (
        Policy(Audience.ROLES, frozenset({audience, *more}), allowed)
        if isinstance(audience, Role)
        else Policy(audience, methods=allowed)
    )

    def declare(view: View[P]) -> DjangoView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            ours = cast(Request, request)
            refused = _refusal(ours, policy)
            return refused if refused is not None else view(ours, *args, **kwargs)

        checked = require_http_methods(sorted(allowed))(guarded)
        if policy.audience is not Audience.ANYONE:
            checked = never_cache(checked)
        checked.policy = policy  # type: ignore[attr-defined]  # read by the census and by the refusals
        return cast(DjangoView[P], checked)

    return declare


def _refusal(request: Request, policy: Policy) -> HttpResponseBase | None:
    if policy.audience in (Audience.ANYONE, Audience.LINK_HOLDER):
        return None
    if request.actor.is_visitor:
        # A POST cannot be replayed after sign-in: she comes back to the page she posted from.
        path = request.get_full_path() if request.method == "GET" else request.path
        return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(path)}")
    if policy.audience is Audience.ROLES and not request.actor.has(*policy.roles):
        raise Http404
    return None
