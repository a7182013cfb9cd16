"""Planning a seminar."""

from datetime import datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import (
    PlaceKind,
    Seminar,
    SeminarKind,
    SeminarPlace,
    SeminarSeries,
)
from yuiwork.learning.policies import may_plan
from yuiwork.surveys import api as surveys


class SeminarData(TypedDict):
    """0 seats means "not offered". Applications close at ``apply_until``, otherwise when the seminar begins.

    ``kind`` is a ``SeminarKind``; ``series_title`` puts it into the series of that name, new or known.
    ``standard_survey`` asks the questions that all seminars of the programme ask, instead of ``survey_id``.
    """

    title: str
    description: str
    kind: NotRequired[str]
    series_title: NotRequired[str]
    starts_at: datetime
    ends_at: datetime
    apply_until: NotRequired[datetime | None]
    venue_name: NotRequired[str]
    venue_address: NotRequired[str]
    venue_access: NotRequired[str]
    venue_seats: NotRequired[int]
    online_url: NotRequired[str]
    online_seats: NotRequired[int]
    childcare_offered: NotRequired[bool]
    survey_id: NotRequired[UUID | None]
    standard_survey: NotRequired[bool]


@use_case
def create_seminar(
    *, actor: Actor, programme_id: UUID, submission_id: UUID | None = None, **data: Unpack[SeminarData]
) -> Seminar:
    """Announce a seminar at a venue, online, or both. ``submission_id`` makes a second tap harmless.

    Raises ``Invalid`` ``ENDS_BEFORE_START``, ``CLOSES_AFTER_END``, ``NO_PLACE``; ``NotFound`` for another
    programme's survey; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_plan(actor, programme_id).enforce()
    closes = data.get("apply_until") or data["starts_at"]
    check_times(data["starts_at"], data["ends_at"], closes)
    if not data.get("venue_seats") and not data.get("online_seats"):
        raise Invalid("NO_PLACE", _("Please offer seats at the venue, online, or both."), field="venue_seats")
    seminar, created = Seminar.objects.get_or_create(
        id=submission_id or new_id(),
        defaults={
            "programme_id": programme_id,
            "kind": _kind(data),
            "series": _series(programme_id, data.get("series_title", "")),
            "title": data["title"],
            "description": data["description"],
            "starts_at": data["starts_at"],
            "ends_at": data["ends_at"],
            "apply_until": closes,
            "childcare_offered": data.get("childcare_offered", False),
            "survey_id": _survey(actor, programme_id, data),
        },
    )
    if not created:
        return the_same(seminar, programme_id=programme_id)
    _add_places(seminar, data)
    audit.record(actor=actor, action="create", target="learning.Seminar", target_id=seminar.id)
    return seminar


def _kind(data: SeminarData) -> str:
    kind = data.get("kind") or SeminarKind.PUBLICITY
    if kind not in SeminarKind.values:
        raise Invalid("KIND_UNKNOWN", _("Please choose what kind of meeting it is."), field="kind")
    return kind


def _series(programme_id: UUID, title: str) -> SeminarSeries | None:
    if not title.strip():
        return None
    return SeminarSeries.objects.get_or_create(programme_id=programme_id, title=title.strip())[0]


def _survey(actor: Actor, programme_id: UUID, data: SeminarData) -> UUID | None:
    if data.get("standard_survey"):
        return surveys.standard_exit_survey(actor=actor, programme_id=programme_id).id
    survey_id = data.get("survey_id")
    if survey_id and not surveys.belongs_to(survey_id, programme_id):
        raise NotFound
    return survey_id


def _add_places(seminar: Seminar, data: SeminarData) -> None:
    if data.get("venue_seats"):
        SeminarPlace.objects.create(
            seminar=seminar,
            kind=PlaceKind.VENUE,
            name=data.get("venue_name", ""),
            address=data.get("venue_address", ""),
            access=data.get("venue_access", ""),
            seats=data["venue_seats"],
        )
    if data.get("online_seats"):
        SeminarPlace.objects.create(
            seminar=seminar, kind=PlaceKind.ONLINE, url=data.get("online_url", ""), seats=data["online_seats"]
        )


def check_times(starts_at: datetime, ends_at: datetime, closes: datetime) -> None:
    if ends_at <= starts_at:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends_at")
    if closes > ends_at:
        raise Invalid(
            "CLOSES_AFTER_END", _("Applications must close before the seminar ends."), field="apply_until"
        )
