"""Reads about incidents: the list, one opened, counts for reports, what waits for follow-up."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care.models import Incident, IncidentKind, IncidentState, IncidentStep
from yuiwork.care.models.incident import SEALED
from yuiwork.care.policies import LEADERS, may_see_incident
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.sealed import unseal
from yuiwork.core.web.components import NextStep
from yuiwork.japan.dates import JST
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class StepView:
    """One step, opened."""

    at: datetime
    by: str
    what: str


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One record, opened for somebody who may read it."""

    row: Incident
    account: str
    recorded_by: str
    closed_by: str
    steps: tuple[StepView, ...]


def incidents_for(actor: Actor, programme_id: UUID) -> QuerySet[Incident]:
    """Officers and directors see all of the programme, others what they recorded. Open ones first, newest first."""
    rows = Incident.objects.filter(programme_id=programme_id)
    if not actor.holds_any(LEADERS, programme_id):
        rows = rows.filter(recorded_by_id=actor.user_id)
    return rows.order_by("-state", "-happened_at", "id")


def incident_for(actor: Actor, programme_id: UUID, incident_id: UUID) -> Incident:
    """Raises ``NotFound``."""
    row = (
        Incident.objects.select_related("programme").filter(id=incident_id, programme_id=programme_id).first()
    )
    if row is None or not may_see_incident(actor, row):
        raise NotFound
    return row


def opened(row: Incident) -> IncidentView:
    """What is sealed, for the page. Whoever calls has asked who reads."""
    steps = list(IncidentStep.objects.filter(incident=row).order_by("created_at", "id"))
    ids = {row.recorded_by_id, *(step.made_by_id for step in steps)}
    known = people.profiles_of(ids | ({row.closed_by_id} if row.closed_by_id else set()))
    names = {user_id: profile.full_name for user_id, profile in known.items()}
    return IncidentView(
        row=row,
        account=unseal(SEALED, str(row.id), row.account)["text"],
        recorded_by=names.get(row.recorded_by_id, ""),
        closed_by=names.get(row.closed_by_id, "") if row.closed_by_id else "",
        steps=tuple(
            StepView(
                step.created_at,
                names.get(step.made_by_id, ""),
                unseal(SEALED, str(step.id), step.what)["text"],
            )
            for step in steps
        ),
    )


@dataclass(frozen=True, slots=True)
class IncidentCounts:
    """Not masked yet. ``by_kind``: every kind, also those that did not happen."""

    by_kind: dict[IncidentKind, int]
    doctor: int
    open: int
    told_owner: int

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())


def incident_counts(programme_id: UUID, first: date, last: date) -> IncidentCounts:
    """Of the JST days from ``first`` to ``last``, both inside; open ones as they stand now."""
    begin, end = datetime.combine(first, time(), JST), datetime.combine(last, time.max, JST)
    rows = list(
        Incident.objects.filter(programme_id=programme_id, happened_at__range=(begin, end)).values_list(
            "kind", "doctor", "state", "told_owner_on"
        )
    )
    kinds = Counter(kind for kind, _doctor, _state, _told in rows)
    return IncidentCounts(
        by_kind={kind: kinds[kind.value] for kind in IncidentKind},
        doctor=sum(doctor for _kind, doctor, _state, _told in rows),
        open=sum(state == IncidentState.OPEN for _kind, _doctor, state, _told in rows),
        told_owner=sum(told is not None for _kind, _doctor, _state, told in rows),
    )


def next_steps(actor: Actor) -> list[NextStep]:
    """For officers and directors: records that are due, those without a day at once."""
    programmes = [row.id for row in regions.programmes_for_staff(actor, *LEADERS)]
    rows = Incident.objects.filter(programme_id__in=programmes, state=IncidentState.OPEN)
    due = rows.exclude(next_on__gt=clock.today()).select_related("programme")
    return [
        NextStep(
            title=_("An incident is waiting to be followed up: %(kind)s") % {"kind": row.get_kind_display()},
            label=_("See the record"),
            url=reverse("care:incident", args=[row.programme.slug, row.id]),
            due=row.next_on or clock.today(),
        )
        for row in due.order_by(F("next_on").asc(nulls_first=True), "happened_at")
    ]
