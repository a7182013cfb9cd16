"""女性のしごとづくり (programmes.md 1.3): a seminar at the venue and online at once, a course with a help meeting in each
week between, a tutor lent by another town, a learner who becomes a tutor, and an end that the community survives."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import another_course, completes, enrol, seminar_named, visitor_applies
from tests.chromium import find_chromium
from yuiwork.core.actor import Role
from yuiwork.learning.models import SeminarApplication
from yuiwork.learning.queries.mail import door_url
from yuiwork.people import api as people

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]
SEMINAR = "きっかけセミナー「新しい働き方」"
OPENING = "スクットを始める\n自分の強み\n書くことの基本"


def test_venue_and_screen_are_counted_apart(open_place: Callable[[str], Place]) -> None:
    place = open_place("ichihara")
    officer_id = place.person("秋葉 恵", "アキバ メグミ", "ichihara@demo.yuiwork.example", "12219")
    place.load()
    seminar = seminar_named(place, SEMINAR)
    seats = [visitor_applies(seminar, number, place="venue") for number in range(30)]

    # The venue is full, the screen is not. She wants to come to the venue and waits.
    her = place.phone("resident")
    her.go(f"/seminars/{seminar.id}/apply/")
    her.see("残り50席", "満席")
    her.fill(
        place="venue", family_name="石井", given_name="由美", family_kana="いしい", given_kana="ゆみ",
        email="yumi@example.jp",
    )  # fmt: skip
    her.choose(municipality_code="市原市", source="友人")
    her.press_refused("この説明会に申し込む")
    her.tick("wait")
    her.press("この説明会に申し込む")
    her.see("1番目")

    # Somebody else cannot come; the freed seat is offered to her, and she takes it.
    other = place.phone("other")
    other.go(place.link(seats[0].email, "受け付け", "/seminars/a/"))
    other.press("申込をキャンセルする")
    her.go(place.link("yumi@example.jp", "席が空きました", "/seminars/a/"))
    her.press("席を受け取る")
    her.see("お席をお取りしました")

    # On the day the reception points a phone at the code on her ticket, which opens her line; one tap is enough.
    place.at("2027-01-08 09:50")
    her.go(her.address())
    assert her.page.locator("svg.qr").count() == 1
    ticket = SeminarApplication.objects.get(email="yumi@example.jp")
    her.see(ticket.code)
    reception = place.phone("reception", officer_id)
    reception.go(door_url(ticket))
    reception.see("石井 由美")
    reception.press("出席にする")
    reception.see("石井 由美さんを出席にしました", "まだの方 29")

    # Two minutes later she answers the exit survey on the way home.
    place.at("2027-01-08 12:30")
    place.clock_strikes("learning.tasks.learning_surveys_clock", "surveys.tasks.surveys_clock")
    her.go(place.link("yumi@example.jp", "いかがでしたか", "/survey/"))
    her.press("答えはじめる")
    her.choose(intention="ぜひ始めたい", satisfaction="とても満足")
    her.press("回答を送る")
    her.see("ご回答ありがとうございました")


def test_a_course_whose_people_go_on_after_its_end(open_place: Callable[[str], Place]) -> None:
    place = open_place("ichihara")
    officer_id = place.person("秋葉 恵", "アキバ メグミ", "ichihara@demo.yuiwork.example", "12219")
    lender_id = place.person("鈴木 海", "スズキ カイ", "minamiboso@demo.yuiwork.example", "12234")
    place.load("minamiboso")
    place.load()
    tutor_id = place.staff("安西 翠", "アンザイ ミドリ", Role.TUTOR, slug="minamiboso")
    director_id = place.staff("宮崎 薫", "ミヤザキ カオル", Role.DIRECTOR)
    learner_id = place.person("石井 由美", "イシイ ユミ", "yumi@example.jp", "12219")

    # A tutor of the neighbouring town is lent: one officer asks, the other agrees.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/ichihara/team/")
    officer.follow("ほかの事業にお願いする")
    officer.choose(home="南房総市", role="チューター")
    officer.fill(email=people.User.objects.get(id=tutor_id).email, note="初級講座のチューター")
    officer.date("since", "2026-12-01")
    officer.date("ends_on", "2027-04-30")
    officer.press("お願いを送る")
    lender = place.desk("lender", lender_id)
    lender.go("/staff/minamiboso/team/")
    lender.follow("回答")
    lender.fill(answer="agree")
    lender.press("お返事を送る")
    officer.go("/staff/ichihara/team/")
    officer.see("安西 翠", "新しい働き方講座", "双方が合意")

    # The sessions of the next course, every other week, with a help meeting in the weeks between.
    second = another_course(place, "新しい働き方 中級講座")
    officer.go(f"/staff/ichihara/courses/{second.id}/sessions/series/")
    officer.fill(subjects=OPENING, starts="10:00", ends="12:00", url="https://meet.example.jp/moya")
    officer.date("day", "2027-02-03")
    officer.choose(instructor="安西 翠")
    officer.press("日程を確認する")
    officer.press("この日程で登録する")
    officer.see("自分の強み", "もや会", "安西 翠")

    # She learns with the lent tutor and completes; the director proposes her, the officer confirms.
    her = place.phone("learner", learner_id)
    enrolment = enrol(place, learner_id, tutor_id)
    her.go("/my-tutor/")
    her.see("安西 翠")
    completes(place, enrolment, tutor_id)
    director = place.desk("director", director_id)
    director.go("/staff/ichihara/growth/")
    director.follow("石井 由美")
    director.choose(step="チューター")
    director.fill(reason="もや会でいつも仲間を助けていました。")
    director.press("推薦する")
    officer.go("/staff/ichihara/growth/")
    officer.follow("決定する")
    officer.fill(decision="confirm")
    officer.press("決定を保存する")
    her.go("/today/")
    her.see("チューター")

    # The contract ends. Nobody new is taken in; the certificate and the circle stay.
    place.at("2027-04-01 10:00")
    place.clock_strikes("regions.tasks.end_programmes")
    her.go("/p/ichihara/")
    her.see("この事業は終了しました")
    her.go("/circles/")
    her.see("女性のしごとづくり")
    visitor = place.phone("visitor")
    visitor.go("/p/ichihara/")
    visitor.not_see("この説明会に申し込む", "この講座に申し込む")
