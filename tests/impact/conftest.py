"""Facts made by hand for one programme, and what the rooms announced."""

from datetime import date, datetime
from typing import get_type_hints
from uuid import UUID, uuid4

from django.db import transaction

from tests.fixtures import announced as announced
from yuiwork.core.events import Event
from yuiwork.impact import handlers
from yuiwork.impact.models import Earning, Milestone, PersonMilestone
from yuiwork.japan.dates import JST

LISTENERS = {
    get_type_hints(function)["event"]: function
    for name, function in vars(handlers).items()
    if name[:3] == "on_"
}


def tell(announced: list[Event]) -> None:
    """Each event to the handler that is for it."""
    for event in announced:
        if type(event) in LISTENERS:
            with transaction.atomic():
                LISTENERS[type(event)](event)


def reach(programme_id: UUID, kind: Milestone, people: int, on: date, *, first: int = 0) -> None:
    """``people`` persons, numbered from ``first``, reach a step on a day."""
    PersonMilestone.objects.bulk_create(
        PersonMilestone(
            programme_id=programme_id,
            person_key=f"p{number}",
            kind=kind,
            ref=uuid4(),
            on=on,
            told_at=datetime(on.year, on.month, on.day, 12, tzinfo=JST),
        )
        for number in range(first, first + people)
    )


def earn(programme_id: UUID, amounts: dict[int, int], on: date) -> None:
    """Pay in yen by person number."""
    Earning.objects.bulk_create(
        Earning(programme_id=programme_id, person_key=f"p{number}", ref=uuid4(), amount=amount, on=on)
        for number, amount in amounts.items()
    )
