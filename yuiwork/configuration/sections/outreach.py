"""``sources``, ``campaigns``: how people learn of the programme, and each paper or post that calls them."""

from typing import Annotated, Any
from uuid import uuid4

from django.utils.translation import gettext_lazy
from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter

from yuiwork.configuration.schema import Row, Text, Yen, unique
from yuiwork.configuration.section import Plain, Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.outreach import api as outreach
from yuiwork.regions import api as regions

SourceCode = Annotated[str, StringConstraints(pattern="^[a-z0-9_]+$", max_length=30)]


class Source(Row):
    """A code without ``label`` takes the usual word. A code that is missing is no longer offered, but still counted."""

    code: SourceCode
    label: str = ""


class Campaign(Row):
    """``code`` stands on paper and in its QR code, and never changes. ``source``: a code of the list of sources."""

    code: str = Field(pattern="^[a-z0-9][a-z0-9-]{1,39}$")
    title: Text
    source: SourceCode
    headline: Text
    text: str = ""
    cost_yen: Yen | None = None
    closed: bool = False


def _once(rows: list[Source]) -> list[Source]:
    unique(rows, "code")
    return rows


def _read_sources(programme: regions.Programme) -> Plain:
    return [{"code": code, "label": label} for code, label in learning.own_sources(programme.id)]


def _write_sources(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    """The list is written as a whole: its order is the order in which people choose."""
    lines = [
        learning.SourceLine(code=row["code"], label=row.get("label", ""), offered=True) for row in wanted
    ]
    learning.set_sources(actor=actor, programme_id=programme.id, lines=lines)


def _campaigns(programme: regions.Programme) -> list[dict[str, Any]]:
    names = ("code", "title", "source", "headline", "text", "cost_yen")
    return [
        {**{name: getattr(row, name) for name in names}, "closed": row.closed_at is not None}
        for row in outreach.campaigns_of(programme.id)
    ]


def _save_campaign(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    code, closed = row.pop("code"), row.pop("closed")
    known = {one.code: one for one in outreach.campaigns_of(programme.id)}.get(code)
    if known is None:
        campaign = outreach.start_campaign(
            actor=actor, programme_id=programme.id, submission_id=uuid4(), code=code, **row
        )
    else:
        campaign = outreach.change_campaign(actor=actor, campaign_id=known.id, **row)
    outreach.close_campaign(actor=actor, campaign_id=campaign.id, closed=closed)


SECTIONS: tuple[Section, ...] = (
    Section(
        "sources",
        gettext_lazy("How people hear of it"),
        TypeAdapter(Annotated[list[Source], AfterValidator(_once)]),
        _read_sources,
        _write_sources,
        key=("code",),
        ordered=True,
    ),
    list_section(
        "campaigns",
        gettext_lazy("Campaigns"),
        Campaign,
        ("code",),
        read=_campaigns,
        save=_save_campaign,
    ),
)
