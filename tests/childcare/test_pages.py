"""The pages of the parent and of the carers."""

from uuid import uuid4

from django.urls import reverse

from tests.childcare.nursery import CHILD, Nursery
from tests.learning.school import jst
from tests.page_client import PageClient
from yuiwork.childcare.links import request_path
from yuiwork.childcare.models import ChildPlace, Occasion
from yuiwork.core import clock
from yuiwork.learning.queries.mail import ticket_path

FORM = {
    "name": CHILD["name"],
    "kana": "やまだひまり",
    "birth_date_year": "令和6",
    "birth_date_month": "4",
    "birth_date_day": "10",
    "allergies": "卵",
    "health": "",
    "emergency_name": "山田 太郎（父）",
    "emergency_phone": "090-1234-5678",
    "collectors": "山田 花子（母）\n山田 太郎（父）",
    "agreed": "on",
}
TODAY = jst(2026, 11, 27, 9, 45)


def staff(name: str, *more: object) -> str:
    return reverse(f"childcare:{name}", args=["nara", *more])


def test_the_parent_writes_her_child_down_on_a_phone(nursery: Nursery, page_client: PageClient) -> None:
    request = nursery.family()
    ticket = page_client.get(ticket_path(request.party_id)).content.decode()
    assert request_path(request.id) in ticket
    page = page_client.get(request_path(request.id)).content.decode()
    assert "お子さまのことをお知らせください" in page
    new = request_path(request.id) + "children/new/"
    assert "暗号化して保管し" in page_client.get(new).content.decode()
    form = {**FORM, "submission_id": str(uuid4())}
    refused = page_client.post(new, {**form, "birth_date_year": "2026", "birth_date_month": "10"})
    assert refused.status_code == 422
    assert "6か月" in refused.content.decode()
    assert page_client.post(new, {k: v for k, v in form.items() if k != "agreed"}).status_code == 422
    assert page_client.post(new, form).status_code == 303
    page = page_client.get(request_path(request.id)).content.decode()
    assert "山田 陽葵" in page
    assert "まだだれも開いていません" in page
    place = ChildPlace.objects.get()
    path = reverse("childcare:child", args=[request_path(request.id).split("/")[2], place.id])
    assert 'value="ヤマダヒマリ"' in page_client.get(path).content.decode()
    assert page_client.post(path, {**form, "allergies": "なし"}).status_code == 303
    assert page_client.post(path + "cancel/").status_code == 303
    place.refresh_from_db()
    assert place.state == "cancelled"


def test_the_carer_works_through_the_day(nursery: Nursery) -> None:
    place = nursery.child(nursery.family())
    carer = PageClient().sign_in(nursery.carer)
    with clock.at(TODAY):
        assert nursery.school.seminar.title in carer.get(staff("occasions")).content.decode()
        page = carer.get(staff("occasion", nursery.occasion.id)).content.decode()
        assert "山田 陽葵" not in page  # only the list itself shows children, because only it is logged
        path = staff("day_list", nursery.occasion.id)
        listed = carer.get(path).content.decode()
        for words in ("山田 陽葵", "2歳7か月", "アレルギー：卵", ">090-1234-5678<", "山田 太郎（父）"):
            assert words in listed, words
        carer.post(path, {"place": place.id, "mark": "hand_over"})
        assert "09:45" in carer.get(path).content.decode()
        carer.post(path, {"place": place.id, "mark": "collect", "collector": "9"})
        carer.post(path, {"place": place.id, "mark": "collect", "collector": "0"})
        place.refresh_from_db()
        assert place.state == "collected"
        carer.post(path, {"place": place.id, "mark": "undo"})
        assert carer.post(path, {"place": str(uuid4()), "mark": "undo"}).status_code == 404
        assert carer.post(path, {"place": place.id, "mark": "dance"}).status_code == 404
    assert "/today/" in carer.get("/today/").request["PATH_INFO"]


def test_on_another_day_the_list_stays_closed(nursery: Nursery) -> None:
    nursery.child(nursery.family())
    carer, path = PageClient().sign_in(nursery.carer), staff("day_list", nursery.occasion.id)
    answer = carer.get(path)
    assert answer.status_code == 303
    assert "当日に開けます" in carer.get(answer["Location"]).content.decode()
    assert PageClient().sign_in(nursery.other_carer).get(path).status_code == 404
    for who in (nursery.cast.dirk, nursery.cast.tutor, nursery.cast.other_officer, nursery.cast.hanako):
        assert PageClient().sign_in(who).get(path).status_code == 404


def test_the_officer_offers_childcare_and_puts_carers_on_duty(nursery: Nursery) -> None:
    officer = PageClient().sign_in(nursery.cast.takeda)
    path = reverse("learning:seminar_childcare", args=["nara", nursery.school.seminar.id])
    form = {
        "carers": "2",
        "children_per_carer": "3",
        "places": "７",
        "min_months": "6",
        "max_months": "71",
        "keep_days": "30",
    }
    refused = officer.post(path, form)
    assert refused.status_code == 422
    assert "6人まで" in refused.content.decode()
    assert officer.post(path, {**form, "places": "6"}).status_code == 303
    occasion = Occasion.objects.get()
    carer = nursery.carer
    officer.post(staff("duty", occasion.id), {"carers": [str(carer)]})
    officer.post(staff("duty", occasion.id), {"carers": [str(nursery.cast.hanako)]})
    assert list(occasion.duties.values_list("user_id", flat=True)) == [carer]
    assert officer.post(staff("cost", occasion.id), {"cost_yen": "-5"}).status_code == 422
    assert officer.post(staff("cost", occasion.id), {"cost_yen": "24,000"}).status_code == 303
    assert "星 子" in officer.get(staff("occasion", occasion.id)).content.decode()
    assert officer.get(reverse("childcare:occasions_own")).status_code == 302


def test_a_learner_finds_the_childcare_of_her_sessions(nursery: Nursery) -> None:
    from tests.childcare.nursery import OFFER
    from yuiwork.learning import api as learning

    nursery.school.enrolment  # noqa: B018 - Hanako learns
    session = nursery.school.sessions[0]
    hanako, home = PageClient().sign_in(nursery.cast.hanako), reverse("learning:childcare_home")
    assert "託児のある回はありません" in hanako.get(home).content.decode()
    learn = reverse("learning:home")
    assert f'href="{home}"' not in hanako.get(learn).content.decode()
    learning.set_session_childcare(
        actor=nursery.cast.actor(nursery.cast.takeda), session_id=session.id, **OFFER
    )
    assert "託児を申し込む" in hanako.get(home).content.decode()
    assert f'href="{home}"' in hanako.get(learn).content.decode()
    answer = hanako.post(home, {"session": str(session.id)})
    assert answer.status_code == 303
    assert hanako.get(answer["Location"]).status_code == 200
    assert hanako.post(home, {"session": "x"}).status_code == 404


def test_a_link_ends_with_the_records_and_a_broken_one_opens_nothing(
    nursery: Nursery, page_client: PageClient
) -> None:
    path = request_path(nursery.family().id)
    with clock.at(jst(2026, 12, 28)):
        assert page_client.get(path).status_code == 410
    assert page_client.get(path[:-4] + "xx/").status_code == 404
