"""Writing a child down: places, the waiting list, ages, consent; and that nothing of it can be read in the database."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.childcare.nursery import CHILD, OFFER, VISITOR, Nursery
from tests.learning.school import jst
from yuiwork.childcare import api as childcare
from yuiwork.childcare import consent
from yuiwork.childcare.events import ChildcareAsked, ChildcareCalledOff, ChildPlaced, ChildWaits
from yuiwork.childcare.facts import ChildFacts, months_old
from yuiwork.childcare.models import ChildcareRequest, ChildPlace, ChildRecord, Occasion
from yuiwork.childcare.use_cases import cancel_child, change_child, register_known_child
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning


def kinds(announced: list[Event]) -> list[type[Event]]:
    return [type(event) for event in announced]


def test_a_child_gets_a_place_and_the_third_waits(nursery: Nursery, announced: list[Event]) -> None:
    request = nursery.family()
    places = [nursery.child(request, name=f"山田 {name}") for name in ("一", "二", "三")]
    assert [place.state for place in places] == ["placed", "placed", "waiting"]
    nursery.occasion.refresh_from_db()
    assert nursery.occasion.left == 0
    assert kinds(announced).count(ChildcareAsked) == 1
    assert kinds(announced).count(ChildPlaced) == 2
    assert kinds(announced).count(ChildWaits) == 1


def test_a_free_place_goes_to_who_waits_longest(nursery: Nursery, announced: list[Event]) -> None:
    request, other = nursery.family(), nursery.family("待子", "m@example.jp")
    first, _second = nursery.child(request), nursery.child(request, kana="ヤマダニ")
    third, fourth = nursery.child(other), nursery.child(other, kana="ヤマダヨン")
    for _ in range(2):
        cancel_child(actor=VISITOR, place_id=first.id)
    third.refresh_from_db()
    fourth.refresh_from_db()
    assert (third.state, fourth.state) == ("placed", "waiting")
    assert announced[-1].moved_up  # type: ignore[attr-defined]


def test_more_places_are_given_at_once(nursery: Nursery) -> None:
    request = nursery.family()
    places = [nursery.child(request, kana=f"ヤマダ{n}") for n in "アイウ"]
    learning.set_seminar_childcare(
        actor=nursery.cast.actor(nursery.cast.takeda),
        seminar_id=nursery.school.seminar.id,
        **{**OFFER, "places": 3},
    )
    places[2].refresh_from_db()
    assert places[2].state == "placed"


def test_the_same_form_twice_is_one_child(nursery: Nursery) -> None:
    request, key = nursery.family(), uuid4()
    assert nursery.child(request, submission_id=key).id == nursery.child(request, submission_id=key).id
    other = nursery.family("待子", "m@example.jp")
    with pytest.raises(Conflict):
        nursery.child(other, submission_id=key)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"birth_date": date(2026, 5, 28)}, "AGE", "birth_date"),  # 5 months and 30 days on 27 November
        ({"birth_date": date(2020, 11, 27)}, "AGE", "birth_date"),  # 6 years that day
        ({"agreed": False}, "CONSENT_MISSING", "agreed"),
        ({"collectors": ()}, "COLLECTOR_MISSING", "collectors"),
    ],
)
def test_what_cannot_be_accepted_is_said_at_its_field(
    nursery: Nursery, changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        nursery.child(nursery.family(), **changes)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert not ChildRecord.objects.exists()


@pytest.mark.parametrize("birth_date", [date(2026, 5, 27), date(2020, 11, 28)])
def test_the_limits_of_age_are_inside(nursery: Nursery, birth_date: date) -> None:
    assert nursery.child(nursery.family(), birth_date=birth_date).state == "placed"


@given(born=st.dates(date(2015, 1, 1), date(2026, 1, 1)), days=st.integers(min_value=0, max_value=4000))
def test_months_are_whole_and_never_go_back(born: date, days: int) -> None:
    day = born + timedelta(days=days)
    months = months_old(born, day)
    assert 0 <= months <= months_old(born, day + timedelta(days=1)) <= months + 1
    # by birthdays: so many years, then fewer than twelve months
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if (born.month, born.day) != (2, 29):
        assert months // 12 == years


def test_consent_is_kept_word_for_word(nursery: Nursery) -> None:
    record = nursery.child(nursery.family()).record
    assert record.consent_text == consent.TEXT
    assert record.consented_at == clock.now()


SECRETS = ("陽葵", "ヒマリ", "2024-04-10", "2024, 4, 10", "卵", "ぜんそく", "太郎", "09012345678", "（母）")


def test_nothing_of_a_child_can_be_read_in_any_table(nursery: Nursery) -> None:
    place = nursery.child(nursery.family())
    carer = nursery.cast.actor(nursery.carer)
    from yuiwork.childcare.use_cases import collect_child, hand_over_child, open_day_list

    with clock.at(jst(2026, 11, 27, 9, 50)):
        open_day_list(actor=carer, occasion_id=nursery.occasion.id)
        hand_over_child(actor=carer, place_id=place.id)
        collect_child(actor=carer, place_id=place.id, collector=0)
    found = []
    for model in apps.get_models():
        if model.__module__.startswith("yuiwork.") and model._meta.managed:
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" t')
                text = "\n".join(row[0] for row in cursor.fetchall())
            found += [(model._meta.label, secret) for secret in SECRETS if secret in text]
    assert found == [("childcare.ChildRecord", "（母）")] * 0
    assert ChildFacts.opened(place.record_id, place.record.sealed or b"").allergies == "卵"


def test_the_parent_corrects_the_record_until_it_begins(nursery: Nursery) -> None:
    place = nursery.child(nursery.family())
    data = {**CHILD, "allergies": "卵、乳"}
    record = change_child(actor=VISITOR, place_id=place.id, **data)
    assert ChildFacts.opened(record.id, record.sealed or b"").allergies == "卵、乳"
    with clock.at(jst(2026, 11, 27, 10)), pytest.raises(Refused) as refusal:
        change_child(actor=VISITOR, place_id=place.id, **data)
    assert refusal.value.code == "TOO_LATE"


def test_the_same_child_serves_again_for_the_same_parent_only(nursery: Nursery) -> None:
    first = nursery.child(nursery.family())
    second = nursery.school.new_seminar(starts_at=jst(2027, 1, 15, 10), ends_at=jst(2027, 1, 15, 12))
    officer = nursery.cast.actor(nursery.cast.takeda)
    learning.set_seminar_childcare(actor=officer, seminar_id=second.id, **OFFER)
    again = nursery.school.apply(seminar_id=second.id)
    request = ChildcareRequest.objects.get(party_id=again.id)
    key = uuid4()
    for _ in range(2):
        place = register_known_child(
            actor=VISITOR, request_id=request.id, submission_id=key, record_id=first.record_id
        )
    assert (place.record_id, place.state) == (first.record_id, "placed")
    first.record.refresh_from_db()
    assert first.record.delete_after == date(2027, 2, 14)
    stranger = nursery.school.apply(seminar_id=second.id, given_name="他子", email="x@example.jp")
    theirs = ChildcareRequest.objects.get(party_id=stranger.id)
    with pytest.raises(NotFound):
        register_known_child(
            actor=VISITOR, request_id=theirs.id, submission_id=uuid4(), record_id=first.record_id
        )


def test_cancelling_or_going_online_gives_the_places_back(nursery: Nursery) -> None:
    request = nursery.family()
    place = nursery.child(request)
    learning.change_seminar_place(actor=VISITOR, application_id=request.party_id, place="online")
    place.refresh_from_db()
    assert place.state == "cancelled"
    assert childcare.request_of(request.party_id) is None
    other = nursery.family("待子", "m@example.jp")
    theirs = nursery.child(other)
    learning.cancel_seminar_application(actor=VISITOR, application_id=other.party_id)
    theirs.refresh_from_db()
    assert theirs.state == "cancelled"


def test_the_occasion_follows_its_seminar(nursery: Nursery, announced: list[Event]) -> None:
    request = nursery.family()
    nursery.school.move(nursery.school.seminar, hours=3)
    occasion = Occasion.objects.get()
    assert occasion.starts_at == jst(2026, 11, 27, 13)
    learning.call_off_seminar(
        actor=nursery.cast.actor(nursery.cast.takeda), seminar_id=nursery.school.seminar.id, reason="雪"
    )
    assert kinds(announced).count(ChildcareCalledOff) == 1
    with pytest.raises(Refused):
        nursery.child(request)


def test_who_asked_before_places_were_offered_is_written_to(nursery: Nursery, announced: list[Event]) -> None:
    nursery.school.apply()
    assert not ChildcareRequest.objects.exists()
    assert nursery.occasion
    assert ChildcareRequest.objects.get().email == "hanako@example.jp"
    assert kinds(announced).count(ChildcareAsked) == 1


def test_who_waits_for_a_seat_asks_when_she_takes_it(nursery: Nursery) -> None:
    seminar = nursery.school.new_seminar(
        venue_seats=1, online_seats=0, starts_at=jst(2026, 12, 10, 10), ends_at=jst(2026, 12, 10, 12)
    )
    learning.set_seminar_childcare(
        actor=nursery.cast.actor(nursery.cast.takeda), seminar_id=seminar.id, **OFFER
    )
    first = nursery.school.apply(seminar_id=seminar.id, email="a@example.jp", childcare=False)
    waiting = nursery.school.apply(seminar_id=seminar.id, given_name="待子", wait=True)
    assert childcare.request_of(waiting.id) is None
    learning.cancel_seminar_application(actor=VISITOR, application_id=first.id)
    learning.take_offered_seat(actor=VISITOR, application_id=waiting.id)
    assert childcare.request_of(waiting.id) is not None


def test_a_learner_asks_for_childcare_at_a_session(nursery: Nursery) -> None:
    school = nursery.school
    school.enrolment  # noqa: B018 - Hanako learns
    session, officer = school.sessions[0], nursery.cast.actor(nursery.cast.takeda)
    learning.set_session_childcare(actor=officer, session_id=session.id, **OFFER)
    hanako = nursery.cast.actor(nursery.cast.hanako)
    path = learning.ask_for_session_childcare(actor=hanako, session_id=session.id)
    assert learning.ask_for_session_childcare(actor=hanako, session_id=session.id) == path
    assert ChildcareRequest.objects.get().user_id == nursery.cast.hanako
    with pytest.raises(NotFound):
        learning.ask_for_session_childcare(actor=nursery.cast.actor(nursery.cast.sato), session_id=session.id)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"places": 4}, "TOO_FEW_CARERS"),
        ({"places": 0}, "NO_PLACES"),
        ({"min_months": 80}, "AGES"),
        ({"keep_days": 0}, "KEEP_DAYS"),
    ],
)
def test_an_offer_must_be_safe(nursery: Nursery, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        learning.set_seminar_childcare(
            actor=nursery.cast.actor(nursery.cast.takeda),
            seminar_id=nursery.school.seminar.id,
            **{**OFFER, **changes},
        )
    assert refusal.value.code == code


def refused(name: str, write: Any) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    assert name in str(refusal.value)


def test_the_database_refuses_what_is_unsafe(nursery: Nursery) -> None:
    place = nursery.child(nursery.family())
    occasion = Occasion.objects.filter(id=nursery.occasion.id)
    row, record = ChildPlace.objects.filter(id=place.id), ChildRecord.objects.filter(id=place.record_id)
    refused("childcare_enough_carers", lambda: occasion.update(places=4))
    refused("childcare_not_overfull", lambda: occasion.update(taken=3))
    refused("childcare_occasion_ages", lambda: occasion.update(min_months=100))
    refused("childcare_keep_days", lambda: occasion.update(keep_days=0))
    refused("childcare_handed_over_when", lambda: row.update(state="here"))
    refused("childcare_place_state", lambda: row.update(state="lost"))
    refused("childcare_record_sealed_or_gone", lambda: record.update(sealed=None))
    refused("childcare_record_consent", lambda: record.update(consent_text=""))
    occasion.update(places=1)
    copy = ChildPlace.objects.get(id=place.id)
    copy.pk = copy.id = uuid4()
    copy.submission_id = uuid4()
    refused("childcare_child_once", lambda: copy.save(force_insert=True))
    copy.state = "placed"
    copy.record_id = nursery.child(ChildcareRequest.objects.get()).record_id
    ChildPlace.objects.filter(record_id=copy.record_id).update(state="cancelled")
    refused("childcare_not_overfull", lambda: copy.save(force_insert=True))
