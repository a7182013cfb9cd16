"""The pages as a visitor, the desk and the officer use them."""

from uuid import uuid4

import icalendar
import pytest

from tests.desk.bureau import Bureau
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.desk.models import Consultation, Desk, Slot
from yuiwork.desk.queries.consultations import ticket_path


@pytest.fixture
def counsellor(bureau: Bureau) -> PageClient:
    return PageClient().sign_in(bureau.cast.counsellor)


def test_a_visitor_books_without_an_account_and_cancels_by_her_link(
    bureau: Bureau, page_client: PageClient
) -> None:
    slot = bureau.slots[0]
    page = page_client.get("/p/nara/desk/").content.decode()
    assert f"/desk/slots/{slot.id}/book/" in page
    assert bureau.topics[0].name in page
    path = f"/desk/slots/{slot.id}/book/"
    data = {"topic": bureau.topics[0].id, "channel": "phone", "name": "橋本 美咲", "email": "misaki@example.jp",
            "wish": "はじめてです", "submission_id": uuid4()}  # fmt: skip
    wrong = page_client.post(path, data)
    assert wrong.status_code == 422
    assert "はじめてです" in wrong.content.decode()
    answer = page_client.post(path, {**data, "phone": "０９０-１２３４-５６７８"})
    assert answer.status_code == 303
    ticket = page_client.get(answer["Location"]).content.decode()
    assert "2026年11月30日" in ticket
    assert "はじめてです" not in ticket
    assert "ご都合が悪くなったとき" in ticket
    event = icalendar.Calendar.from_ical(
        page_client.get(f"{answer['Location']}consultation.ics").content
    ).walk("VEVENT")[0]
    assert event["SUMMARY"] == "しごと相談窓口"
    assert page_client.post(f"{answer['Location']}cancel/").status_code == 303
    assert Consultation.objects.get().state == "cancelled"
    assert page_client.get("/desk/c/broken/").status_code == 404


def test_somebody_was_faster(bureau: Bureau, page_client: PageClient) -> None:
    row = bureau.book()
    assert "ほかの方" in page_client.get(f"/desk/slots/{row.slot_id}/book/").content.decode()


def test_a_programme_without_a_desk(bureau: Bureau, page_client: PageClient) -> None:
    assert bureau.cast.amami
    assert page_client.get("/p/amami/desk/").status_code == 200


def test_the_desk_works_through_a_consultation(bureau: Bureau, counsellor: PageClient) -> None:
    row = bureau.book()
    assert "橋本 美咲" in counsellor.get("/staff/nara/desk/").content.decode()
    path = f"/staff/nara/desk/consultations/{row.id}/"
    assert "移住を考えています" in counsellor.get(path).content.decode()
    assert counsellor.post(path, {"do": "held"}).status_code == 303
    assert (
        counsellor.post(path, {"do": "note", "note-text": "", "note-submission_id": uuid4()}).status_code
        == 422
    )
    assert (
        counsellor.post(
            path, {"do": "note", "note-text": "資料を渡した", "note-submission_id": uuid4()}
        ).status_code
        == 303
    )
    promise = {"do": "promise", "promise-what": "電話する", "promise-submission_id": uuid4(), "promise-due_on_year": "2026",
               "promise-due_on_month": "12", "promise-due_on_day": "1"}  # fmt: skip
    assert counsellor.post(path, promise).status_code == 303
    page = counsellor.get(path).content.decode()
    assert "資料を渡した" in page
    follow_up = row.follow_ups.get()
    assert counsellor.post(path, {"do": f"done:{follow_up.id}"}).status_code == 303
    assert counsellor.post(path, {"do": f"done:{uuid4()}"}).status_code == 404
    outcome = {"do": "outcome", "outcome-outcome": "moved_in", "outcome-on_year": "2026", "outcome-on_month": "11",
               "outcome-on_day": "24"}  # fmt: skip
    assert counsellor.post(path, outcome).status_code == 303
    assert counsellor.post(path, {"do": "refer"}).status_code == 303
    assert "橋本 美咲" in counsellor.get("/staff/nara/desk/?show=past").content.decode()


def test_walk_in_slots_and_set_up_on_screen(bureau: Bureau, counsellor: PageClient) -> None:
    base = f"/staff/nara/desk/{bureau.office.id}/"
    data = {"topic": bureau.topics[0].id, "channel": "in_person", "name": "名無し", "day_year": "2026", "day_month": "11",
            "day_day": "24", "at": "09:30", "submission_id": uuid4()}  # fmt: skip
    assert counsellor.get(f"{base}walk-in/").status_code == 200
    assert counsellor.post(f"{base}walk-in/", {**data, "name": ""}).status_code == 422
    assert counsellor.post(f"{base}walk-in/", data).status_code == 303
    times = {"first_day_year": "2026", "first_day_month": "12", "first_day_day": "1", "last_day_year": "2026",
             "last_day_month": "12", "last_day_day": "14", "weekdays": ["1"], "starts": "13:00", "ends": "14:00",
             "minutes": "30", "ways": ["in_person", "online"]}  # fmt: skip
    assert counsellor.post(f"{base}slots/", {**times, "ways": []}).status_code == 422
    assert counsellor.post(f"{base}slots/", times).status_code == 303
    assert Slot.objects.filter(withdrawn_at=None).count() == 4
    slot = Slot.objects.first()
    assert slot is not None
    assert counsellor.post(f"{base}slots/", {"withdraw": slot.id}).status_code == 303
    new = {"name": "移住相談", "place": "市役所", "topics": "住まい\n学校\n", "days_ahead": "30", "cancel_hours": "1",
           "open": "on", "submission_id": uuid4()}  # fmt: skip
    assert counsellor.post("/staff/nara/desk/set-up/", {**new, "topics": " "}).status_code == 422
    assert counsellor.post("/staff/nara/desk/set-up/", new).status_code == 303
    made = Desk.objects.get(name="移住相談")
    assert counsellor.get(f"/staff/nara/desk/{made.id}/set-up/").status_code == 200
    assert (
        counsellor.post(f"/staff/nara/desk/{made.id}/set-up/", {**new, "topics": "学校"}).status_code == 303
    )
    assert [t.name for t in made.topics.filter(offered=True)] == ["学校"]


def test_where_every_figure_is_hidden_one_sentence_says_so(bureau: Bureau, counsellor: PageClient) -> None:
    row = bureau.book()
    with clock.at(row.ends_at):
        held = f"/staff/nara/desk/consultations/{row.id}/"
        assert counsellor.post(held, {"do": "held"}).status_code == 303
    page = counsellor.get("/staff/nara/desk/figures/?month=2026-11").content.decode()
    assert "相談の件数を伏せています" in page
    assert "figure-drawing" not in page
    assert "data-numeric>x</td>" in page


def test_the_times_of_a_day_say_what_is_free(bureau: Bureau, counsellor: PageClient) -> None:
    bureau.book()
    page = counsellor.get(f"/staff/nara/desk/{bureau.office.id}/slots/").content.decode()
    assert page.count("<caption>2026年11月30日（月）</caption>") == 1
    assert page.count("予約あり") == 1
    assert page.count(">空き<") == 3


def test_numbers_are_written_with_hyphens_and_can_be_called(bureau: Bureau, counsellor: PageClient) -> None:
    row = bureau.book()
    assert '<a href="tel:0742340000">0742-34-0000</a>' in PageClient().get("/p/nara/desk/").content.decode()
    page = counsellor.get(f"/staff/nara/desk/consultations/{row.id}/").content.decode()
    assert '<a href="tel:09012345678">090-1234-5678</a>' in page


def test_officers_see_figures_and_no_log(bureau: Bureau) -> None:
    row, takeda = bureau.book(), PageClient().sign_in(bureau.cast.takeda)
    assert takeda.get("/staff/nara/desk/").status_code == 404
    assert takeda.get(f"/staff/nara/desk/consultations/{row.id}/").status_code == 404
    page = takeda.get("/staff/nara/desk/figures/?month=2026-11").content.decode()
    assert "2026年11月" in page
    assert "<svg" in page
    assert "橋本" not in page
    assert takeda.get("/staff/nara/desk/figures.csv").status_code == 200
    assert takeda.get("/staff/nara/desk/figures.xlsx").status_code == 200
    assert PageClient().get(ticket_path(row.id)).status_code == 200
