"""Reads about offers of the waiting list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from yuiwork.core.errors import NotFound
from yuiwork.intake.models import Offer, OfferState


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """For the mail about an offer. ``answer_by`` JST."""

    course_title: str
    starts_on: date
    answer_by: date
    path: str


def own_offer(user_id: UUID, offer_id: UUID) -> Offer:
    """Her own offer. Raises ``NotFound`` for anybody else's."""
    row = (
        Offer.objects.select_related("application__course__programme")
        .filter(id=offer_id, application__user_id=user_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def open_offers_of(user_id: UUID) -> list[Offer]:
    """Offers that wait for her answer."""
    rows = Offer.objects.select_related("application__course").filter(
        application__user_id=user_id, state=OfferState.OPEN
    )
    return list(rows.order_by("answer_by", "id"))


def offer_facts(offer_id: UUID) -> OfferFacts:
    """Raises ``NotFound``."""
    row = Offer.objects.select_related("application__course").filter(id=offer_id).first()
    if row is None:
        raise NotFound
    course = row.application.course
    return OfferFacts(course.title, course.starts_on, row.answer_by, reverse("intake:offer", args=[row.id]))


def offers_of(application_id: UUID) -> list[Offer]:
    """All offers made for one application, newest first."""
    return list(Offer.objects.filter(application_id=application_id).order_by("-created_at", "-id"))
