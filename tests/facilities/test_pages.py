"""The pages as people use them."""

import csv
import io
from datetime import date
from typing import Any

import icalendar
import openpyxl
import pytest

from tests.cast import Cast
from tests.facilities.hall import Hall, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.ids import new_id
from yuiwork.facilities.models import Booking, Facility


@pytest.fixture
def hanako(hall: Hall, page_client: PageClient) -> PageClient:
    return page_client.sign_in(hall.cast.hanako)


@pytest.fixture
def dirk(hall: Hall) -> PageClient:
    return PageClient().sign_in(hall.cast.dirk)


def test_a_visitor_sees_what_is_lent_and_is_led_to_sign_in(hall: Hall, page_client: PageClient) -> None:
    assert hall.pcs
    text = page_client.get("/p/nara/facilities/").content.decode()
    assert "パソコン席" in text
    assert "2027年3月31日" in text
    week = page_client.get(f"/facilities/{hall.pcs.id}/?day=2026-11-25").content.decode()
    assert "start=10:00" in week
    assert "start=12:00" not in week
    answer = page_client.get(f"/facilities/{hall.pcs.id}/book/?day=2026-11-25&start=10:00")
    assert answer.status_code == 302


def test_a_programme_that_lends_nothing_says_so(cast: Cast, page_client: PageClient) -> None:
    assert cast.amami
    assert page_client.get("/p/amami/facilities/").status_code == 200


def test_she_books_from_the_calendar(hall: Hall, hanako: PageClient) -> None:
    path = f"/facilities/{hall.pcs.id}/book/?day=2026-11-25&start=10:30"
    assert '<option value="10:30" selected>' in hanako.get(path).content.decode()
    answer = hanako.post(
        path, {"starts": "10:30", "minutes": "60", "purpose": "講座の課題", "submission_id": new_id()}
    )
    booking = Booking.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/facilities/bookings/{booking.id}/")
    assert (booking.starts_at, booking.ends_at) == (jst(25, 10, 30), jst(25, 11, 30))
    page = hanako.get(answer["Location"]).content.decode()
    assert "2026年11月25日（水）10:30" in page
    assert "パソコン席" in hanako.get("/today/").content.decode()


def test_a_refusal_keeps_what_she_typed(hall: Hall, hanako: PageClient) -> None:
    path = f"/facilities/{hall.pcs.id}/book/?day=2026-11-25"
    data = {"starts": "11:30", "minutes": "120", "purpose": "作業", "submission_id": new_id()}
    answer = hanako.post(path, data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "作業" in text
    assert "開いていません" in text


def test_the_calendar_never_names_people_to_others(hall: Hall, hanako: PageClient) -> None:
    hall.book(facility=hall.studio, user_id=hall.cast.sato)
    text = hanako.get(f"/facilities/{hall.studio.id}/?day=2026-11-25").content.decode()
    assert "佐藤" not in text
    assert "予約済み" in text


def test_the_calendar_file_takes_the_date_out_again(hall: Hall, hanako: PageClient) -> None:
    booking = hall.book()

    def event() -> Any:
        content = hanako.get(f"/facilities/bookings/{booking.id}/booking.ics").content
        return icalendar.Calendar.from_ical(content).walk("VEVENT")[0]

    assert event()["DTSTART"].dt == booking.starts_at
    hanako.post(f"/facilities/bookings/{booking.id}/cancel/")
    assert event()["STATUS"] == "CANCELLED"
    assert event()["SEQUENCE"] == 1


def test_she_is_there(hall: Hall, hanako: PageClient) -> None:
    booking = hall.book()
    assert "利用できなくなったとき" in hanako.get(f"/facilities/bookings/{booking.id}/").content.decode()
    with clock.at(jst(25, 9, 50)):
        assert "着きました" in hanako.get(f"/facilities/bookings/{booking.id}/").content.decode()
        hanako.post(f"/facilities/bookings/{booking.id}/here/")
    assert Booking.objects.get().state == "checked_in"


def test_own_bookings_empty_and_filled(hall: Hall, hanako: PageClient) -> None:
    assert "予約はありません" in hanako.get("/facilities/bookings/").content.decode()
    hall.book()
    assert "パソコン席" in hanako.get("/facilities/bookings/").content.decode()
    with clock.at(jst(26, 10)):
        assert "これまで" in hanako.get("/facilities/bookings/").content.decode()


def test_a_director_sets_one_up(hall: Hall, dirk: PageClient) -> None:
    new = "/staff/nara/facilities/new/"
    data = {
        "name": "遊び場", "kind": "play_space", "place": "1階", "units": "２", "bookers": "anyone",
        "slot_minutes": "60", "max_minutes": "180", "days_ahead": "14", "most_at_once": "2", "cancel_hours": "1",
        "no_show_minutes": "0", "holiday_rule": "open", "fee_yen": "1,000", "lent": "on",
        "free_until_year": "令和9", "free_until_month": "3", "free_until_day": "31", "submission_id": new_id(),
    }  # fmt: skip
    assert dirk.post(new, {**data, "max_minutes": "30"}).status_code == 422
    answer = dirk.post(new, data)
    facility = Facility.objects.get()
    assert answer["Location"] == f"/staff/nara/facilities/{facility.id}/hours/"
    assert (facility.units, facility.fee_yen, facility.free_until) == (2, 1000, date(2027, 3, 31))
    wrong = dirk.post(answer["Location"], {"day0": "朝から"})
    assert wrong.status_code == 422
    assert "朝から" in wrong.content.decode()
    dirk.post(answer["Location"], {"day0": "10時〜12時", "day5": "9:00-17:00"})
    assert facility.hours.count() == 2
    dirk.post(f"/staff/nara/facilities/{facility.id}/exceptions/",
              {"day_year": "2026", "day_month": "12", "day_day": "1", "reason": "清掃"})  # fmt: skip
    assert "清掃" in dirk.get(f"/staff/nara/facilities/{facility.id}/?day=2026-12-01").content.decode()
    dirk.post(f"/staff/nara/facilities/{facility.id}/exceptions/", {"remove": "2026-12-01"})
    assert not facility.exceptions.exists()
    assert dirk.get(f"/staff/nara/facilities/{facility.id}/edit/").status_code == 200


def test_the_staff_see_names_and_mark_who_came(hall: Hall, dirk: PageClient) -> None:
    booking = hall.book()
    with clock.at(jst(25, 10, 5)):
        assert "山田 花子" in dirk.get("/staff/nara/facilities/").content.decode()
        assert "山田 花子" in dirk.get(f"/staff/nara/facilities/{hall.pcs.id}/").content.decode()
        path = f"/staff/nara/bookings/{booking.id}/"
        assert dirk.post(path, {"do": "came"}).status_code == 303
    assert Booking.objects.get().state == "checked_in"


def test_the_staff_cancel_with_a_word(hall: Hall, dirk: PageClient) -> None:
    path = f"/staff/nara/bookings/{hall.book().id}/"
    assert dirk.post(path, {"do": "cancel", "reason": ""}).status_code == 422
    assert dirk.post(path, {"do": "cancel", "reason": "停電のため"}).status_code == 303
    assert Booking.objects.get().cancel_reason == "停電のため"


def test_blocks_on_screen(hall: Hall, dirk: PageClient) -> None:
    path = f"/staff/nara/facilities/{hall.studio.id}/blocks/"
    data = {"title": "もや会", "first_day_year": "2026", "first_day_month": "11", "first_day_day": "25", "starts": "18:00",
            "ends": "20:00", "units": "1", "every": "1", "submission_id": str(new_id())}  # fmt: skip
    assert dirk.post(path, data).status_code == 422  # until when?
    data |= {"last_day_year": "2026", "last_day_month": "12", "last_day_day": "9"}
    assert dirk.post(path, data).status_code == 303
    assert Booking.objects.count() == 3
    page = dirk.get(path).content.decode()
    block = Booking.objects.first()
    assert "もや会" in page
    assert block is not None
    dirk.post(path, {"end": block.block_id})
    assert set(Booking.objects.values_list("state", flat=True)) == {"cancelled"}


def test_usage_on_screen_and_in_files(hall: Hall, dirk: PageClient) -> None:
    hall.book(jst(25, 10), jst(25, 12))
    text = dirk.get("/staff/nara/facilities/usage/?month=2026-11").content.decode()
    assert "<svg" in text
    assert "2026年11月" in text
    assert text.index("伏せ") < text.index("figure-drawing")
    content = dirk.get("/staff/nara/facilities/usage.csv?month=2026-11").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    # 19 weekdays of November without 3 and 23, six hours each, three PCs; one person stays hidden
    assert rows[1] == ["パソコン席", "1", "x", "2", "0", "342", "1", "0", "0", "0"]
    book = openpyxl.load_workbook(
        io.BytesIO(dirk.get("/staff/nara/facilities/usage.xlsx?month=2026-11").content)
    )
    assert book.worksheets[1]["A2"].value == "パソコン席"


def test_another_programmes_staff_find_nothing(hall: Hall) -> None:
    other = PageClient().sign_in(hall.cast.other_officer)
    booking = hall.book()
    for path in ("facilities/", f"facilities/{hall.pcs.id}/", "facilities/usage/", f"bookings/{booking.id}/"):
        assert other.get(f"/staff/nara/{path}").status_code == 404
    for path in (f"facilities/{hall.pcs.id}/", f"bookings/{booking.id}/"):
        assert other.get(f"/staff/amami/{path}").status_code == 404
