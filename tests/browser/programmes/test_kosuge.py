"""村民ライター講座 (programmes.md 1.7): the instructor is on the screen, the learners sit together in the old music room;
that room, its PCs and the play space can be booked, free while it is tried out, also by people from elsewhere."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import course_of, enrol
from tests.chromium import find_chromium
from yuiwork.core.actor import Role
from yuiwork.facilities import api as facilities

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]


def test_a_course_watched_together_in_the_music_room(open_place: Callable[[str], Place]) -> None:
    place = open_place("kosuge")
    officer_id = place.person("青柳 守", "アオヤギ マモル", "kosuge@demo.yuiwork.example", "19442")
    place.load()
    teacher_id = place.staff("岡田 遥", "オカダ ハルカ", Role.INSTRUCTOR)
    director_id = place.staff("舩木 結", "フナキ ユイ", Role.DIRECTOR)
    tutor_id = place.staff("加藤 実", "カトウ ミノル", Role.TUTOR)
    first_id = place.person("守屋 芽衣", "モリヤ メイ", "mei@example.jp", "19442")
    second_id = place.person("小泉 蘭", "コイズミ ラン", "ran@example.jp", "13101")
    course = course_of(place)
    enrol(place, first_id, tutor_id)
    absent = enrol(place, second_id, tutor_id)
    session = course.sessions.order_by("starts_at")[0]

    # The officer says who teaches from afar and who is in the room.
    officer = place.desk("officer", officer_id)
    officer.go(f"/staff/kosuge/sessions/{session.id}/edit/")
    officer.choose(instructor="岡田 遥", room_director="舩木 結")
    officer.tick("watched_together")
    officer.press("保存して全員に知らせる")

    # One learner cannot come: her child is ill. She says so on her phone.
    second = place.phone("absent", second_id)
    second.go("/learn/")
    second.go(f"/learn/sessions/{session.id}/")
    second.see("岡田 遥", "舩木 結", "同じ部屋で見る")
    second.follow("欠席の連絡")
    second.choose(reason="子ども")
    second.press("欠席を連絡する")

    # The other comes, reads the code at the door, and is on the roll.
    place.at("2027-01-16 10:05")
    director = place.desk("director", director_id)
    director.go(f"/staff/kosuge/sessions/{session.id}/")
    director.follow("受付コードを表示")
    code = director.find(r"([0-9]{6})")
    first = place.phone("learner", first_id)
    first.go("/today/")
    first.go(f"/learn/sessions/{session.id}/")
    first.follow("出席の受付")
    first.fill(code="000000" if code != "000000" else "111111", took_part="venue")
    first.press_refused("出席を記録する")
    first.fill(code=code)
    first.press("出席を記録する")
    first.see("出席")

    # After the session: the roll is saved, the absentee gets her next step, the report is signed.
    place.at("2027-01-16 12:40")
    director.go(f"/staff/kosuge/sessions/{session.id}/")
    director.see("守屋 芽衣", "小泉 蘭", "事前連絡あり")
    director.fill(**{f"mark_{absent.id.hex}": "absent_told"})
    director.press("出席簿を保存する")
    director.follow("欠席した1人に案内を送る")
    director.fill(
        what_was_done="村の話を3つ見つけました。",
        next_step="教材1を15分読んで、話をひとつ書いてみてください。",
    )
    director.press("この内容で送る")
    second.go(place.link("ran@example.jp", session.title, "/learn/sessions/"))
    second.see("教材1を15分読んで")
    teacher = place.desk("teacher", teacher_id)
    teacher.go(f"/staff/kosuge/sessions/{session.id}/report/")
    teacher.fill(taught="村の話の見つけ方", follow_up="次回は取材の練習")
    teacher.press("確定する")
    teacher.see("岡田 遥さんが確定しました")


def test_the_school_is_lent_also_to_people_from_elsewhere(open_place: Callable[[str], Place]) -> None:
    place = open_place("kosuge")
    officer_id = place.person("青柳 守", "アオヤギ マモル", "kosuge@demo.yuiwork.example", "19442")
    place.load()
    visitor_id = place.person("小泉 蘭", "コイズミ ラン", "ran@example.jp", "13101")

    # Seven PCs, a room and a play space are lent, free until the end of March.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/kosuge/facilities/")
    officer.see("音楽室（コワーキング）", "子どもの遊び場")
    lent = next(one for one in facilities.facilities_of(place.programme.id) if one.name == "パソコン")
    officer.go(f"/staff/kosuge/facilities/{lent.id}/edit/")
    officer.choose(bookers="登録した方ならどなたでも")
    officer.press("きまりを保存する")

    # Somebody who often visits the village books one on her phone and comes.
    her = place.phone("visitor", visitor_id)
    her.go("/p/kosuge/")
    her.follow("使える部屋・パソコン")
    her.see("2027年3月31日（水）まで無料", "100円")
    her.go(f"/facilities/{lent.id}/?day=2026-12-02")
    her.go(her.link_to("start="))
    her.choose(minutes="2時間")
    her.press("この時間を予約する")
    her.see("予約しました", "無料")

    # A course takes the whole room on Saturdays; who has which PC is seen by the staff alone.
    officer.go(f"/staff/kosuge/facilities/{lent.id}/?day=2026-12-02")
    officer.see("小泉 蘭")
    officer.follow("講座・サークルの時間を確保する")
    officer.fill(title="村民ライター講座", starts="09:30", ends="13:00", every="1", units="7")
    officer.date("first_day", "2027-01-16")
    officer.date("last_day", "2027-02-20")
    officer.press("この時間を確保する")
    officer.see("時間を確保しました")
    stranger = place.phone("stranger")
    stranger.go(f"/facilities/{lent.id}/?day=2026-12-02")
    stranger.not_see("小泉")
    officer.go("/staff/kosuge/facilities/usage/")
    officer.see("パソコン")
