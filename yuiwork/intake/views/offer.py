"""繰り上げのご案内: she takes the free place, or lets it go; withdrawing an application."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.models import OfferState
from yuiwork.intake.queries.offers import own_offer
from yuiwork.intake.use_cases import answer_offer, withdraw_application


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def offer(request: Request, offer_id: UUID) -> HttpResponse:
    """Hers alone; after the last day it says kindly that it is over."""
    user_id = request.actor.user_id
    if user_id is None:
        raise NotFound
    row = own_offer(user_id, offer_id)
    if request.method == "POST":
        take = request.POST.get("action") == "take"
        answer_offer(actor=request.actor, offer_id=row.id, take=take)
        words = _("You have a place. Welcome!") if take else _("Thank you for telling us.")
        return done(request, reverse("learning:course", args=[row.application.course_id]), words)
    context = {
        "offer": row,
        "course": row.application.course,
        "programme": row.application.course.programme,
        "is_open": row.state == OfferState.OPEN and clock.today() <= row.answer_by,
    }
    return show(request, "intake/offer.html", context)


@page(Audience.SIGNED_IN, methods=("POST",))
def withdraw(request: Request, application_id: UUID) -> HttpResponse:
    """She takes her application back, or gives up her place."""
    application = withdraw_application(actor=request.actor, application_id=application_id)
    here = reverse("learning:course", args=[application.course_id])
    return done(request, here, _("Your application is withdrawn."))
