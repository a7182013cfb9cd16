"""Answering on a phone: from the link of a mail or a flyer, page by page, on two days, sent once."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from tests.surveys.conftest import EVERY_KIND
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.surveys import api as surveys
from yuiwork.surveys.models import Invitation, Response, Survey

pytestmark = pytest.mark.django_db

REWORDED: Any = {**EVERY_KIND[0], "text": "あたらしい言い方ですか"}
FIRST: dict[str, Any] = {"start": "yes"}
SECOND: dict[str, Any] = {
    "purpose": ["home", "other"],
    "purpose__own_words": "趣味のため",
    "satisfaction": "4",
}
THIRD: dict[str, Any] = {"hours": "１２"}
FOURTH: dict[str, Any] = {"parts__talk": "good", "parts__place": "bad"}


def make(cast: Cast, **how: Any) -> surveys.Survey:
    return surveys.create_survey(
        actor=SYSTEM, programme_id=cast.nara.id, title="修了後アンケート", questions=EVERY_KIND, **how
    )


def ask(survey: surveys.Survey, key: str = "enrolment:1", **more: Any) -> str:
    with transaction.atomic():
        return surveys.answer_path(surveys.invite(survey_id=survey.id, respondent_key=key, **more).id)


def test_four_pages_on_two_days(page_client: PageClient, cast: Cast) -> None:
    path = ask(make(cast))
    start = page_client.get(path).content.decode()
    assert "全部で6問" in start
    assert "どなたの回答か、だれにもわかりません" in start
    page = page_client.post(path)["Location"]
    assert "あと6問" in page_client.get(page).content.decode()
    page = page_client.post(page, FIRST)["Location"]
    html = page_client.get(page).content.decode()
    assert "あと4問" in html
    assert "理由を教えてください" not in html
    refused = page_client.post(page, {**SECOND, "satisfaction": ""})
    assert refused.status_code == 422
    assert "趣味のため" in refused.content.decode()
    page = page_client.post(page, SECOND)["Location"]
    assert page.endswith("/3/")
    # The next day, from the mail again: the answers so far are there.
    with clock.at(clock.now() + timedelta(days=1)):
        assert "おかえりなさい。あと2問です" in page_client.get(path).content.decode()
        assert page_client.post(path)["Location"] == page
        assert "いまの仕事" in page_client.get(page).content.decode()
        back = page_client.get(page.replace("/3/", "/2/")).content.decode()
        assert 'value="趣味のため"' in back
        page = page_client.post(page, THIRD)["Location"]
        assert "回答を送る" in page_client.get(page).content.decode()
        assert page_client.post(page, FOURTH)["Location"] == path
        assert "ご回答ありがとうございました" in page_client.get(path).content.decode()
        # A second tap, from the last page of her browser's history: thanks again, nothing twice.
        assert "ご回答ありがとうございました" in page_client.post(page, FOURTH).content.decode()
    answers = {
        row.question.code: row.value for row in Response.objects.get().answers.select_related("question")
    }
    assert answers == {
        "start": "yes", "purpose": ["home", "other"], "satisfaction": 4, "hours": 12,
        "parts": {"talk": "good", "place": "bad"},
    }  # fmt: skip
    assert Invitation.objects.get().draft is None


def test_a_mind_that_changes_takes_the_branch_with_it(page_client: PageClient, cast: Cast) -> None:
    path = ask(make(cast))
    page = page_client.post(path)["Location"]
    for answers in (FIRST, SECOND, THIRD):
        page = page_client.post(page, answers)["Location"]
    first = f"{path}1/"
    second = page_client.post(first, {"start": "no"})["Location"]
    assert "理由を教えてください" in page_client.get(second).content.decode()
    assert page_client.post(second, {**SECOND, "why_not": "時間がない"})["Location"] == path
    kept = set(Response.objects.get().answers.values_list("question__code", flat=True))
    assert kept == {"start", "why_not", "purpose", "satisfaction"}


def test_a_page_that_was_jumped_over_is_asked_for_in_the_end(page_client: PageClient, cast: Cast) -> None:
    path = ask(make(cast))
    page_client.post(path)
    page_client.post(f"{path}1/", FIRST)
    answer = page_client.post(f"{path}4/", FOURTH)
    assert answer["Location"] == f"{path}2/"
    assert "まだお答えいただいていない質問" in page_client.get(answer["Location"]).content.decode()
    assert not Response.objects.exists()


def test_pages_that_are_not_there_lead_back_to_the_beginning(page_client: PageClient, cast: Cast) -> None:
    path = ask(make(cast))
    assert page_client.get(f"{path}1/")["Location"] == path  # she has not begun
    page_client.post(path)
    assert page_client.get(f"{path}9/")["Location"] == path
    page_client.post(f"{path}1/", {"start": "no"})
    assert page_client.get(f"{path}3/")["Location"] == path  # the section is not for her


def test_she_reads_the_version_that_she_began_with(page_client: PageClient, cast: Cast) -> None:
    survey = make(cast)
    path = ask(survey)
    page_client.post(path)
    with transaction.atomic():
        second = surveys.create_question_set(
            actor=SYSTEM, programme_id=cast.nara.id, survey=survey, version=2,
            questions=[REWORDED],
        )  # fmt: skip
        surveys.publish_question_set(actor=SYSTEM, question_set_id=second.id)
    assert "始めたいですか" in page_client.get(f"{path}1/").content.decode()
    other = ask(survey, "enrolment:2")
    page_client.post(other)
    assert "あたらしい言い方ですか" in page_client.get(f"{other}1/").content.decode()


# With her name, or without.


def test_her_name_stands_there_only_if_she_agrees(page_client: PageClient, cast: Cast) -> None:
    survey = make(cast, anonymous=False)
    for key, choice in (("user:1", "1"), ("user:2", "0")):
        path = ask(survey, key, user_id=cast.hanako)
        start = page_client.get(path).content.decode()
        assert "同意して、名前とともに答える" in start
        assert "名前を出さずに答える" in start
        page = page_client.post(path, {"named": choice})["Location"]
        for answers in (FIRST, SECOND, THIRD, FOURTH):
            page = page_client.post(page, answers)["Location"]
    named, unnamed = Response.objects.get(named=True), Response.objects.get(named=False)
    assert (named.user_id, named.respondent_key) == (cast.hanako, "user:1")
    assert (unnamed.user_id, unnamed.respondent_key) == (None, "")


def test_an_anonymous_survey_cannot_be_answered_with_a_name(page_client: PageClient, cast: Cast) -> None:
    path = ask(make(cast), user_id=cast.hanako)
    page_client.post(path, {"named": "1"})
    assert Invitation.objects.get().named is False


# Links that open nothing.


def test_a_broken_link_says_what_to_do(page_client: PageClient, cast: Cast) -> None:
    path = ask(make(cast))
    for url in (path[:-5] + "/", "/answer/nonsense/", "/answer/nonsense/1/"):
        answer = page_client.get(url)
        assert answer.status_code == 404
        assert "メールのリンクをもう一度開いて" in answer.content.decode()


def test_too_late_is_said_kindly(page_client: PageClient, cast: Cast) -> None:
    path = ask(make(cast), open_until=date(2026, 11, 30))
    with clock.at(clock.now() + timedelta(days=6)):
        assert page_client.get(path).status_code == 200
    with clock.at(clock.now() + timedelta(days=7)):
        answer = page_client.post(path)
        assert answer.status_code == 410
        assert "回答の期間は終わりました" in answer.content.decode()
        assert "奈良市 産業政策課" in answer.content.decode()


# The open link.


def test_anybody_answers_by_the_open_link(page_client: PageClient, cast: Cast) -> None:
    survey = make(cast, occasion="open_link", closes_on=date(2026, 12, 10))
    url, form = f"/ask/{survey.id}/", {"submission_id": str(uuid4())}
    assert "登録はいりません" in page_client.get(url).content.decode()
    first = page_client.post(url, form)["Location"]
    assert page_client.post(url, form)["Location"] == first  # a second tap begins nothing new
    page = first
    for answers in (FIRST, SECOND, THIRD, FOURTH):
        page = page_client.post(page, answers)["Location"]
    assert "ご回答ありがとうございました" in page_client.get(page).content.decode()
    assert Response.objects.count() == Invitation.objects.count() == 1
    assert page_client.post(url, {"submission_id": "x"}).status_code == 422
    with clock.at(clock.now() + timedelta(days=17)):
        assert page_client.get(url).status_code == 410


def test_other_surveys_have_no_open_link(page_client: PageClient, cast: Cast) -> None:
    assert page_client.get(f"/ask/{make(cast).id}/").status_code == 404
    hidden = make(cast, occasion="open_link")
    Survey.objects.filter(id=hidden.id).update(state="draft", opened_on=None)
    assert page_client.get(f"/ask/{hidden.id}/").status_code == 404


def test_it_reads_in_english(page_client: PageClient, cast: Cast) -> None:
    survey = make(cast)
    Survey.objects.filter(id=survey.id).update(english={"title": "After the course"})
    path = ask(survey)
    page_client.cookies["django_language"] = "en"
    html = page_client.get(path).content.decode()
    assert "After the course" in html
    assert "6 questions, about two minutes." in html


def test_what_waits_for_her_stands_on_today(cast: Cast) -> None:
    sent = make(cast, occasion="course_end")
    path = ask(sent, user_id=cast.hanako)
    ask(make(cast), "application:1", user_id=cast.hanako)  # a seminar's is offered by learning
    [step] = surveys.next_steps(Actor(user_id=cast.hanako))
    assert (step.url, step.due) == (path, date(2026, 12, 15))
    assert surveys.next_steps(Actor(user_id=cast.sato)) == surveys.next_steps(Actor.visitor()) == []
    with clock.at(clock.now() + timedelta(days=22)):
        assert surveys.next_steps(Actor(user_id=cast.hanako)) == []
