"""A new client registers its firm."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.market.forms.firm import FirmForm
from yuiwork.market.views.posted import posted
from yuiwork.people import api as people


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def register_firm(request: Request) -> HttpResponse:
    """Once; afterwards she acts for the firm and can post jobs."""
    form = FirmForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            people.register_organisation(actor=request.actor, **form.firm_data())
            return done(
                request, reverse("market:client_jobs"), _("Your firm is registered. You can post a job now.")
            )
    return show(request, "market/register_firm.html", {"form": form})
