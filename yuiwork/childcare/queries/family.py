"""Reads for the parent: her request, her children as she wrote them, who opened the records."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from yuiwork.childcare.facts import ChildFacts, opened_collector
from yuiwork.childcare.links import request_path
from yuiwork.childcare.models import ChildcareRequest, ChildPlace, ChildRecord, PlaceState, RecordOpening
from yuiwork.childcare.policies import known_records
from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import jst_date
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """For mails and tickets: nothing about a child, only how many have a place or wait."""

    request_id: UUID
    to: str
    name: str
    programme_name: str
    contact: str
    title: str
    where: str
    starts_at: datetime
    ends_at: datetime
    bring: str
    placed: int
    waiting: int
    path: str


@dataclass(frozen=True, slots=True)
class Opening:
    """On one day (JST) one person opened the record so many times."""

    on: date
    who: str
    role: str
    times: int


@dataclass(frozen=True, slots=True)
class Child:
    """One child as the parent sees it. ``facts`` is None once the record was deleted."""

    place: ChildPlace
    facts: ChildFacts | None
    collected_by: str
    openings: list[Opening]


def find_request(request_id: UUID) -> ChildcareRequest | None:
    """With what its pages show."""
    rows = ChildcareRequest.objects.select_related(
        "occasion__programme__organisation", "occasion__programme__region"
    )
    return rows.filter(id=request_id).first()


def request_of(party_id: UUID) -> RequestFacts | None:
    """The request of an application or enrolment, unless it was taken back."""
    rows = ChildcareRequest.objects.select_related("occasion__programme")
    row = rows.filter(party_id=party_id, withdrawn_at=None, occasion__called_off_at=None).first()
    return _facts(row) if row else None


def request_paths(user_id: UUID) -> dict[UUID, str]:
    """Her childcare pages by occasion, those that she took back left out."""
    rows = ChildcareRequest.objects.filter(user_id=user_id, withdrawn_at=None)
    return {occasion_id: request_path(pk) for pk, occasion_id in rows.values_list("id", "occasion_id")}


def request_facts(request_id: UUID) -> RequestFacts:
    """For mails. Raises ``NotFound``."""
    row = find_request(request_id)
    if row is None:
        raise NotFound
    return _facts(row)


def children_of(request_id: UUID) -> list[Child]:
    """In the order in which she wrote them down; cancelled ones are left out."""
    places = (
        ChildPlace.objects.select_related("record", "occasion")
        .filter(request_id=request_id)
        .exclude(state=PlaceState.CANCELLED)
        .order_by("created_at", "id")
    )
    return [_child(place) for place in places]


def child_of(request_id: UUID, place_id: UUID) -> Child:
    """One of hers. Raises ``NotFound``."""
    child = next((c for c in children_of(request_id) if c.place.id == place_id), None)
    if child is None:
        raise NotFound
    return child


def known_children(request: ChildcareRequest) -> list[tuple[UUID, str]]:
    """Record id and name of children whom she wrote down for an earlier date and who are not on this list yet."""
    here = ChildPlace.objects.filter(occasion_id=request.occasion_id).exclude(state=PlaceState.CANCELLED)
    rows = ChildRecord.objects.filter(known_records(request)).exclude(id__in=here.values("record_id"))
    opened = [(row.id, ChildFacts.opened(row.id, row.sealed)) for row in rows if row.sealed is not None]
    newest: dict[tuple[str, date], tuple[UUID, str]] = {}
    for pk, facts in sorted(opened, key=lambda pair: pair[0]):
        newest[facts.kana, facts.birth_date] = (pk, facts.name)
    return list(newest.values())


def openings_of(record: ChildRecord) -> list[Opening]:
    """Newest day first. People who have no name here any more are still counted."""
    rows = RecordOpening.objects.filter(record=record).values_list("created_at", "user_id", "role")
    counted = Counter((jst_date(at), user_id, role) for at, user_id, role in rows)
    return [
        Opening(on, _name(user_id), role, times)
        for (on, user_id, role), times in sorted(counted.items(), key=lambda item: item[0][0], reverse=True)
    ]


def _child(place: ChildPlace) -> Child:
    record = place.record
    return Child(
        place=place,
        facts=ChildFacts.opened(record.id, record.sealed) if record.sealed is not None else None,
        collected_by=opened_collector(place.id, place.collected_by) if place.collected_by else "",
        openings=openings_of(record),
    )


def _facts(row: ChildcareRequest) -> RequestFacts:
    occasion = row.occasion
    states = Counter(row.child_places.values_list("state", flat=True))
    return RequestFacts(
        request_id=row.id,
        to=row.email,
        name=row.name,
        programme_name=occasion.programme.name,
        contact=occasion.programme.contact,
        title=occasion.title,
        where=occasion.where,
        starts_at=occasion.starts_at,
        ends_at=occasion.ends_at,
        bring=occasion.bring,
        placed=sum(states[state] for state in ("placed", "here", "collected")),
        waiting=states["waiting"],
        path=request_path(row.id),
    )


def _name(user_id: UUID) -> str:
    profile = people.profile_of(user_id)
    return profile.full_name if profile else ""
