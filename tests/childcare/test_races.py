"""Two parents, one place: on two real connections."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast
from tests.childcare.nursery import Nursery
from tests.conftest import STORY_TIME
from tests.racing import at_once
from yuiwork.childcare.models import ChildPlace, Occasion
from yuiwork.core import clock

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    with clock.at(STORY_TIME):
        yield Nursery(Cast())


def test_the_last_place_is_given_once(nursery: Nursery) -> None:
    families = [nursery.family(name, f"{n}@example.jp") for n, name in enumerate("一二三四")]
    results = at_once(*(lambda family=family: nursery.child(family).state for family in families))
    assert sorted(str(r) for r in results) == ["placed", "placed", "waiting", "waiting"]
    assert Occasion.objects.get().taken == 2


def test_control_past_the_lock_the_database_stops_the_third(nursery: Nursery) -> None:
    """Three written straight into the table at once: the CHECK refuses one of them."""
    first = nursery.child(nursery.family())

    def sneak() -> str:
        with transaction.atomic():
            copy = ChildPlace.objects.get(id=first.id)
            record = copy.record
            record.pk = record.id = uuid4()
            record.save(force_insert=True)
            copy.pk = copy.id = uuid4()
            copy.record, copy.submission_id = record, uuid4()
            copy.save(force_insert=True)
            return "written"

    results = at_once(sneak, sneak)
    assert sorted(type(r).__name__ for r in results) == ["IntegrityError", "str"]
    refusal = next(r for r in results if isinstance(r, IntegrityError))
    assert "childcare_not_overfull" in str(refusal)
