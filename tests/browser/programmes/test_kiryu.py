"""ままのWAきりゅう (programmes.md 1.8): an NPO whose director reads each draft again and again, members from outside the
city, and the migration desk that the city gave to the same NPO: a second programme beside the first."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import course_of, enrol
from tests.chromium import find_chromium
from yuiwork.core.actor import Role

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]
DRAFT = "桐生の織物の店をたずねました。店主は三代目です。\n\n色の名前を教わりました。"


def test_a_draft_is_read_until_it_is_good(open_place: Callable[[str], Place]) -> None:
    place = open_place("kiryu")
    place.load()
    tutor_id = place.staff("星野 麻実", "ホシノ マミ", Role.TUTOR)
    writer_id = place.person("新井 千夏", "アライ チナツ", "chinatsu@example.jp", "09202")
    course = course_of(place)
    enrol(place, writer_id, tutor_id)
    exercise = course.exercises.order_by("number")[1]

    # She lives in the next prefecture and writes on her phone, with a draft in between.
    her = place.phone("writer", writer_id)
    her.go(f"/learn/exercises/{exercise.id}/")
    her.fill(text=DRAFT)
    her.press("下書きを保存する")
    her.see("店主は三代目です")
    her.press("チューターに提出する")

    # The draft comes back with a word to one paragraph, and is right the second time.
    tutor = place.desk("tutor", tutor_id)
    tutor.go("/staff/kiryu/reviews/")
    tutor.go(tutor.row_link("新井 千夏"))
    tutor.fill(good="店主の声が聞こえます。", outcome="return")
    tutor.press_refused("講評を送る")
    tutor.fill(to_improve="色の名前を、ひとつ書いてください。")
    tutor.press("講評を送る")
    her.go(place.link("chinatsu@example.jp", "講評", "/learn/exercises/"))
    her.see("色の名前を、ひとつ書いてください。")
    her.fill(text=DRAFT + "「はなだ色」という青です。")
    her.press("チューターに提出する")
    tutor.go("/staff/kiryu/reviews/")
    tutor.go(tutor.row_link("新井 千夏"))
    tutor.see("はなだ色")
    tutor.fill(good="読んでいて青が見えました。", outcome="pass")
    tutor.press("講評を送る")
    her.go("/learn/")
    her.see("あと1件の課題に合格する")


def test_a_second_programme_in_the_same_house(open_place: Callable[[str], Place]) -> None:
    place = open_place("kiryu")
    place.load()
    place.load("kiryu-migration")
    officer_id = place.staff("田村 紬", "タムラ ツムギ", Role.OFFICER)
    adviser_id = place.staff("周藤 結", "ストウ ユイ", Role.DESK, slug="kiryu-migration")

    # Both stand on the first page; the desk of the second takes whoever walks in.
    anybody = place.phone("anybody")
    anybody.go("/")
    anybody.see("ままのWAきりゅう", "桐生市 移住相談窓口")
    adviser = place.desk("adviser", adviser_id)
    adviser.go("/staff/kiryu-migration/desk/")
    adviser.go(adviser.link_to("/walk-in/"))
    adviser.choose(topic="住まい")
    adviser.fill(channel="in_person", name="高橋 一家", wish="保育園の近くで探しています。")
    adviser.press("記録する")
    adviser.fill(**{"note-text": "本町の空き家を2件案内しました。"})
    adviser.press("記録を保存する")
    adviser.see("本町の空き家を2件案内しました。")
    here = adviser.address().removeprefix(place.address)

    # The officer of the first programme is a stranger here.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/kiryu/")
    officer.refused(here)
    officer.refused("/staff/kiryu-migration/desk/figures/")
