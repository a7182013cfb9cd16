"""会場の席: a room with fewer seats than learners; who keeps one, who joins online."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.school import School, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.learning import api as learning
from yuiwork.learning.models import Enrolment, Session, SessionSeat
from yuiwork.learning.queries.roll import roll_of


def small_room(school: School, seats: int = 1) -> Session:
    """The first session, in a room with so many seats and online."""
    session = school.sessions[0]
    changed(school, session, capacity=seats)
    return school.sessions[0]


def changed(school: School, session: Session, **changes: Any) -> None:
    values = {name: getattr(session, name) for name in ("title", "starts_at", "ends_at", "place", "url")}
    learning.change_session(
        actor=school.cast.actor(school.cast.takeda), session_id=session.id, **{**values, **changes}
    )


@pytest.fixture
def two(school: School) -> list[Enrolment]:
    return [school.enrolment, school.accept(school.apply_for_course(school.cast.sato))]


def keep(school: School, session: Session, who: Any) -> SessionSeat:
    return learning.keep_session_seat(actor=Actor(user_id=who), session_id=session.id)


def give_back(school: School, session: Session, who: Any) -> None:
    learning.give_session_seat_back(actor=Actor(user_id=who), session_id=session.id)


def taken(session: Session) -> int:
    return Session.objects.get(id=session.id).seats_taken


def test_the_last_seat_goes_once_and_comes_back(school: School, two: list[Enrolment]) -> None:
    session, cast = small_room(school), school.cast
    assert keep(school, session, cast.hanako).id == keep(school, session, cast.hanako).id
    with pytest.raises(Conflict, match="FULL"):
        keep(school, session, cast.sato)
    for _again in range(2):
        give_back(school, session, cast.hanako)
    assert taken(session) == 0
    keep(school, session, cast.sato)
    assert taken(session) == 1


def test_on_her_page_she_takes_it_and_gives_it_back(school: School, two: list[Enrolment]) -> None:
    session = small_room(school)
    hanako, sato = (PageClient().sign_in(who) for who in (school.cast.hanako, school.cast.sato))
    here, seat = (reverse(f"learning:{name}", args=[session.id]) for name in ("session", "session_seat"))
    assert "あと1席あります" in hanako.get(here).content.decode()
    assert hanako.post(seat, {"action": "keep"}).status_code == 303
    assert "あなたの席をお取りしています" in hanako.get(here).content.decode()
    assert "会場は満席です。オンラインでご参加ください。" in sato.get(here).content.decode()
    assert "いま埋まりました" in sato.post(seat, {"action": "keep"}).content.decode()
    assert hanako.post(seat, {"action": "give_back"}).status_code == 303
    assert "あと1席あります" in sato.get(here).content.decode()
    for stranger in (school.cast.other_officer, school.cast.takeda):
        assert PageClient().sign_in(stranger).post(seat, {"action": "keep"}).status_code == 404


def test_a_room_for_everybody_asks_nobody(school: School, two: list[Enrolment]) -> None:
    session = school.sessions[0]
    page = PageClient().sign_in(school.cast.hanako).get(reverse("learning:session", args=[session.id]))
    assert reverse("learning:session_seat", args=[session.id]) not in page.content.decode()
    with pytest.raises(Refused, match="NO_SEATS"):
        keep(school, session, school.cast.hanako)


def test_after_the_beginning_and_after_leaving_nothing_is_kept(school: School, two: list[Enrolment]) -> None:
    session = small_room(school)
    with clock.at(session.starts_at), pytest.raises(Refused, match="TOO_LATE"):
        keep(school, session, school.cast.hanako)
    keep(school, session, school.cast.sato)
    learning.leave_course(actor=school.cast.actor(school.cast.tutor), enrolment_id=two[1].id, reason="time")
    assert taken(session) == 0
    with pytest.raises(Refused, match="LEFT"):
        keep(school, session, school.cast.sato)
    with pytest.raises(NotFound):
        keep(school, session, school.cast.other_officer)


def test_who_gives_up_her_place_in_the_course_gives_the_seat_too(school: School) -> None:
    session, enrolment = small_room(school), school.enrolment
    keep(school, session, school.cast.hanako)
    with transaction.atomic():
        learning.give_up_place(
            actor=Actor(user_id=school.cast.hanako), application_id=enrolment.application_id
        )
    assert taken(session) == 0


def test_a_room_cannot_shrink_below_what_is_taken(school: School, two: list[Enrolment]) -> None:
    session = small_room(school, seats=2)
    for who in (school.cast.hanako, school.cast.sato):
        keep(school, session, who)
    with pytest.raises(Invalid) as refusal:
        changed(school, session, capacity=1)
    assert (refusal.value.code, refusal.value.field) == ("SEATS_TAKEN", "capacity")
    changed(school, session, capacity=2, starts_at=jst(2026, 12, 2, 10), ends_at=jst(2026, 12, 2, 12))
    assert taken(session) == 2


def test_the_roll_offers_the_room_for_who_keeps_a_seat(school: School, two: list[Enrolment]) -> None:
    session = small_room(school)
    keep(school, session, school.cast.hanako)
    rows = roll_of(school.cast.actor(school.cast.dirk), session)
    assert {row.enrolment_id: row.took_part for row in rows} == {two[0].id: "venue", two[1].id: ""}


def test_the_database_counts_whoever_writes(school: School, two: list[Enrolment]) -> None:
    session = small_room(school)
    SessionSeat.objects.create(session=session, enrolment=two[0])
    with pytest.raises(IntegrityError, match="learning_session_not_overfull"), transaction.atomic():
        SessionSeat.objects.create(session=session, enrolment=two[1])
    with pytest.raises(IntegrityError, match="learning_session_seat_once"), transaction.atomic():
        SessionSeat.objects.create(session=session, enrolment=two[0])
    SessionSeat.objects.all().delete()
    assert taken(session) == 0
    other = learning.create_course(
        actor=SYSTEM,
        programme_id=school.cast.nara.id,
        title="別の講座",
        description="別",
        capacity=1,
        apply_until=school.course.apply_until,
        starts_on=school.course.starts_on,
        ends_on=school.course.ends_on,
        completion_rule=[{"kind": "all_exercises_passed"}],
    )
    elsewhere = learning.create_session(
        actor=SYSTEM,
        course_id=other.id,
        title="第1回",
        starts_at=jst(2026, 12, 3, 10),
        ends_at=jst(2026, 12, 3, 12),
        place="市民会館",
    )
    with pytest.raises(DatabaseError, match="learning_session_seat_of_course"), transaction.atomic():
        SessionSeat.objects.create(session=elsewhere, enrolment=two[0])
