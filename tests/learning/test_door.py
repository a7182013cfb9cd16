"""当日の受付: the QR code, the code that is read out, whoever comes without having applied."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.learning.school import APPLICANT, SEMINAR_DAY, VISITOR, School, heard
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import SeminarApplied, SeminarAttended
from yuiwork.learning.models import SeminarApplication
from yuiwork.learning.queries.mail import door_url, ticket_path


def walk_in(school: School, **changes: Any) -> SeminarApplication:
    values = {k: v for k, v in APPLICANT.items() if k != "childcare"}
    values |= {"email": "", "add_seat": False, "submission_id": uuid4(), "given_name": "薫"}
    tutor = school.cast.actor(school.cast.tutor)
    return learning.add_walk_in(actor=tutor, seminar_id=school.seminar.id, **{**values, **changes})


def page(school: School, name: str, *more: object) -> str:
    return reverse(f"learning:{name}", args=["nara", school.seminar.id, *more])


def test_the_ticket_shows_a_code_whose_address_marks_her_present_by_one_tap(school: School) -> None:
    application = school.apply()
    ticket = PageClient().get(ticket_path(application.id)).content.decode()
    assert application.code in ticket
    assert '<svg class="qr"' in ticket
    address = door_url(application).removeprefix("http://localhost:8000")
    staff = PageClient().sign_in(school.cast.tutor)
    with clock.at(SEMINAR_DAY):
        opened = staff.get(address)
        assert "山田 花子" in opened.content.decode()
        application.refresh_from_db()
        assert application.state == "applied"  # opening alone changes nothing
        for _ in range(2):
            answer = staff.post(address)
            assert answer["Location"] == page(school, "seminar_door")
        application.refresh_from_db()
        assert application.state == "attended"
        assert "10:30に出席にしました" in staff.get(address).content.decode()
        counts = staff.get(page(school, "seminar_door")).content.decode()
    assert "<dt>出席</dt><dd>1</dd>" in counts


@pytest.mark.parametrize("shape", ["{}", " {} ", "lower", "wide", "{0:.3}-{1}"])
def test_the_code_is_found_however_it_is_typed(school: School, shape: str) -> None:
    application = school.apply()
    code = application.code
    typed = {
        "lower": code.lower(),
        "wide": "".join(chr(ord(letter) + 0xFEE0) for letter in code),
    }.get(shape, shape.format(code, code[3:]))
    staff = PageClient().sign_in(school.cast.tutor)
    with clock.at(SEMINAR_DAY):
        answer = staff.post(page(school, "seminar_door"), {"code": typed})
        assert answer["Location"] == page(school, "seminar_check_in", code)
        assert staff.post(page(school, "seminar_door"), {"code": "222222"}).status_code == 422


def test_strangers_cannot_use_a_ticket(school: School) -> None:
    path = page(school, "seminar_check_in", school.apply().code)
    assert PageClient().get(path).status_code == 302
    for who in (school.cast.hanako, school.cast.other_officer):
        assert PageClient().sign_in(who).post(path).status_code == 404


def test_who_has_not_applied_is_written_down_and_present(school: School, announced: list[Event]) -> None:
    with clock.at(SEMINAR_DAY):
        key = uuid4()
        first = walk_in(school, submission_id=key)
        assert walk_in(school, submission_id=key).id == first.id
        other = walk_in(school, given_name="翔")
    assert (first.state, first.email) == ("attended", "")
    assert first.person_key != other.person_key  # two people without an address are two people
    assert [e.walk_in for e in heard(announced, SeminarApplied)] == [True, True]  # type: ignore[attr-defined]
    assert len(heard(announced, SeminarAttended)) == 2


def test_a_full_room_takes_one_more_chair_on_purpose_only(school: School) -> None:
    school.apply()
    school.apply(given_name="次郎", email="b@example.jp")
    with clock.at(SEMINAR_DAY):
        with pytest.raises(Conflict) as refusal:
            walk_in(school)
        assert (refusal.value.code, refusal.value.field) == ("FULL", "add_seat")
        walk_in(school, add_seat=True)
    place = school.seminar.places.get(kind="venue")
    assert (place.seats, place.taken) == (3, 3)


def test_who_has_applied_is_found_instead(school: School) -> None:
    school.apply()
    with clock.at(SEMINAR_DAY), pytest.raises(Conflict) as refusal:
        walk_in(school, given_name="花子", email="hanako@example.jp")
    assert refusal.value.code == "ALREADY_APPLIED"


def test_who_waited_in_vain_is_let_in_if_there_is_a_seat(school: School) -> None:
    first = school.apply()
    second = school.apply(given_name="次郎", email="b@example.jp")
    waiting = school.apply(given_name="三郎", email="c@example.jp", wait=True)
    tutor = school.cast.actor(school.cast.tutor)

    def let_in() -> None:
        learning.mark_seminar_attendance(actor=tutor, application_id=waiting.id, present=True)

    with clock.at(SEMINAR_DAY):
        with pytest.raises(Conflict) as refusal:
            let_in()
        assert refusal.value.code == "FULL"
    learning.cancel_seminar_application(actor=VISITOR, application_id=first.id)
    with clock.at(SEMINAR_DAY):
        let_in()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.offer_until) == ("attended", None)
    assert school.seminar.places.get(kind="venue").taken == 2
    assert second.state == "applied"


def test_nobody_comes_in_before_the_day(school: School) -> None:
    with pytest.raises(Refused) as refusal:
        walk_in(school)
    assert refusal.value.code == "NOT_YET"


def test_the_reception_adds_somebody_on_a_page(school: School) -> None:
    staff, path = PageClient().sign_in(school.cast.tutor), page(school, "seminar_walk_in")
    form = {k: v for k, v in APPLICANT.items() if k not in {"childcare", "email"}}
    form |= {"submission_id": str(uuid4()), "email": ""}
    with clock.at(SEMINAR_DAY):
        assert staff.post(path, {**form, "family_kana": "山田"}).status_code == 422
        assert staff.post(path, form).status_code == 303
    assert SeminarApplication.objects.get().walk_in
