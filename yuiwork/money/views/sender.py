"""The account that clients pay into and payouts are sent from."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import Refused
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.money.forms import SenderAccountForm
from yuiwork.money.queries.sender import sender_account
from yuiwork.money.use_cases import save_sender_account


@page(Role.OPERATOR, methods=("GET", "POST"))
def sender(request: Request) -> HttpResponse:
    """Register or change it; a change counts from the next file on."""
    form = SenderAccountForm(request.POST or None, initial=_present())
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_sender_account(actor=request.actor, **form.cleaned_data)
            return done(request, reverse("money:payouts"), _("The account is saved."))
    return show(request, "money/operator/sender_account.html", {"form": form})


def _present() -> dict[str, object]:
    """What is registered now, to start from; nothing on a new platform."""
    try:
        row = sender_account()
    except Refused:
        return {}
    return {name: getattr(row, name) for name in SenderAccountForm.base_fields}
