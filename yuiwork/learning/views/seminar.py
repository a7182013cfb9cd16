"""Applying for a seminar."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms import SeminarApplicationForm
from yuiwork.learning.policies import seminar_is_open
from yuiwork.learning.queries.mail import ticket_path
from yuiwork.learning.queries.seminars import seminar, seminar_row
from yuiwork.learning.use_cases import apply_for_seminar
from yuiwork.people import api as people


@page(Audience.ANYONE, methods=("GET", "POST"))
def seminar_apply(request: Request, seminar_id: UUID) -> HttpResponse:
    """What, when, where, how many seats are left; and the form. No account is needed."""
    row = seminar_row(seminar_id)
    shown = seminar(seminar_id)
    prefecture = row.programme.region.prefecture_code
    form = SeminarApplicationForm(shown, prefecture, request.POST or None, initial=_known(request.actor))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            application = apply_for_seminar(actor=request.actor, seminar_id=seminar_id, **form.cleaned_data)
            return done(
                request,
                ticket_path(application.id),
                _("We have your application. A confirmation is on its way by mail."),
            )
    context = {
        "seminar": shown,
        "programme": row.programme,
        "may_apply": seminar_is_open(row, clock.now()),
        "form": form,
    }
    return show(request, "learning/seminar_apply.html", context)


def _known(actor: Actor) -> dict[str, Any]:
    """What a signed-in person need not type again."""
    profile = people.profile_of(actor.user_id) if actor.user_id else None
    if profile is None:
        return {}
    return {
        "family_name": profile.family_name,
        "given_name": profile.given_name,
        "family_kana": profile.family_kana,
        "given_kana": profile.given_kana,
        "email": profile.user.email,
        "phone": profile.phone,
        "municipality_code": profile.municipality_code,
    }
