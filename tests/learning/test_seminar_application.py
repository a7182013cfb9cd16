"""Applying for a seminar without an account."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.learning.school import AFTER_SEMINAR, School, jst
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import PersonLinked, SeminarApplied, SeminarCancelled
from yuiwork.learning.models import SeminarApplication
from yuiwork.learning.person_key import mail_person_key
from yuiwork.regions.api import Programme


def test_a_visitor_gets_a_seat_and_it_is_announced(school: School, announced: list[Event]) -> None:
    application = school.apply()
    assert application.family_kana == "ヤマダ"
    assert application.user_id is None
    assert application.seminar.places.get(kind="venue").left == 1
    event = announced[-1]
    assert isinstance(event, SeminarApplied)
    assert event.person_key == mail_person_key("hanako@example.jp")
    assert event.user_id is None


@pytest.mark.parametrize("family", ["𠮷田", "葛󠄀西", "髙橋", "﨑山", "濵田"])
def test_a_name_is_stored_exactly_as_written(school: School, family: str) -> None:
    application = school.apply(family_name=family)
    assert SeminarApplication.objects.get(id=application.id).family_name == family


def test_an_old_carrier_address_is_accepted(school: School) -> None:
    assert school.apply(email="foo..bar.@docomo.ne.jp").email == "foo..bar.@docomo.ne.jp"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"family_kana": "山田"}, "KANJI_IN_KANA", "family_kana"),
        ({"given_kana": "hanako"}, "LATIN_IN_KANA", "given_kana"),
        ({"family_name": "\ue000田"}, "PUA", "family_name"),
        ({"given_name": "　"}, "EMPTY", "given_name"),
        ({"email": "hanako"}, "EMAIL_NO_AT", "email"),
        ({"phone": "12"}, "PHONE_FORMAT", "phone"),
        ({"municipality_code": "99999"}, "MUNICIPALITY_UNKNOWN", "municipality_code"),
        ({"source": "television"}, "SOURCE_UNKNOWN", "source"),
        ({"place": "moon"}, "PLACE_NOT_OFFERED", "place"),
    ],
)
def test_what_cannot_be_accepted_is_refused_at_its_field(
    school: School, changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        school.apply(**changes)
    assert refusal.value.code == code
    assert refusal.value.field == field


def test_a_full_venue_is_refused_and_names_the_seats_left_online(school: School) -> None:
    school.apply()
    school.apply(given_name="次郎", email="b@example.jp")
    with pytest.raises(Conflict) as refusal:
        school.apply(given_name="三郎", email="c@example.jp")
    assert refusal.value.code == "FULL"
    assert refusal.value.field == "place"
    assert "3" in str(refusal.value.message)
    assert school.apply(given_name="三郎", email="c@example.jp", place="online").place.kind == "online"


def test_the_same_form_twice_is_one_application(school: School, announced: list[Event]) -> None:
    key = uuid4()
    first = school.apply(submission_id=key)
    again = school.apply(submission_id=key)
    assert first.id == again.id
    assert [type(event) for event in announced].count(SeminarApplied) == 1


def test_the_same_key_with_another_name_is_a_conflict(school: School) -> None:
    key = uuid4()
    school.apply(submission_id=key)
    with pytest.raises(Conflict) as refusal:
        school.apply(submission_id=key, given_name="次郎")
    assert refusal.value.code == "SAME_KEY_OTHER_BODY"


def test_the_same_person_applies_once_even_with_another_spelling(school: School) -> None:
    school.apply(family_name="髙橋")
    with pytest.raises(Conflict) as refusal:
        school.apply(family_name="高橋", email="Hanako@example.jp", place="online")
    assert refusal.value.code == "ALREADY_APPLIED"


def test_a_family_may_share_an_address_but_not_a_whole_class(school: School) -> None:
    seminar = school.new_seminar(online_seats=20)
    for name in ("一郎", "二郎", "三郎", "四郎"):
        school.apply(seminar_id=seminar.id, given_name=name, place="online")
    with pytest.raises(Conflict) as refusal:
        school.apply(seminar_id=seminar.id, given_name="五郎", place="online")
    assert refusal.value.code == "TOO_MANY_FOR_ADDRESS"


def test_childcare_is_taken_only_where_it_is_offered(school: School) -> None:
    seminar = school.new_seminar(childcare_offered=False)
    with pytest.raises(Invalid) as refusal:
        school.apply(seminar_id=seminar.id)
    assert refusal.value.code == "NO_CHILDCARE"


def test_applications_close_in_time(school: School) -> None:
    seminar = school.new_seminar(apply_until=jst(2026, 11, 26, 17, 0))
    with clock.at(jst(2026, 11, 26, 16, 59)):
        school.apply(seminar_id=seminar.id)
    with clock.at(jst(2026, 11, 26, 17, 0)), pytest.raises(Refused) as refusal:
        school.apply(seminar_id=seminar.id, given_name="次郎")
    assert refusal.value.code == "TOO_LATE"


def test_an_ended_programme_takes_no_applications_and_a_draft_is_unknown(school: School) -> None:
    seminar = school.seminar
    Programme.objects.filter(id=seminar.programme_id).update(state="ended")
    with pytest.raises(Refused) as refusal:
        school.apply()
    assert refusal.value.code == "PROGRAMME_ENDED"
    Programme.objects.filter(id=seminar.programme_id).update(state="draft")
    with pytest.raises(NotFound):
        school.apply()


def test_cancelling_gives_the_seat_back_once(school: School, announced: list[Event]) -> None:
    application = school.apply()
    for _ in range(2):
        learning.cancel_seminar_application(actor=Actor.visitor(), application_id=application.id)
    application.refresh_from_db()
    assert application.state == "cancelled"
    assert application.calendar_sequence == 1
    assert application.place.__class__.objects.get(id=application.place_id).left == 2
    assert [type(event) for event in announced].count(SeminarCancelled) == 1
    assert school.apply().state == "applied"


def test_after_the_beginning_nothing_is_cancelled(school: School) -> None:
    application = school.apply()
    with clock.at(school.seminar.starts_at), pytest.raises(Refused) as refusal:
        learning.cancel_seminar_application(actor=Actor.visitor(), application_id=application.id)
    assert refusal.value.code == "ALREADY_BEGUN"


def test_a_signed_in_person_is_linked_under_her_own_address_only(school: School) -> None:
    hanako = Actor(user_id=school.cast.hanako)
    own = school.apply(actor=hanako, email="HANAKO@example.jp")
    for_a_friend = school.apply(actor=hanako, email="friend@example.jp", given_name="友子")
    assert own.user_id == school.cast.hanako
    assert for_a_friend.user_id is None


def test_applying_signed_in_links_what_was_done_before_without_an_account(
    school: School, announced: list[Event]
) -> None:
    earlier = school.new_seminar(starts_at=AFTER_SEMINAR, ends_at=AFTER_SEMINAR + timedelta(hours=1))
    before = school.apply(seminar_id=earlier.id)
    school.apply(actor=Actor(user_id=school.cast.hanako))
    before.refresh_from_db()
    assert before.user_id == school.cast.hanako
    linked = [event for event in announced if isinstance(event, PersonLinked)]
    assert [(event.old_key, event.new_key) for event in linked] == [
        (mail_person_key("hanako@example.jp"), str(school.cast.hanako))
    ]


@pytest.mark.parametrize(
    ("rule", "code", "takes_part"),
    [
        ([{"kind": "resident"}], "29201", True),
        ([{"kind": "resident"}], "29203", False),
        ([{"kind": "resident"}], "13000", False),
        # Where her registered domicile is, the form does not ask: the office does, later.
        ([{"kind": "any_of", "conditions": [{"kind": "resident"}, {"kind": "domicile"}]}], "13000", True),
        ([{"kind": "age", "min": 20, "max": 49}], "29203", True),
        ([], "13000", True),
    ],
)
def test_people_from_elsewhere_take_part_as_the_programme_says(
    school: School, rule: list[dict[str, Any]], code: str, takes_part: bool
) -> None:
    nara = school.cast.nara
    Programme.objects.filter(id=nara.id).update(eligibility=rule)
    if takes_part:
        assert school.apply(municipality_code=code).municipality_code == code
        return
    with pytest.raises(Invalid) as refusal:
        school.apply(municipality_code=code)
    assert (refusal.value.code, refusal.value.field) == ("NOT_ELIGIBLE", "municipality_code")
    assert "奈良市" in str(refusal.value.message)
