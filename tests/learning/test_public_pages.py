"""The pages a visitor and the holder of a link see."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.learning.school import AFTER_SEMINAR, APPLICANT, School, jst
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.learning.models import SeminarApplication
from yuiwork.learning.queries.mail import survey_path, ticket_path
from yuiwork.regions.api import Programme
from yuiwork.surveys.models import Response

EXIT_ANSWERS = {"purpose": ["at_home", "with_children"], "intention": "if_timing_fits", "satisfaction": "5"}


def apply_url(school: School) -> str:
    return reverse("learning:seminar_apply", args=[school.seminar.id])


def typed(**changes: object) -> dict[str, object]:
    data = {**APPLICANT, "childcare": "on", "submission_id": str(uuid4()), **changes}
    return {key: value for key, value in data.items() if value is not None}


def test_a_visitor_applies_and_lands_on_her_ticket(page_client: PageClient, school: School) -> None:
    page = page_client.get(apply_url(school))
    assert "残り2席" in page.content.decode()
    answer = page_client.post(apply_url(school), typed(family_name="𠮷田", place="online", childcare=None))
    assert answer.status_code == 303
    ticket = page_client.get(answer["Location"]).content.decode()
    assert "𠮷田 花子" in ticket
    assert "https://meet.example/nara" in ticket


def test_the_online_address_is_not_on_the_public_page(page_client: PageClient, school: School) -> None:
    assert "meet.example" not in page_client.get(apply_url(school)).content.decode()


def test_a_wrong_reading_is_told_at_its_field_and_what_she_typed_is_kept(
    page_client: PageClient, school: School
) -> None:
    answer = page_client.post(apply_url(school), typed(family_kana="山田", email="foo..bar.@docomo.ne.jp"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_family_kana_error"' in html
    assert 'value="山田"' in html
    assert 'value="foo..bar.@docomo.ne.jp"' in html
    assert not SeminarApplication.objects.exists()


def test_a_full_venue_is_told_at_the_choice_of_place(page_client: PageClient, school: School) -> None:
    school.apply()
    school.apply(given_name="次郎", email="b@example.jp")
    answer = page_client.post(apply_url(school), typed(given_name="三郎", email="c@example.jp"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "会場の席は埋まりました。オンラインはあと3席あります。" in html
    assert "満席" in html


def test_a_double_tap_takes_one_seat(page_client: PageClient, school: School) -> None:
    form = typed()
    first = page_client.post(apply_url(school), form)
    second = page_client.post(apply_url(school), form)
    assert first["Location"] == second["Location"]
    assert SeminarApplication.objects.count() == 1


def test_a_signed_in_person_finds_her_names_filled_in(page_client: PageClient, school: School) -> None:
    html = page_client.sign_in(school.cast.hanako).get(apply_url(school)).content.decode()
    assert 'value="ヤマダ"' in html
    assert 'value="hanako@example.jp"' in html


def test_after_the_closing_there_is_no_form(page_client: PageClient, school: School) -> None:
    url = apply_url(school)
    with clock.at(AFTER_SEMINAR):
        html = page_client.get(url).content.decode()
    assert "この説明会の申込は締め切りました" in html
    assert 'name="family_name"' not in html


def test_an_unknown_seminar_and_one_of_a_draft_are_404(page_client: PageClient, school: School) -> None:
    assert page_client.get(reverse("learning:seminar_apply", args=[uuid4()])).status_code == 404
    url = apply_url(school)
    Programme.objects.update(state="draft")
    assert page_client.get(url).status_code == 404


def test_her_ticket_cancels_by_post_only_and_asks_nothing_twice(
    page_client: PageClient, school: School
) -> None:
    ticket = ticket_path(school.apply().id)
    assert page_client.get(f"{ticket}cancel/").status_code == 405
    for _ in range(2):
        assert page_client.post(f"{ticket}cancel/").status_code == 303
    assert "キャンセルされています" in page_client.get(ticket).content.decode()


def test_a_broken_link_answers_404_and_says_what_to_do(page_client: PageClient, school: School) -> None:
    ticket = ticket_path(school.apply().id)
    for url in (
        ticket[:-6] + "/",
        ticket.replace("/a/", "/a/x"),
        "/seminars/a/nonsense/",
        "/survey/nonsense/",
    ):
        answer = page_client.get(url)
        assert answer.status_code == 404
        assert "メールのリンクをもう一度開いて" in answer.content.decode()


def test_a_ticket_link_does_not_open_the_survey(page_client: PageClient, school: School) -> None:
    token = ticket_path(school.apply().id).split("/")[-2]
    assert page_client.get(f"/survey/{token}/").status_code == 404


def test_a_link_ends_thirty_days_after_the_seminar(page_client: PageClient, school: School) -> None:
    ticket = ticket_path(school.apply().id)
    with clock.at(jst(2026, 12, 27, 11, 29)):
        assert page_client.get(ticket).status_code == 200
    with clock.at(jst(2026, 12, 27, 11, 31)):
        answer = page_client.get(ticket)
    assert answer.status_code == 410
    assert "奈良市 産業政策課" in answer.content.decode()


def test_the_survey_opens_with_the_seminar_and_is_answered_once(
    page_client: PageClient, school: School
) -> None:
    application = school.apply()
    url = survey_path(application.id)
    assert "説明会が始まると開きます" in page_client.get(url).content.decode()
    with clock.at(AFTER_SEMINAR):
        start = page_client.get(url, follow=True)
        assert "全部で8問" in start.content.decode()
        path = start.request["PATH_INFO"]
        page = page_client.post(path)["Location"]
        assert "今日の説明会はいかがでしたか" in page_client.get(page).content.decode()
        assert page_client.post(page, {**EXIT_ANSWERS, "satisfaction": ""}).status_code == 422
        following = page_client.post(page, EXIT_ANSWERS)["Location"]
        following = page_client.post(following, EXIT_ANSWERS)["Location"]
        assert page_client.post(following, EXIT_ANSWERS)["Location"] == path
        assert "ご回答ありがとうございました" in page_client.get(page).content.decode()
        assert "ご回答ありがとうございました" in page_client.get(url).content.decode()
    answers = Response.objects.get().answers
    assert answers.get(question__code="satisfaction").value == 5
    assert answers.get(question__code="purpose").value == ["with_children", "at_home"]


def test_a_course_can_be_read_by_everybody_but_not_its_online_address(
    page_client: PageClient, school: School
) -> None:
    html = page_client.get(reverse("learning:course", args=[school.course.id])).content.decode()
    assert "すべての課題に合格する" in html
    assert "1回以上出席する" in html
    assert "meet.example" not in html


@pytest.mark.parametrize("number", ["NARA-2026-0001", "nara-2026-0001"])
def test_anybody_can_check_a_certificate_and_sees_the_name_masked(
    page_client: PageClient, school: School, number: str
) -> None:
    school.complete()
    html = page_client.get(f"/certificates/{number}/", follow=True).content.decode()
    assert "山田 ●●" in html
    assert "花子" not in html
    assert "なららワーク" in html
    assert page_client.get("/certificates/NARA-2026-0002/").status_code == 404
