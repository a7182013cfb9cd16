"""キャンセル待ち: a free seat is offered in turn, for a day at most; places can be changed."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning.school import STORY_NOW, VISITOR, School, heard, jst
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import SeatLapsed, SeatOffered, SeatTaken, SeminarPlaceChanged
from yuiwork.learning.models import Seminar, SeminarApplication
from yuiwork.learning.policies import OFFER_LASTS, SHORTEST_OFFER, offer_ends
from yuiwork.learning.queries.seminars import place_in_queue
from yuiwork.learning.use_cases import seminar_clock

LATER = {"starts_at": jst(2026, 12, 10, 10), "ends_at": jst(2026, 12, 10, 12)}


@pytest.fixture
def full(school: School) -> Seminar:
    """Two weeks away; its one seat at the venue is taken by Ichiro."""
    seminar = school.new_seminar(venue_seats=1, online_seats=1, **LATER)
    guest(school, seminar, "一郎", wait=False)
    return seminar


def guest(school: School, seminar: Seminar, name: str, **changes: Any) -> SeminarApplication:
    values: dict[str, Any] = {
        "wait": True,
        "email": f"{len(name)}{name.encode().hex()}@example.jp",
        **changes,
    }
    return school.apply(seminar_id=seminar.id, given_name=name, **values)


def cancel(application: SeminarApplication) -> None:
    learning.cancel_seminar_application(actor=VISITOR, application_id=application.id)


def first_of(seminar: Seminar) -> SeminarApplication:
    return SeminarApplication.objects.get(seminar=seminar, given_name="一郎")


def state(application: SeminarApplication) -> str:
    application.refresh_from_db()
    return application.state


def test_who_waits_takes_no_seat(school: School, full: Seminar) -> None:
    second, third = guest(school, full, "二郎"), guest(school, full, "三郎")
    assert (second.state, third.state) == ("waiting", "waiting")
    assert full.places.get(kind="venue").taken == 1
    assert (place_in_queue(second), place_in_queue(third)) == (1, 2)


def test_without_the_wish_to_wait_a_full_place_is_refused(school: School, full: Seminar) -> None:
    with pytest.raises(Conflict) as refusal:
        guest(school, full, "二郎", wait=False)
    assert refusal.value.code == "FULL"


def test_a_free_seat_is_offered_to_the_first_and_kept_for_her(
    school: School, full: Seminar, announced: list[Event]
) -> None:
    second, third = guest(school, full, "二郎"), guest(school, full, "三郎")
    cancel(first_of(full))
    assert (state(second), state(third)) == ("offered", "waiting")
    assert second.offer_until == STORY_NOW + timedelta(hours=24)
    assert full.places.get(kind="venue").left == 0
    with pytest.raises(Conflict):
        guest(school, full, "四郎", wait=False)
    [offer] = heard(announced, SeatOffered)
    assert offer.application_id == second.id  # type: ignore[attr-defined]


def test_she_takes_the_seat_once(school: School, full: Seminar, announced: list[Event]) -> None:
    second = guest(school, full, "二郎")
    cancel(first_of(full))
    for _ in range(2):
        learning.take_offered_seat(actor=VISITOR, application_id=second.id)
    assert state(second) == "applied"
    assert len(heard(announced, SeatTaken)) == 1


def test_an_unanswered_offer_goes_to_the_next(school: School, full: Seminar, announced: list[Event]) -> None:
    second, third = guest(school, full, "二郎"), guest(school, full, "三郎")
    cancel(first_of(full))
    with clock.at(STORY_NOW + timedelta(hours=24)):
        with pytest.raises(Refused) as refusal:
            learning.take_offered_seat(actor=VISITOR, application_id=second.id)
        assert seminar_clock.end_offers() == 1
        assert seminar_clock.end_offers() == 0
    assert refusal.value.code == "OFFER_ENDED"
    assert (state(second), state(third)) == ("lapsed", "offered")
    [ended] = heard(announced, SeatLapsed)
    assert ended.was_offered  # type: ignore[attr-defined]


def test_turning_an_offer_down_passes_it_on(school: School, full: Seminar) -> None:
    second, third = guest(school, full, "二郎"), guest(school, full, "三郎")
    cancel(first_of(full))
    second.refresh_from_db()
    cancel(second)
    assert (state(second), state(third)) == ("cancelled", "offered")


def test_the_list_closes_when_there_is_no_time_to_answer(
    school: School, full: Seminar, announced: list[Event]
) -> None:
    second = guest(school, full, "二郎")
    evening = jst(2026, 12, 9, 21, 30)
    with clock.at(jst(2026, 12, 9, 20)):
        assert seminar_clock.close_waiting_lists() == 0
    with clock.at(evening):
        cancel(first_of(full))
        assert state(second) == "waiting"
        assert seminar_clock.close_waiting_lists() == 1
        with pytest.raises(Refused) as refusal:
            guest(school, school.new_seminar(venue_seats=1, **LATER), "花", wait=False) and guest(
                school, Seminar.objects.latest("id"), "葉"
            )
    assert refusal.value.code == "TOO_LATE_TO_WAIT"
    assert state(second) == "lapsed"
    assert not heard(announced, SeatLapsed)[0].was_offered  # type: ignore[attr-defined]


def test_more_seats_are_offered_at_once(school: School, full: Seminar) -> None:
    second, third, fourth = (guest(school, full, name) for name in ("二郎", "三郎", "四郎"))
    school.move(full, venue_seats=3)
    assert [state(a) for a in (second, third, fourth)] == ["offered", "offered", "waiting"]


def test_going_online_gives_the_seat_to_whoever_waits(
    school: School, full: Seminar, announced: list[Event]
) -> None:
    first, second = first_of(full), guest(school, full, "二郎")
    learning.change_seminar_place(actor=VISITOR, application_id=first.id, place="online")
    first.refresh_from_db()
    assert (first.place.kind, first.childcare, first.calendar_sequence) == ("online", False, 1)
    assert state(second) == "offered"
    assert [e.sequence for e in heard(announced, SeminarPlaceChanged)] == [1]  # type: ignore[attr-defined]


def test_nobody_loses_her_seat_by_asking_for_a_full_place(school: School, full: Seminar) -> None:
    online = guest(school, full, "花", place="online", wait=False)
    with pytest.raises(Conflict) as refusal:
        learning.change_seminar_place(actor=VISITOR, application_id=online.id, place="venue")
    assert refusal.value.code == "FULL"
    assert state(online) == "applied"


@given(
    ahead=st.integers(min_value=0, max_value=60 * 24 * 20),
)
def test_an_offer_is_fair(ahead: int) -> None:
    """Long enough to answer, a day at most, over before the day of the seminar begins (JST)."""
    starts = jst(2026, 12, 10, 10)
    now = starts - timedelta(minutes=ahead)
    until = offer_ends(starts, now)
    if until is None:
        assert jst(2026, 12, 10) - now < SHORTEST_OFFER
    else:
        assert SHORTEST_OFFER <= until - now <= OFFER_LASTS
        assert until <= jst(2026, 12, 10)
