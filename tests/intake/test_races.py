"""Two connections at once: the last place, the same offer, two officers, two bulks."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from tests.cast import Cast
from tests.conftest import STORY_TIME
from tests.intake.office import Office
from tests.learning.school import School
from tests.racing import at_once, codes
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.intake.models import ApplicationSheet, DecisionLetter, Lottery, Method, Offer
from yuiwork.intake.use_cases import (
    answer_offer,
    carry_out,
    close_round,
    draw_lottery,
    order_announcement,
    save_application_draft,
    withdraw_application,
)
from yuiwork.learning.models import CourseApplication, Enrolment

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office() -> Iterator[Office]:
    """Everything committed; a tutor is appointed."""
    with clock.at(STORY_TIME):
        made = Office(School(Cast()))
        made.cast.tutor  # noqa: B018 - appointed
        yield made


def users(office: Office) -> list[UUID]:
    return [office.cast.hanako, office.cast.sato, office.cast.kenji, office.cast.emi]


def test_the_last_place_goes_to_one_of_four(office: Office) -> None:
    office.call(method=Method.FIRST_COME, seats=1)
    results = at_once(*(lambda user=user: office.apply(user) for user in users(office)))
    assert codes(results) == ["ApplicationSheet"] * 4
    states = sorted(CourseApplication.objects.values_list("state", flat=True))
    assert states == ["accepted", "waiting", "waiting", "waiting"]
    assert Enrolment.objects.count() == 1


def test_taking_an_offer_while_somebody_applies_gives_the_place_once(office: Office) -> None:
    office.call(method=Method.FIRST_COME, seats=1)
    hanako, sato, kenji, _emi = users(office)
    first = office.apply(hanako)
    office.apply(sato)
    assert first.application_id
    withdraw_application(actor=Actor(user_id=hanako), application_id=first.application_id)
    offer = Offer.objects.get()
    results = at_once(
        lambda: answer_offer(actor=Actor(user_id=sato), offer_id=offer.id, take=True),
        lambda: office.apply(kenji),
    )
    assert codes(results) == ["ApplicationSheet", "Offer"]
    assert Enrolment.objects.get().user_id == sato


def test_two_devices_save_one_draft(office: Office) -> None:
    course, her = office.school.course, Actor(user_id=office.cast.hanako)
    results = at_once(
        *(
            lambda text=text: save_application_draft(actor=her, course_id=course.id, typed={"motive": text})
            for text in ("一", "二", "三")
        )
    )
    assert codes(results) == ["ApplicationSheet"] * 3
    assert ApplicationSheet.objects.count() == 1


def test_two_workers_tell_everybody_once(office: Office) -> None:
    for user in users(office)[:2]:
        office.decide(office.apply(user), tell_now=False)
    order = order_announcement(actor=office.officer, course_id=office.school.course.id, submission_id=uuid4())
    results = at_once(*[lambda: carry_out(order.id)] * 2)
    assert sum(r for r in results if isinstance(r, int)) == 2
    assert DecisionLetter.objects.count() == Enrolment.objects.count() == 2


def test_two_officers_draw_once(office: Office) -> None:
    row = office.call(method=Method.LOTTERY, seats=1)
    for user in users(office):
        office.apply(user)
    actor = office.officer
    close_round(actor=actor, round_id=row.id)
    results = at_once(*[lambda: draw_lottery(actor=actor, round_id=row.id).order] * 2)
    assert results[0] == results[1] == Lottery.objects.get().order
