"""Reads about seminars: open ones for visitors, one applicant's ticket, lists for staff."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.learning.models import (
    GONE,
    MeetingState,
    PlaceKind,
    Seminar,
    SeminarApplication,
    SeminarKind,
    SeminarState,
)
from yuiwork.regions import api as regions
from yuiwork.regions.api import ProgrammeState


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One way to take part, with its seats left. The address of an online meeting is not shown here."""

    kind: PlaceKind
    name: str
    address: str
    access: str
    seats: int
    left: int


@dataclass(frozen=True, slots=True)
class SeminarView:
    """A seminar as visitors see it. ``apply_path`` leads to the page where one applies."""

    id: UUID
    programme_id: UUID
    programme_slug: str
    programme_name: str
    region_name: str
    region_code: str
    kind: str
    kind_label: str
    series_title: str
    called_off_reason: str
    title: str
    description: str
    starts_at: datetime
    ends_at: datetime
    apply_until: datetime
    childcare_offered: bool
    places: tuple[PlaceView, ...]
    apply_path: str

    @property
    def is_full(self) -> bool:
        return all(place.left < 1 for place in self.places)

    @property
    def venue(self) -> PlaceView | None:
        return self._place(PlaceKind.VENUE)

    @property
    def online(self) -> PlaceView | None:
        return self._place(PlaceKind.ONLINE)

    @property
    def venue_name(self) -> str:
        return self.venue.name if self.venue else ""

    @property
    def venue_left(self) -> int:
        return self.venue.left if self.venue else 0

    @property
    def online_seats(self) -> int:
        return self.online.seats if self.online else 0

    @property
    def online_left(self) -> int:
        return self.online.left if self.online else 0

    @property
    def childcare(self) -> bool:
        return self.childcare_offered

    def _place(self, kind: PlaceKind) -> PlaceView | None:
        return next((place for place in self.places if place.kind == kind), None)


def open_seminars(programme_id: UUID | None = None) -> list[SeminarView]:
    """Seminars one can still apply for (full ones too, marked by ``is_full``), soonest first."""
    rows = _public().filter(
        regions.taking_applications(clock.today(), through="programme"),
        state=MeetingState.ANNOUNCED,
        apply_until__gt=clock.now(),
    )
    if programme_id is not None:
        rows = rows.filter(programme_id=programme_id)
    return [_view(row) for row in rows.order_by("starts_at", "id")]


def seminar(seminar_id: UUID) -> SeminarView:
    """Any seminar of a public programme, past ones too. Raises ``NotFound``."""
    return _view(_public_row(seminar_id))


def seminar_row(seminar_id: UUID) -> Seminar:
    """The same as a row, for this room's own pages. Raises ``NotFound``."""
    return _public_row(seminar_id)


def find_application(application_id: UUID) -> SeminarApplication | None:
    """By id from a signed link, with all that its pages show."""
    return (
        SeminarApplication.objects.select_related(
            "seminar__programme__organisation", "seminar__programme__region", "seminar__survey", "place"
        )
        .filter(id=application_id)
        .first()
    )


def application_row(application_id: UUID) -> SeminarApplication:
    """The same for callers who know that it exists. Raises ``NotFound``."""
    row = find_application(application_id)
    if row is None:
        raise NotFound
    return row


def seminars_of(programme_id: UUID) -> list[Seminar]:
    """For staff: all of them, newest first, with ``applied`` and ``attended`` counted."""
    return list(
        Seminar.objects.filter(programme_id=programme_id)
        .select_related("series")
        .prefetch_related("places")
        .annotate(
            applied=Count("applications", filter=~Q(applications__state__in=GONE)),
            attended=Count("applications", filter=Q(applications__state=SeminarState.ATTENDED)),
        )
        .order_by("-starts_at")
    )


def seminar_of_programme(programme_id: UUID, seminar_id: UUID) -> Seminar:
    """One seminar for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = (
        Seminar.objects.select_related("programme", "survey", "series")
        .prefetch_related("places")
        .filter(id=seminar_id, programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def applicants_of(seminar_id: UUID) -> list[SeminarApplication]:
    """By place, then by kana; then the waiting list in its order; whoever is gone last."""
    rows = SeminarApplication.objects.filter(seminar_id=seminar_id).select_related("place")
    return sorted(
        rows,
        key=lambda a: (
            a.state in GONE,
            a.state == SeminarState.WAITING,
            a.place.kind != PlaceKind.VENUE,
            a.waiting_since if a.state == SeminarState.WAITING else _LONG_AGO,
            a.full_kana,
            a.id,
        ),
    )


def application_by_code(seminar_id: UUID, typed: str) -> SeminarApplication | None:
    """By the code at the door, however it was typed: small letters, full width, with spaces."""
    code = unicodedata.normalize("NFKC", typed).upper().replace(" ", "").replace("-", "")
    rows = SeminarApplication.objects.select_related("place", "seminar")
    return rows.filter(seminar_id=seminar_id, code=code).first() if code else None


def seat_at(seminar_id: UUID, user_id: UUID) -> SeminarApplication | None:
    """Her own application that keeps, offers or waits for a seat, if she has one."""
    rows = SeminarApplication.objects.filter(seminar_id=seminar_id, user_id=user_id)
    return next((row for row in rows.order_by("-created_at", "-id") if row.is_live), None)


def place_in_queue(row: SeminarApplication) -> int:
    """1 for whoever is next. Only for somebody who waits."""
    before = SeminarApplication.objects.filter(place_id=row.place_id, state=SeminarState.WAITING)
    return (
        before.filter(
            Q(waiting_since__lt=row.waiting_since) | Q(waiting_since=row.waiting_since, id__lt=row.id)
        ).count()
        + 1
    )


def seminar_to_tell(seminar_id: UUID) -> int:
    """How many people a change would be told to."""
    live = (SeminarState.WAITING, SeminarState.OFFERED, SeminarState.APPLIED)
    return SeminarApplication.objects.filter(seminar_id=seminar_id, state__in=live).count()


def applications_of_person(user_id: UUID) -> QuerySet[SeminarApplication]:
    """Her own, whatever their state, soonest first."""
    return (
        SeminarApplication.objects.filter(user_id=user_id)
        .select_related("seminar__programme", "place")
        .order_by("seminar__starts_at", "id")
    )


def _public() -> QuerySet[Seminar]:
    return (
        Seminar.objects.exclude(programme__state=ProgrammeState.DRAFT)
        .select_related("programme__organisation", "programme__region", "series")
        .prefetch_related("places")
    )


def _public_row(seminar_id: UUID) -> Seminar:
    row = _public().filter(id=seminar_id).first()
    if row is None:
        raise NotFound
    return row


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _view(row: Seminar) -> SeminarView:
    return SeminarView(
        id=row.id,
        programme_id=row.programme_id,
        programme_slug=row.programme.slug,
        programme_name=row.programme.name,
        region_name=row.programme.region.name,
        region_code=row.programme.region.municipality_code,
        kind=row.kind,
        kind_label=str(SeminarKind(row.kind).label),
        series_title=row.series.title if row.series else "",
        called_off_reason=row.called_off_reason,
        title=row.title,
        description=row.description,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        apply_until=row.apply_until,
        childcare_offered=row.childcare_offered,
        places=tuple(_places(row)),
        apply_path=reverse("learning:seminar_apply", args=[row.id]),
    )


def _places(row: Seminar) -> Iterable[PlaceView]:
    for place in sorted(row.places.all(), key=lambda p: p.kind != PlaceKind.VENUE):
        yield PlaceView(
            PlaceKind(place.kind), place.name, place.address, place.access, place.seats, place.left
        )
