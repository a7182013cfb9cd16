"""Jobs as cards and pages show them: the offer with its price in the eyes of the person who looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.errors import Invalid
from yuiwork.japan.dates import jst_date
from yuiwork.japan.errors import CodeError
from yuiwork.japan.municipalities import PREFECTURES, find
from yuiwork.japan.withholding import WithholdingError
from yuiwork.market.breakdown import days_left_words, duration_words
from yuiwork.market.models import Job
from yuiwork.market.offer import Offer, offer_of
from yuiwork.market.pricing import Quote
from yuiwork.market.queries.viewer import Viewer
from yuiwork.market.terms import quote_offer
from yuiwork.people.api import Organisation


@dataclass(frozen=True, slots=True)
class JobCard:
    """A job and what it comes to for the viewer. ``offer`` and ``quote`` are None while a draft is incomplete."""

    job: Job
    offer: Offer | None
    quote: Quote | None
    place: str
    address: str
    is_verified: bool
    time: str
    deadline: str
    chips: list[tuple[str | Promise, str]]  # words, tone


def card_of(
    job: Job, viewer: Viewer, *, criteria: Sequence[str] | None = None, side: str = "worker"
) -> JobCard:
    """``criteria``: those of a job that is not saved yet. ``side``: who reads its words, worker or client."""
    today = clock.today()
    posted_on = jst_date(job.published_at) if job.published_at else today
    offer = offer_of(job, posted_on=posted_on, criteria=criteria)
    firm = job.organisation
    return JobCard(
        job=job,
        offer=offer,
        quote=_quote(offer, job, viewer),
        place=place_of(firm.municipality_code),
        address=_shown_address(firm),
        is_verified=bool(firm.corporate_number) or firm.verified_at is not None,
        time=duration_words(job.estimated_minutes) if job.estimated_minutes else "",
        deadline=days_left_words(job.apply_until, today) if job.apply_until else "",
        chips=_chips(job, side),
    )


def cards_of(jobs: Iterable[Job], viewer: Viewer) -> list[JobCard]:
    return [card_of(job, viewer) for job in jobs]


def place_of(municipality_code: str) -> str:
    """東京都千代田区; the prefecture alone where the municipality is not known."""
    prefecture = PREFECTURES.get(municipality_code[:2], "")
    try:
        name = find(municipality_code).name
    except CodeError:
        return prefecture
    return name if name == prefecture else f"{prefecture}{name}"


def _shown_address(firm: Organisation) -> str:
    """In full, except of a person working alone: her home stays between the parties of a contract (law.md 1.7)."""
    if firm.is_individual and not firm.uses_employees:
        return place_of(firm.municipality_code)
    return firm.address


def _quote(offer: Offer | None, job: Job, viewer: Viewer) -> Quote | None:
    if offer is None:
        return None
    try:
        return quote_offer(offer, viewer.facts, fee_bp=viewer.fee_bp(job))
    except (WithholdingError, Invalid):
        return None  # a draft whose payment rule or kind of work is still to be decided


def _chips(job: Job, side: str) -> list[tuple[str | Promise, str]]:
    coached = _("A tutor accompanies the worker") if side == "client" else _("With a tutor at your side")
    wanted = [
        (job.is_coached, coached, "good"),
        (job.beginner_ok, _("Beginners welcome"), ""),
        (job.no_phone, _("No phone calls"), ""),
        (job.night_ok, _("At any hour"), ""),
    ]
    return [(words, tone) for shown, words, tone in wanted if shown]
