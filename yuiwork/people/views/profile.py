"""One's own profile."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.people.forms import ProfileForm
from yuiwork.people.models import Profile
from yuiwork.people.queries import profile_of
from yuiwork.people.use_cases import save_profile

_FIELDS = (
    "family_name", "given_name", "family_kana", "given_kana", "display_name", "birth_date", "postal_code",
    "municipality_code", "address", "phone", "uses_employees", "invoice_number",
)  # fmt: skip


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def profile(request: Request) -> HttpResponse:
    """See and change her own profile; afterwards back to where she was asked for it (``next``)."""
    actor = request.actor
    assert actor.user_id is not None
    form = ProfileForm(request.POST or None, initial=_initial(profile_of(actor.user_id)))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_profile(actor=actor, **{k: v for k, v in form.cleaned_data.items() if k in _FIELDS})
        if not form.errors:
            return done(request, _next(request), _("Your profile is saved."))
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return show(request, "people/profile.html", {"form": form, "next": wanted})


def _initial(row: Profile | None) -> dict[str, Any]:
    return {} if row is None else {name: getattr(row, name) for name in _FIELDS}


def _next(request: Request) -> str:
    target = request.POST.get("next", "")
    return (
        target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "/today/"
    )
