"""Applying for a seminar."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.decision import Decision
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms import SeminarApplicationForm
from yuiwork.learning.models import Seminar, SeminarState
from yuiwork.learning.policies import may_wait, seminar_is_open
from yuiwork.learning.queries.mail import ticket_path
from yuiwork.learning.queries.seminars import SeminarView, seat_at, seminar, seminar_row
from yuiwork.learning.queries.sources import sources_of
from yuiwork.learning.use_cases import apply_for_seminar
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@page(Audience.ANYONE, methods=("GET", "POST"))
def seminar_apply(request: Request, seminar_id: UUID) -> HttpResponse:
    """What, when, where, how many seats are left; and the form. No account is needed."""
    row = seminar_row(seminar_id)
    shown = seminar(seminar_id)
    sources = sources_of(row.programme_id)
    form = SeminarApplicationForm(
        shown,
        row.programme.region.prefecture_code,
        sources,
        request.POST or None,
        initial=_known(request.actor) | _from_paper(request.GET) | {"wait": shown.is_full},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            application = apply_for_seminar(actor=request.actor, seminar_id=seminar_id, **form.cleaned_data)
            words = _("We have your application. A confirmation is on its way by email.")
            if application.state == SeminarState.WAITING:
                words = _("You are on the waiting list. A confirmation is on its way by email.")
            return done(request, ticket_path(application.id), words)
    own = seat_at(seminar_id, request.actor.user_id) if request.actor.user_id else None
    context = {
        "seminar": shown,
        "own": own,
        "ticket_path": ticket_path(own.id) if own else "",
        "programme": row.programme,
        "may_apply": _may_apply(row, shown),
        "conditions": regions.eligibility_in_words(row.programme),
        "form": form,
    }
    return show(request, "learning/seminar_apply.html", context)


def _may_apply(row: Seminar, shown: SeminarView) -> Decision:
    """Open, and with a seat or time left to wait for one."""
    is_open = seminar_is_open(row, clock.now())
    return may_wait(row, clock.now()) if is_open and shown.is_full else is_open


def _from_paper(query: QueryDict) -> dict[str, str]:
    """What a campaign page hands on: the code of its paper, and which source that is."""
    return {"campaign": query.get("c", "")[:40], "source": query.get("s", "")}


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
