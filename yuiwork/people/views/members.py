"""The people who act for a firm."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_ratelimit.core import is_ratelimited

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound, Refused
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.people.forms import MemberForm
from yuiwork.people.queries import members_of, organisations_of
from yuiwork.people.use_cases import add_member_by_email

ADDRESSES_TRIED = "20/h"  # per person


@page(Role.CLIENT)
def members(request: Request) -> HttpResponse:
    """Her firms with their people."""
    firms = [(firm, members_of(request.actor, firm.id)) for firm in organisations_of(request.actor)]
    return show(request, "people/members.html", {"firms": firms})


@page(Role.CLIENT, methods=("GET", "POST"))
def add_member(request: Request, organisation_id: UUID) -> HttpResponse:
    """Let a colleague with an account act for the firm."""
    firm = next((f for f in organisations_of(request.actor) if f.id == organisation_id), None)
    if firm is None:
        raise NotFound
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _refuse_guessing(request)
            add_member_by_email(
                actor=request.actor, organisation_id=firm.id, email=form.cleaned_data["email"]
            )
        if not form.errors:
            return done(request, reverse("people:members"), _("Your colleague can now act for the firm."))
    return show(request, "people/add_member.html", {"form": form, "firm": firm})


def _refuse_guessing(request: Request) -> None:
    """The answer tells whether an address has an account: nobody tries many of them. Raises ``Refused``."""
    if is_ratelimited(request, group="people.add_member", key="user", rate=ADDRESSES_TRIED, increment=True):
        raise Refused("TOO_MANY_TRIES", _("Please wait a little before you add more people."))
