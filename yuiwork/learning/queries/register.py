"""修了者名簿: every certificate of a programme, what was waived, what was replaced."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import Completion, ConditionWaiver, CourseKind, PublishedPiece
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One certificate; dates JST. ``name`` as on the certificate, ``now_called`` where she is called otherwise now.

    ``waived``: condition and reason. ``replaced_on``: a newer certificate is valid instead.
    """

    number: str
    name: str
    kana: str
    now_called: str
    course: str
    kind: str
    kind_words: str
    completed_on: date
    waived: tuple[tuple[str, str], ...]
    replaces: str
    reason: str
    replaced_on: date | None

    @property
    def has_remarks(self) -> bool:
        """Whether anything is to be said of it."""
        return bool(self.replaced_on or self.replaces or self.waived or self.now_called)


@dataclass(frozen=True, slots=True)
class Register:
    """``people``: how many certificates of it are valid. ``years``: fiscal years that have any, newest first."""

    lines: tuple[RegisterLine, ...]
    people: int
    years: tuple[int, ...]
    year: int | None
    kind: str


def register_of(programme_id: UUID, *, year: int | None = None, kind: str = "") -> Register:
    """In the order of the numbers. ``year``: fiscal year by its first year; ``kind``: ``CourseKind``."""
    rows = Completion.objects.filter(programme_id=programme_id)
    years = rows.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    chosen = rows.filter(fiscal_year=year) if year is not None else rows
    if kind:
        chosen = chosen.filter(kind=kind)
    found = list(
        chosen.select_related("enrolment__course", "replaces", "replaced_by").order_by(
            "fiscal_year", "serial"
        )
    )
    lines = _lines(found)
    return Register(
        lines=tuple(lines),
        people=sum(line.replaced_on is None for line in lines),
        years=tuple(years),
        year=year,
        kind=kind,
    )


def completion_for_staff(programme_id: UUID, number: str) -> RegisterLine:
    """One certificate of the programme. Raises ``NotFound``."""
    rows = Completion.objects.filter(programme_id=programme_id, number=number.upper())
    found = list(rows.select_related("enrolment__course", "replaces", "replaced_by"))
    if not found:
        raise NotFound
    return _lines(found)[0]


def waivers_of(enrolment_id: UUID) -> list[tuple[ConditionWaiver, str]]:
    """What was waived for her, with the name of who did it."""
    rows = list(ConditionWaiver.objects.filter(enrolment_id=enrolment_id).order_by("created_at", "id"))
    profiles = people.profiles_of({row.waived_by_id for row in rows if row.waived_by_id})
    return [(row, _name(profiles, row.waived_by_id)) for row in rows]


def pieces_of(user_id: UUID, programme_id: UUID) -> list[PublishedPiece]:
    """Her published pieces in this programme, newest first."""
    rows = PublishedPiece.objects.filter(user_id=user_id, programme_id=programme_id)
    return list(rows.order_by("-published_on", "-id"))


def _name(profiles: dict[UUID, people.Profile], user_id: UUID | None) -> str:
    return profiles[user_id].full_name if user_id in profiles else ""


def _lines(rows: list[Completion]) -> list[RegisterLine]:
    profiles = people.profiles_of({row.enrolment.user_id for row in rows})
    waived: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    waivers = ConditionWaiver.objects.filter(enrolment__in={row.enrolment_id for row in rows})
    for enrolment_id, rule, reason in waivers.order_by("created_at").values_list(
        "enrolment_id", "rule", "reason"
    ):
        waived[enrolment_id].append((rule, reason))
    return [_line(row, profiles.get(row.enrolment.user_id), tuple(waived[row.enrolment_id])) for row in rows]


def _line(
    row: Completion, profile: people.Profile | None, waived: tuple[tuple[str, str], ...]
) -> RegisterLine:
    name = f"{row.family_name} {row.given_name}"
    now_called = profile.full_name if profile else ""
    return RegisterLine(
        number=row.number,
        name=name,
        kana=profile.full_kana if profile else "",
        now_called=now_called if now_called != name else "",
        course=row.enrolment.course.title,
        kind=row.kind,
        kind_words=str(CourseKind(row.kind).label),
        completed_on=row.completed_on,
        waived=waived,
        replaces=row.replaces.number if row.replaces else "",
        reason=row.reason,
        replaced_on=jst_date(row.replaced_by.created_at) if row.is_replaced else None,
    )
