"""しずワーク (programmes.md 1.1): a prefecture over its towns. One page for all of them, seminars in several towns with
childcare, two groups of goals, and the town where somebody lives as a column of what is reported."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import applies, came, course_of, seminar_named, visitor_applies
from tests.chromium import find_chromium
from yuiwork.core.actor import Role

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]
NAMES = (
    ("吉田 花", "ヨシダ ハナ"),
    ("西田 文", "ニシダ フミ"),
    ("岡 千尋", "オカ チヒロ"),
    ("堀 菫", "ホリ スミレ"),
)
SEMINAR = "焼津で聞く、家で働くはじめの一歩"


def test_one_page_for_a_whole_prefecture(open_place: Callable[[str], Place]) -> None:
    place = open_place("shizuoka")
    officer_id = place.person("大石 一", "オオイシ ハジメ", "shizuoka@demo.yuiwork.example", "22000")
    assert "loaded" in place.load()
    assert "nothing to change" in place.load()
    carer_id = place.staff("星 保子", "ホシ ヤスコ", Role.CHILDCARE)

    # The officer of the prefecture plans a seminar in one of the towns, with childcare.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/shizuoka/")
    officer.follow("説明会")
    officer.follow("説明会を企画する")
    officer.fill(
        title=SEMINAR, description="先輩が、家での仕事のようすを話します。", starts="10:00", ends="11:30"
    )
    officer.date("day", "2027-01-20")
    officer.fill(venue_name="焼津公民館", venue_address="焼津市本町5-6-1", venue_seats="20")
    officer.tick("childcare_offered")
    officer.press("説明会を公開する")
    officer.follow("託児")
    officer.fill(carers="1", children_per_carer="3", places="4")
    officer.press_refused("託児を用意する")
    officer.fill(places="3", bring="おむつ、飲みもの")
    officer.press("託児を用意する")
    officer.go("/staff/shizuoka/childcare/")
    officer.follow(SEMINAR)
    officer.pick("carers", "星 保子")
    officer.press("担当を保存する")
    officer.see("星 保子")

    # A mother finds the one page of the prefecture and the seminar of her own town.
    mother = place.phone("mother")
    mother.go("/p/shizuoka/")
    mother.see("焼津市", "藤枝市", "島田市", "川根本町", SEMINAR, "オンライン")
    mother.go(f"/seminars/{seminar_named(place, SEMINAR).id}/apply/")
    mother.fill(
        family_name="青木",
        given_name="美帆",
        family_kana="あおき",
        given_kana="みほ",
        email="miho@example.jp",
    )
    mother.choose(municipality_code="焼津市", source="友人")
    mother.tick("childcare")
    mother.press("この説明会に申し込む")
    mother.go(place.link("miho@example.jp", "お子さま", "/childcare/"))
    mother.follow("お子さまを登録する")
    mother.fill(
        name="青木 陽", kana="あおきはる", allergies="卵", emergency_name="青木 健（父）", emergency_phone="090-1234-5678",
        collectors="青木 美帆（母）\n青木 健（父）",
    )  # fmt: skip
    mother.date("birth_date", "2024-06-01")
    mother.tick("agreed")
    mother.press("登録する")
    mother.see("青木 陽", "まだだれも開いていません")

    # On the day the carer opens the list; the mother sees that she did.
    place.at("2027-01-20 09:50")
    carer = place.desk("carer", carer_id)
    carer.go("/staff/shizuoka/childcare/")
    carer.follow(SEMINAR)
    carer.follow("当日の名簿をひらく")
    carer.see("青木 陽", "2歳7か月", "卵")
    carer.press("お預かり：青木 陽")
    mother.go(mother.address())
    mother.see("星 保子")

    # People from several towns come; the officer sees how many from where, and the two groups of goals.
    seminar = seminar_named(place, SEMINAR)
    for number, town in enumerate(["22212"] * 4 + ["22214"] * 3 + ["22209"]):
        came(visitor_applies(seminar, number, municipality_code=town, place="venue"))
    officer.go("/staff/shizuoka/overview/")
    officer.see("焼津市", "藤枝市")
    officer.go("/staff/shizuoka/indicators/")
    officer.see("移住の支援", "子育てと両立できる仕事をひろげる")


def test_lots_decide_and_anybody_can_check_them(open_place: Callable[[str], Place]) -> None:
    place = open_place("shizuoka")
    officer_id = place.person("大石 一", "オオイシ ハジメ", "shizuoka@demo.yuiwork.example", "22000")
    place.load()
    place.staff("松本 藍", "マツモト アイ", Role.TUTOR)
    course = course_of(place)
    people = [
        place.person(name, kana, f"person{number}@example.jp", "22212")
        for number, (name, kana) in enumerate(NAMES)
    ]
    place.at("2026-12-08 10:00")
    for user_id in people[1:]:
        applies(course, user_id)

    # Four apply, one of them on her phone.
    her = place.phone("applicant", people[0])
    her.go("/p/shizuoka/")
    her.follow("この講座に申し込む")
    her.see("抽選")
    her.fill(motive="もう一度、働きたいです。", weekly_hours="8")
    her.press("申込を送る")
    her.see("受付番号")

    # The office closes the call, draws, and tells everybody.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/shizuoka/intake/rounds/")
    officer.follow("第1期の募集")
    officer.press("今すぐ受付を締め切る")
    officer.press("抽選する")
    officer.see("抽選しました")
    officer.go("/staff/shizuoka/intake/telling/")
    officer.follow(course.title)
    officer.press("4通の通知を送る")
    officer.go("/staff/shizuoka/intake/rounds/")
    officer.follow("第1期の募集")
    her.go(officer.link("抽選の公開ページ"))
    her.see("いま計算し直したところ、この抽選は発表どおりでした")
