"""Childcare at a session follows the session, and the learner who leaves."""

from datetime import date, timedelta

import pytest

from tests.childcare.nursery import OFFER, Nursery
from tests.learning.school import heard, jst
from tests.page_client import PageClient
from yuiwork.childcare import api as childcare
from yuiwork.childcare.events import ChildcareCalledOff
from yuiwork.childcare.models import ChildcareRequest, ChildPlace, Occasion
from yuiwork.core import clock
from yuiwork.core.errors import Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.models import Session

YEAR = (date(2026, 4, 1), date(2027, 3, 31))


def offered(nursery: Nursery, number: int = 0) -> Session:
    """A session with two places for children."""
    session = nursery.school.sessions[number]
    officer = nursery.cast.actor(nursery.cast.takeda)
    learning.set_session_childcare(actor=officer, session_id=session.id, **OFFER)
    return session


def asked(nursery: Nursery, session: Session) -> ChildcareRequest:
    """Hanako asked for it."""
    assert nursery.school.enrolment
    actor = nursery.cast.actor(nursery.cast.hanako)
    learning.ask_for_session_childcare(actor=actor, session_id=session.id)
    return ChildcareRequest.objects.get(occasion__ref_id=session.id)


def moved(nursery: Nursery, session: Session, days: int) -> None:
    learning.change_session(
        actor=nursery.cast.actor(nursery.cast.takeda),
        session_id=session.id,
        title=session.title,
        starts_at=session.starts_at + timedelta(days=days),
        ends_at=session.ends_at + timedelta(days=days),
        place="市民会館",
        url=session.url,
    )


def test_it_moves_with_its_session(nursery: Nursery) -> None:
    session = offered(nursery)
    moved(nursery, session, days=1)
    occasion = Occasion.objects.get(ref_id=session.id)
    assert (occasion.starts_at, occasion.where) == (jst(2026, 12, 2, 10, 0), "市民会館")
    assert "第1回" in occasion.title


def test_a_session_without_childcare_moves_alone(nursery: Nursery) -> None:
    moved(nursery, nursery.school.sessions[0], days=1)
    assert not Occasion.objects.exists()


def test_it_is_called_off_with_its_session_and_the_families_are_told_once(
    nursery: Nursery, announced: list[Event]
) -> None:
    session = offered(nursery)
    request = asked(nursery, session)
    officer = nursery.cast.actor(nursery.cast.takeda)
    for _again in range(2):
        learning.cancel_session(actor=officer, session_id=session.id, reason="大雪")
    assert [event.request_id for event in heard(announced, ChildcareCalledOff)] == [request.id]  # type: ignore[attr-defined]
    assert childcare.offer_of(childcare.OccasionKind.SESSION, session.id) is None
    with pytest.raises(Refused, match="CANCELLED"):
        learning.set_session_childcare(actor=officer, session_id=session.id, **OFFER)


def test_the_places_of_a_learner_who_leaves_are_free_again(nursery: Nursery) -> None:
    first, second = offered(nursery), offered(nursery, 1)
    early, late = asked(nursery, first), asked(nursery, second)
    nursery.child(early)
    nursery.child(late)
    with clock.at(jst(2026, 12, 3)):
        learning.leave_course(
            actor=nursery.cast.actor(nursery.cast.tutor),
            enrolment_id=nursery.school.enrolment.id,
            reason="time",
        )
    assert [Occasion.objects.get(ref_id=row.id).taken for row in (first, second)] == [1, 0]
    assert ChildPlace.objects.get(request=late).state == "cancelled"
    early.refresh_from_db()
    assert early.withdrawn_at is None


def test_what_it_cost_is_added_up_and_what_is_not_known_is_named(nursery: Nursery) -> None:
    offered(nursery)
    session = nursery.school.sessions[1]
    learning.set_session_childcare(
        actor=nursery.cast.actor(nursery.cast.takeda), session_id=session.id, **{**OFFER, "cost_yen": None}
    )
    total = childcare.added_up(childcare.cost_lines(nursery.cast.nara.id, *YEAR))
    assert total == childcare.CostSum(yen=24_000, dates=2, called_off=0, not_known=1, children=0)
    assert (
        childcare.added_up(
            childcare.cost_lines(nursery.cast.nara.id, date(2027, 4, 1), date(2028, 3, 31))
        ).dates
        == 0
    )


def test_the_officer_gets_there_from_the_page_of_the_session(
    nursery: Nursery, page_client: PageClient
) -> None:
    session, slug = nursery.school.sessions[0], nursery.cast.nara.slug
    here = f"/staff/{slug}/sessions/{session.id}/"
    page_client.sign_in(nursery.cast.takeda)
    page = page_client.get(here).content.decode()
    assert f"{here}childcare/" in page
