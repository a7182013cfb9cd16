"""Pages of the waiting list, the change of place, the change of a seminar."""

from uuid import uuid4

from django.urls import reverse

from tests.learning.school import APPLICANT, STORY_NOW, VISITOR, School, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.learning import api as learning
from yuiwork.learning.models import Seminar, SeminarApplication
from yuiwork.learning.queries.mail import ticket_path

FORM = {key: value for key, value in APPLICANT.items() if key != "childcare"}


def token(application: SeminarApplication) -> str:
    return ticket_path(application.id).split("/")[3]


def link(name: str, application: SeminarApplication) -> str:
    return reverse(f"learning:{name}", args=[token(application)])


def full_seminar(school: School) -> Seminar:
    seminar = school.new_seminar(
        venue_seats=1, online_seats=0, starts_at=jst(2026, 12, 10, 10), ends_at=jst(2026, 12, 10, 12)
    )
    school.apply(seminar_id=seminar.id, given_name="一郎", email="a@example.jp")
    return seminar


def test_a_visitor_waits_is_offered_a_seat_and_takes_it(page_client: PageClient, school: School) -> None:
    seminar = full_seminar(school)
    path = reverse("learning:seminar_apply", args=[seminar.id])
    assert "キャンセル待ちに登録する" in page_client.get(path).content.decode()
    answer = page_client.post(path, {**FORM, "wait": "on", "submission_id": str(uuid4())})
    assert answer.status_code == 303, answer.content.decode()
    assert "キャンセル待ちの1番目" in page_client.get(answer["Location"]).content.decode()
    waiting = SeminarApplication.objects.get(given_name="花子")
    learning.cancel_seminar_application(
        actor=VISITOR, application_id=SeminarApplication.objects.get(given_name="一郎").id
    )
    offered = page_client.get(ticket_path(waiting.id)).content.decode()
    assert "2026年11月25日（水）10:00までにお返事ください" in offered
    assert page_client.post(link("seminar_take", waiting)).status_code == 303
    assert "お席を確保しました" in page_client.get(ticket_path(waiting.id)).content.decode()


def test_an_offer_that_ended_says_so(page_client: PageClient, school: School) -> None:
    seminar = full_seminar(school)
    waiting = school.apply(seminar_id=seminar.id, wait=True)
    learning.cancel_seminar_application(
        actor=VISITOR, application_id=SeminarApplication.objects.get(given_name="一郎").id
    )
    with clock.at(jst(2026, 11, 26, 10)):
        page_client.post(link("seminar_take", waiting))
        shown = page_client.get(ticket_path(waiting.id)).content.decode()
    assert "お返事の期限が過ぎたため" in shown
    assert jst(2026, 11, 26, 10) > STORY_NOW


def test_the_place_is_changed_on_the_ticket(page_client: PageClient, school: School) -> None:
    application = school.apply()
    assert "オンラインに変更する" in page_client.get(ticket_path(application.id)).content.decode()
    page_client.post(link("seminar_place", application), {"place": "online"})
    assert "meet.example" in page_client.get(ticket_path(application.id)).content.decode()
    page_client.post(link("seminar_place", application), {"place": "moon"})
    application.refresh_from_db()
    assert application.place.kind == "online"


def test_the_paper_is_handed_on_by_the_form(page_client: PageClient, school: School) -> None:
    path = reverse("learning:seminar_apply", args=[school.seminar.id])
    shown = page_client.get(f"{path}?c=nara-hello&s=hello_work").content.decode()
    assert 'name="campaign" value="nara-hello"' in shown
    form = {**FORM, "campaign": "nara-hello", "source": "hello_work", "submission_id": str(uuid4())}
    page_client.post(path, form)
    row = SeminarApplication.objects.get()
    assert (row.campaign, row.source) == ("nara-hello", "hello_work")


def test_the_officer_moves_a_seminar_and_calls_it_off(school: School) -> None:
    application = school.apply()
    officer = PageClient().sign_in(school.cast.takeda)
    path = reverse("learning:seminar_edit", args=["nara", school.seminar.id])
    shown = officer.get(path).content.decode()
    assert "お申し込みの1人にメールでお知らせします" in shown
    form = {
        "title": school.seminar.title,
        "description": "変わりません。",
        "day_year": "2026",
        "day_month": "11",
        "day_day": "28",
        "starts": "10:00",
        "ends": "11:30",
        "venue_name": "図書館",
        "venue_access": "駅から徒歩3分",
        "venue_seats": "2",
        "online_url": "https://meet.example/nara",
        "online_seats": "3",
        "note": "会場が変わります。",
    }
    refused = officer.post(path, {**form, "venue_seats": "0"})
    assert refused.status_code == 422
    assert "すでに1席が埋まっている" in refused.content.decode()
    assert officer.post(path, form).status_code == 303
    assert "駅から徒歩3分" in PageClient().get(ticket_path(application.id)).content.decode()
    off = reverse("learning:seminar_call_off", args=["nara", school.seminar.id])
    assert officer.post(off, {"reason": ""}).status_code == 422
    assert officer.post(off, {"reason": "雪のため中止します。"}).status_code == 303
    assert "雪のため中止します。" in PageClient().get(ticket_path(application.id)).content.decode()
    assert officer.get(reverse("learning:seminar_staff", args=["nara", school.seminar.id])).status_code == 200


def test_the_officer_plans_a_series(school: School) -> None:
    officer = PageClient().sign_in(school.cast.takeda)
    path = reverse("learning:series_new", args=["nara"])
    form = {
        "series_title": "月いち交流会",
        "kind": "exchange",
        "rhythm": "monthly",
        "times": "３",
        "title": "交流会",
        "description": "話しましょう。",
        "day_year": "2026",
        "day_month": "12",
        "day_day": "17",
        "starts": "19:00",
        "ends": "21:00",
        "online_url": "https://meet.example/x",
        "online_seats": "20",
        "survey": "",
        "submission_id": str(uuid4()),
    }
    assert officer.post(path, {**form, "times": "40"}).status_code == 422
    assert officer.post(path, form).status_code == 303
    assert Seminar.objects.filter(series__title="月いち交流会", kind="exchange").count() == 3
    listed = officer.get(reverse("learning:seminars_staff", args=["nara"])).content.decode()
    assert "月いち交流会" in listed
