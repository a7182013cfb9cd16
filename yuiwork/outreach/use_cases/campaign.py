"""Starting a campaign, changing its words, closing it; counting that its page was opened."""

import re
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.learning import api as learning
from yuiwork.outreach.events import CampaignStarted
from yuiwork.outreach.models import CODE, Campaign
from yuiwork.outreach.policies import may_campaign

_COUNT = """
INSERT INTO outreach_campaignvisits (id, created_at, campaign_id, day, count) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (campaign_id, day) DO UPDATE SET count = outreach_campaignvisits.count + 1
"""


class CampaignData(TypedDict):
    """``title`` is for the staff; ``headline`` and ``text`` stand on page and paper; ``cost_yen`` in yen or None."""

    title: str
    source: str
    headline: str
    text: str
    cost_yen: int | None


@use_case
def start_campaign(
    *, actor: Actor, programme_id: UUID, submission_id: UUID, code: str, **data: Unpack[CampaignData]
) -> Campaign:
    """A new campaign with its page. The same ``submission_id`` again returns the first.

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` ``CODE_FORM``, ``SOURCE_UNKNOWN``, ``HEADLINE_MISSING``;
    ``Conflict`` ``CODE_TAKEN``, ``SAME_KEY_OTHER_BODY``.
    """
    may_campaign(actor, programme_id).enforce()
    _check(programme_id, data)
    if not re.fullmatch(CODE, code):
        raise Invalid(
            "CODE_FORM", _("Please use small letters, digits and hyphens, 2 to 40 of them."), field="code"
        )
    first = Campaign.objects.filter(id=submission_id).first()
    if first is not None:
        return the_same(first, programme_id=programme_id, code=code)
    campaign, created = Campaign.objects.get_or_create(
        code=code, defaults={"id": submission_id, "programme_id": programme_id, **data}
    )
    if not created:
        raise Conflict(
            "CODE_TAKEN", _("This code is already on another paper. Please choose another."), field="code"
        )
    audit.record(actor=actor, action="start", target="outreach.Campaign", target_id=campaign.id)
    publish(CampaignStarted(campaign_id=campaign.id, programme_id=programme_id, source=campaign.source))
    return campaign


@use_case
def change_campaign(*, actor: Actor, campaign_id: UUID, **data: Unpack[CampaignData]) -> Campaign:
    """Other words, source or cost; never another code. Raises as ``start_campaign``; ``NotFound``."""
    campaign = _locked(campaign_id)
    may_campaign(actor, campaign.programme_id).enforce()
    _check(campaign.programme_id, data)
    for name, value in data.items():
        setattr(campaign, name, value)
    campaign.save(update_fields=list(data))
    audit.record(actor=actor, action="change", target="outreach.Campaign", target_id=campaign.id)
    return campaign


@use_case
def close_campaign(*, actor: Actor, campaign_id: UUID, closed: bool = True) -> Campaign:
    """Take it out of use, or back into it. The page stays: the paper may still hang somewhere."""
    campaign = _locked(campaign_id)
    may_campaign(actor, campaign.programme_id).enforce()
    if (campaign.closed_at is not None) == closed:
        return campaign
    campaign.closed_at = clock.now() if closed else None
    campaign.save(update_fields=["closed_at"])
    action = "close" if closed else "reopen"
    audit.record(actor=actor, action=action, target="outreach.Campaign", target_id=campaign.id)
    return campaign


@use_case
def count_visit(*, campaign_id: UUID) -> None:
    """One more for today (JST). One statement, so two at once are two; nothing else is written, not even a trail."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [new_id(), clock.now(), campaign_id, clock.today()])


def _check(programme_id: UUID, data: CampaignData) -> None:
    if data["source"] not in {view.code for view in learning.sources_of(programme_id)}:
        raise Invalid("SOURCE_UNKNOWN", _("Please choose where it can be seen."), field="source")
    if not data["headline"].strip():
        raise Invalid("HEADLINE_MISSING", _("Please write the line that people see first."), field="headline")


def _locked(campaign_id: UUID) -> Campaign:
    row = Campaign.objects.select_for_update().filter(id=campaign_id).first()
    if row is None:
        raise NotFound
    return row
