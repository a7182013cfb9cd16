"""Who has been taught about secrecy and has agreed, to which version (programmes.md 3.1 RQ39)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from yuiwork.core.actor import PROGRAMME_STAFF, Actor
from yuiwork.japan.dates import jst_date
from yuiwork.regions.models import SecrecyAgreement, SecrecyText
from yuiwork.regions.queries.staff import StaffLine, staff_history

_STANDARD = Path(__file__).parent.parent / "data" / "secrecy.txt"


@dataclass(frozen=True, slots=True)
class SecrecyLine:
    """One person who serves or served. Days JST, None and version 0 while she has agreed to nothing.

    ``current``: it was the newest version.
    """

    user_id: UUID
    name: str
    taught_on: date | None
    agreed_on: date | None
    version: int
    current: bool


@cache
def standard_text() -> str:
    """What a programme may begin with."""
    return _STANDARD.read_text(encoding="utf-8").strip()


def newest_secrecy_text(programme_id: UUID) -> SecrecyText | None:
    return SecrecyText.objects.filter(programme_id=programme_id).order_by("-version").first()


def agreement_of(user_id: UUID, text: SecrecyText) -> SecrecyAgreement | None:
    """Hers to this version."""
    return SecrecyAgreement.objects.filter(secrecy_text=text, user_id=user_id).first()


def secrecy_lines(programme_id: UUID, staff: Iterable[StaffLine] | None = None) -> list[SecrecyLine]:
    """Each person once, in the order of ``staff`` (everybody who serves now, unless said otherwise)."""
    if staff is None:
        staff = [line for line in staff_history(programme_id) if line.held]
    names = {line.user_id: line.name for line in staff}
    newest = newest_secrecy_text(programme_id)
    rows = SecrecyAgreement.objects.filter(secrecy_text__programme_id=programme_id, user_id__in=list(names))
    latest = {
        row.user_id: row for row in rows.select_related("secrecy_text").order_by("secrecy_text__version")
    }
    return [_line(user_id, name, latest.get(user_id), newest) for user_id, name in names.items()]


def texts_to_agree(actor: Actor) -> list[SecrecyText]:
    """The newest words of each programme she serves, where she has not agreed to them yet."""
    served = actor.scopes(*PROGRAMME_STAFF)
    if not served or actor.user_id is None:
        return []
    newest = SecrecyText.objects.filter(programme_id__in=served).order_by("programme_id", "-version")
    texts = list(newest.distinct("programme_id").select_related("programme"))
    agreed = SecrecyAgreement.objects.filter(secrecy_text__in=texts, user_id=actor.user_id)
    done = set(agreed.values_list("secrecy_text_id", flat=True)) if texts else set()
    return [text for text in texts if text.id not in done]


def _line(user_id: UUID, name: str, row: SecrecyAgreement | None, newest: SecrecyText | None) -> SecrecyLine:
    if row is None:
        return SecrecyLine(user_id, name, None, None, 0, current=False)
    return SecrecyLine(
        user_id,
        name,
        row.taught_on,
        jst_date(row.created_at),
        row.secrecy_text.version,
        current=newest is not None and row.secrecy_text_id == newest.id,
    )
