"""決定通知書 as a PDF: A4, Japanese, one page (programmes.md 3.1 RQ05)."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from yuiwork.core.pdf import render_pdf
from yuiwork.intake.models import Outcome
from yuiwork.japan.eras import format_era_date

TEMPLATE = Path(__file__).parent / "pdf" / "decision_letter.typ"

TITLES = {
    Outcome.ACCEPT: "受講決定通知書",
    Outcome.WAIT: "受講者選考結果（補欠）のお知らせ",
    Outcome.DECLINE: "受講者選考結果のお知らせ",
}
_LINES = {
    Outcome.ACCEPT: "お申し込みいただいた講座について、受講していただくことに決まりましたのでお知らせします。",
    Outcome.WAIT: "お申し込みいただいた講座について、定員の都合により補欠とさせていただくことに決まりましたので"
    "お知らせします。席が空きしだい、順にご案内します。",
    Outcome.DECLINE: "お申し込みいただいた講座について、選考の結果、まことに残念ながら今回は受講していただくことが"
    "できませんでした。ご関心をお寄せくださり、ありがとうございました。",
}
_CLOSING = {
    Outcome.ACCEPT: "ご一緒に学べることを楽しみにしています。",
    Outcome.WAIT: "ほかの講座や次の募集にもお申し込みいただけます。",
    Outcome.DECLINE: "次の募集やほかの講座へのお申し込みを、心よりお待ちしています。",
}


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What stands on the letter. Dates JST; ``accent`` is the region's colour."""

    number: str
    outcome: str
    decided_on: date
    name: str
    issuer: str
    programme: str
    course: str
    starts_on: date
    tutor: str
    reason: str
    receipt: str
    contact: str
    accent: str

    @property
    def title(self) -> str:
        return TITLES[Outcome(self.outcome)]

    def as_json(self) -> dict[str, Any]:
        """The same as JSON values, kept beside the PDF so that it can be read without it."""
        values = asdict(self) | {"title": self.title}
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}


def letter_pdf(facts: LetterFacts) -> bytes:
    """The finished document."""
    outcome = Outcome(facts.outcome)
    data = facts.as_json() | {
        "date_era": format_era_date(facts.decided_on),
        "starts_on_era": format_era_date(facts.starts_on),
        "text": _LINES[outcome],
        "closing": _CLOSING[outcome],
    }
    return render_pdf(TEMPLATE, data)
