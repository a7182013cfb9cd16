"""申込 as the office works with them: the list with its filters, one application with all that belongs to it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from yuiwork.core.errors import NotFound
from yuiwork.intake.models import ApplicationSheet, Selection, SelectionState
from yuiwork.japan import municipalities
from yuiwork.japan.errors import JapanError
from yuiwork.learning import api as learning
from yuiwork.people import api as people

OPEN = ("applied", "waiting")
DECIDED = ("accepted", "declined")
SHOWN = {
    "open": OPEN,
    "new": ("applied",),
    "waiting": ("waiting",),
    "decided": DECIDED,
    "all": ("applied", "waiting", "accepted", "declined", "withdrawn"),
}
_UNTOLD = [SelectionState.PROPOSED, SelectionState.RETURNED, SelectionState.READY]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the officer asks for. ``show`` is a key of ``SHOWN``; ``words``: part of a name, a reading or a receipt."""

    show: str = "open"
    course_id: UUID | None = None
    round_id: UUID | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One application with who applies, her sheet (None if it was entered without one) and the untold decision.

    ``kept_back``: the reader still has to judge it without knowing whose it is.
    """

    application: learning.CourseApplication
    name: str
    kana: str
    town: str
    email: str
    phone: str
    sheet: ApplicationSheet | None
    untold: Selection | None
    kept_back: bool = False

    @property
    def round_id(self) -> UUID | None:
        return self.sheet.round_id if self.sheet else None

    @property
    def receipt(self) -> str:
        return self.sheet.shown_receipt if self.sheet else ""


def find_applications(
    programme_id: UUID, wanted: Wanted, *, blind_in: Collection[UUID] = ()
) -> list[IntakeRow]:
    """The longest waiting first. Four queries, however many rows. ``blind_in``: rounds whose names are kept back."""
    rows = _base().filter(course__programme_id=programme_id, state__in=SHOWN[wanted.show])
    if wanted.course_id is not None:
        rows = rows.filter(course_id=wanted.course_id)
    if wanted.round_id is not None:
        rows = rows.filter(sheet__round_id=wanted.round_id)
    found = [_kept_back(row, blind_in) for row in _with_people(rows.order_by("created_at", "id"))]
    words = _plain(wanted.words)
    return [row for row in found if words in _plain(f"{row.name}\n{row.kana}\n{row.receipt}")]


def application_row(programme_id: UUID, application_id: UUID) -> IntakeRow:
    """One application for the programme's staff. Raises ``NotFound`` for another programme's."""
    found = _with_people(_base().filter(id=application_id, course__programme_id=programme_id))
    if not found:
        raise NotFound
    return found[0]


def selections_of(application_id: UUID) -> list[Selection]:
    """All that was decided about one application, newest first."""
    return list(
        Selection.objects.filter(application_id=application_id)
        .select_related("letter")
        .order_by("-created_at", "-id")
    )


def town_name(code: str) -> str:
    """奈良県奈良市; empty for a code nobody entered."""
    try:
        return municipalities.find(code).full_name
    except JapanError:
        return ""


def _base() -> QuerySet[learning.CourseApplication]:
    untold = Selection.objects.filter(state__in=_UNTOLD).order_by("created_at")
    return learning.CourseApplication.objects.select_related("course", "sheet__round").prefetch_related(
        Prefetch("selections", untold, to_attr="untold")
    )


def _with_people(rows: Iterable[learning.CourseApplication]) -> list[IntakeRow]:
    applications = list(rows)
    profiles = people.profiles_of({row.user_id for row in applications})
    return [_row(row, profiles.get(row.user_id)) for row in applications]


def _row(row: learning.CourseApplication, profile: people.Profile | None) -> IntakeRow:
    untold: list[Selection] = getattr(row, "untold", [])
    return IntakeRow(
        application=row,
        name=profile.full_name if profile else "",
        kana=profile.full_kana if profile else "",
        town=town_name(profile.municipality_code) if profile else "",
        email=profile.user.email if profile else "",
        phone=profile.phone if profile else "",
        sheet=getattr(row, "sheet", None),
        untold=untold[-1] if untold else None,
    )


def _kept_back(row: IntakeRow, blind_in: Collection[UUID]) -> IntakeRow:
    """Without the person, for whoever still has to judge her application."""
    if row.round_id is None or row.round_id not in blind_in:
        return row
    return replace(row, name=row.receipt, kana="", town="", email="", phone="", kept_back=True)


def _plain(text: str) -> str:
    """Without spaces and hyphens, so that 山田花子 finds 山田 花子."""
    return "".join(text.split()).replace("-", "").casefold()
