"""チラシ and ポスター as PDF and as a picture for the preview: what is announced now, with a QR code to the page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import override

from yuiwork.core.pdf import render_pdf, render_png
from yuiwork.core.templatetags.ui import jdate, jtime
from yuiwork.core.web.contrast import darkened_until_readable, mixed
from yuiwork.core.web.qr import qr_modules
from yuiwork.learning import api as learning
from yuiwork.outreach.models import Campaign
from yuiwork.outreach.queries.campaigns import campaign_url

TEMPLATE = Path(__file__).parent / "pdf" / "flyer.typ"
MOST_DATES = 8  # the sheet shows those that it has room for and counts the others
PREVIEW_PPI = 60


@dataclass(frozen=True, slots=True)
class Size:
    """``scale``: length of the paper against A4. A poster is read from afar: fewer words, everything larger."""

    paper: str
    scale: float
    poster: bool = False


SIZES = {
    "a4": Size("a4", 1.0),
    "a5": Size("a5", 0.7071),
    "poster": Size("a3", 1.4142, poster=True),
}


def flyer_pdf(campaign: Campaign, size: Size) -> bytes:
    """One sheet."""
    return render_pdf(TEMPLATE, facts_of(campaign, size))


def flyer_png(campaign: Campaign, size: Size) -> bytes:
    """The same sheet as a small picture."""
    return render_png(TEMPLATE, facts_of(campaign, size), ppi=PREVIEW_PPI / size.scale)


def facts_of(campaign: Campaign, size: Size) -> dict[str, Any]:
    """What stands on the sheet, as JSON values. Paper is Japanese, whoever prints it: it hangs in Japan."""
    with override("ja"):
        return _facts(campaign, size)


def _facts(campaign: Campaign, size: Size) -> dict[str, Any]:
    programme, url = campaign.programme, campaign_url(campaign.code)
    accent = darkened_until_readable(programme.region.accent)
    seminars = learning.open_seminars(programme.id)
    return {
        "paper": size.paper,
        "scale": size.scale,
        "poster": size.poster,
        "accent": accent,
        "soft": mixed(accent, "#ffffff", 0.9),
        "programme": programme.name,
        "region": programme.region.name,
        "organisation": programme.organisation.name,
        "headline": campaign.headline,
        "text": campaign.text,
        "for_whom": programme.for_whom,
        "contact": programme.contact,
        "seminars": [_seminar(row) for row in seminars[:MOST_DATES]],
        "url": url.removeprefix("https://").removeprefix("http://"),
        "code": qr_modules(url),
    }


def _seminar(row: learning.SeminarView) -> dict[str, Any]:
    places = []
    if row.venue:
        address = f"（{row.venue.address}）" if row.venue.address else ""
        places.append(f"会場　{row.venue.name}{address}　定員{row.venue.seats}名")
    if row.online:
        places.append(f"オンライン　定員{row.online.seats}名")
    return {
        "title": row.title,
        "day": jdate(row.starts_at),
        "time": f"{jtime(row.starts_at)}〜{jtime(row.ends_at)}",
        "places": places,
        "childcare": row.childcare_offered,
    }
