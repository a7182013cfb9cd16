"""フリーランス寺子屋 (programmes.md 1.2): several tracks in one year, open to residents and to whoever has the registered
domicile here, a support desk for everybody, and people who moved in counted year after year."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import course_of
from tests.chromium import find_chromium
from yuiwork.core.actor import Role

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]


def test_the_island_is_open_to_those_who_come_from_it(open_place: Callable[[str], Place]) -> None:
    place = open_place("amami")
    officer_id = place.person("島田 渡", "シマダ ワタル", "shima@demo.yuiwork.example", "46222")
    place.load()
    away_id = place.person("里 ゆかり", "サト ユカリ", "yukari@example.jp", "13101")
    course = course_of(place)

    place.at("2026-12-12 20:00")  # the round is open

    # She lives in Tokyo. The page says what is asked for; her registered domicile on the island fulfils it.
    her = place.phone("from-the-island", away_id)
    her.go("/p/amami/")
    her.see("奄美市に本籍がある")
    her.go(f"/learn/courses/{course.id}/apply/")
    her.fill(motive="島に帰って書く仕事をしたいです。", weekly_hours="6")
    her.press_refused("申込を送る")
    her.see("満たしていないものがあります")
    her.pick("statements", "本籍")
    her.press("申込を送る")

    # The officer reads the verdict with the application, and the four tracks of the year.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/amami/intake/")
    officer.follow("里 ゆかり")
    officer.see("本籍")
    officer.go("/staff/amami/programme/")
    officer.see(
        "SEOライティング", "観光写真ライター", "手づくり品の販売", "ホームページ制作", "第2期 島で暮らす"
    )


def test_a_desk_for_every_worry(open_place: Callable[[str], Place]) -> None:
    place = open_place("amami")
    officer_id = place.person("島田 渡", "シマダ ワタル", "shima@demo.yuiwork.example", "46222")
    place.load()
    adviser_id = place.staff("勝 眞", "カツ マコト", Role.DESK)

    adviser = place.desk("adviser", adviser_id)

    # Somebody who thinks of moving books on her phone, without an account.
    her = place.phone("newcomer")
    her.go("/p/amami/")
    her.follow("相談する")
    her.go(her.link_to("/book/"))
    her.choose(topic="移住", channel="電話")
    her.fill(
        name="森 あかり", email="akari@example.jp", phone="090-1234-5678", wish="来年の春に移りたいです。"
    )
    her.press("この時間を予約する")
    her.go(place.link("akari@example.jp", "相談", "/desk/c/"))
    her.see("予約できています")
    her.not_see("来年の春")

    # The adviser takes the call, writes it down under seal, and months later notes that she moved in.
    place.at("2026-12-29 10:00")
    adviser.go("/staff/amami/desk/")
    adviser.follow("森 あかり")
    adviser.press("実施した")
    adviser.fill(**{"note-text": "空き家バンクと、島の先輩を紹介しました。"})
    adviser.press("記録を保存する")
    place.at("2027-03-20 10:00")
    adviser.go(adviser.address())
    adviser.fill(**{"outcome-outcome": "moved_in"})
    adviser.date("outcome-on", "2027-03-15")
    adviser.press("結果を記録する")

    # The officer sees figures, never a name.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/amami/desk/figures/")
    officer.not_see("森 あかり", "空き家バンク")
