"""One-click sign-in as any persona. This app exists only with DEMO=1."""

from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.demo.personas import PERSONAS, persona
from yuiwork.people.api import User

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@page(Audience.ANYONE)
def cast(request: Request) -> HttpResponse:
    """The table of personas."""
    return show(request, "demo/cast.html", {"personas": PERSONAS})


@page(Audience.ANYONE, methods=("POST",))
def sign_in(request: Request, key: str) -> HttpResponse:
    """Become this persona."""
    chosen = persona(key)
    user = User.objects.filter(email=chosen.email).first() if chosen else None
    if chosen is None or user is None:
        raise Http404
    login(request, user, backend=_BACKEND)
    return done(
        request, "/today/", _("You are signed in as %(name)s.") % {"name": f"{chosen.family} {chosen.given}"}
    )
