"""Reads of campaigns: one by its code for everybody, those of a programme for its staff."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, Sum
from django.urls import reverse

from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import JST
from yuiwork.outreach.models import Campaign
from yuiwork.regions.api import ProgrammeState


def campaign_by_code(code: str) -> Campaign:
    """For its public page, closed ones too. Raises ``NotFound``."""
    row = (
        Campaign.objects.select_related("programme__organisation", "programme__region")
        .filter(code=code)
        .exclude(programme__state=ProgrammeState.DRAFT)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def campaign_of(programme_id: UUID, campaign_id: UUID) -> Campaign:
    """For the programme's staff. Raises ``NotFound`` for another programme's."""
    row = (
        Campaign.objects.select_related("programme__organisation", "programme__region")
        .filter(id=campaign_id, programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def campaigns_of(programme_id: UUID) -> list[Campaign]:
    """Oldest first, closed ones too."""
    return list(Campaign.objects.filter(programme_id=programme_id).order_by("created_at", "id"))


def campaigns_with_visits(programme_id: UUID, first: date, last: date) -> list[Campaign]:
    """Made by ``last``, newest first, with ``opened``: how often from ``first`` to ``last`` (JST dates)."""
    within = Q(visits__day__range=(first, last))
    after = datetime.combine(last + timedelta(days=1), time(), JST)
    rows = Campaign.objects.filter(programme_id=programme_id, created_at__lt=after)
    return list(rows.annotate(opened=Sum("visits__count", filter=within, default=0)).order_by("-created_at"))


def visits_by_day(campaign_id: UUID) -> list[tuple[date, int]]:
    """Days on which the page was opened, newest first."""
    row = Campaign.objects.get(id=campaign_id)
    return list(row.visits.order_by("-day").values_list("day", "count"))


def campaign_url(code: str) -> str:
    """The address on paper and in its QR code."""
    return f"{settings.BASE_URL}{reverse('outreach:campaign', args=[code])}"
