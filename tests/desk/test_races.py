"""Two people for one time: one gets it. The control goes without the lock."""

from collections.abc import Iterator
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast
from tests.conftest import STORY_TIME
from tests.desk.bureau import Bureau
from tests.racing import at_once, codes
from yuiwork.core import clock
from yuiwork.desk.models import Consultation

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bureau() -> Iterator[Bureau]:
    with clock.at(STORY_TIME):
        bureau = Bureau(Cast())
        assert bureau.slots
        yield bureau


def test_one_time_goes_to_one_person(bureau: Bureau) -> None:
    slot, topic = bureau.slots[0].id, bureau.topics[0].id
    results = at_once(*[lambda: bureau.book(slot_id=slot, topic_id=topic)] * 3)
    assert codes(results) == ["Consultation", "TAKEN", "TAKEN"]


def test_control_without_the_lock_only_the_database_stops_the_second(bureau: Bureau) -> None:
    slot, topic, both_looked = bureau.slots[0], bureau.topics[0].id, Barrier(2)

    def sneak() -> bool:
        with transaction.atomic():
            taken = Consultation.objects.filter(slot=slot).exists()
            both_looked.wait(timeout=30)
            Consultation.objects.create(
                desk_id=slot.desk_id, slot=slot, topic_id=topic, submission_id=uuid4(), channel="in_person",
                starts_at=slot.starts_at, ends_at=slot.ends_at, person="",
            )  # fmt: skip
            return taken

    results = at_once(sneak, sneak)
    assert False in results
    refusal = next(r for r in results if isinstance(r, IntegrityError))
    assert "desk_consultation_slot_once" in str(refusal)
