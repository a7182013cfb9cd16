"""新しい働き方講座 (programmes.md 1.4): an application with a task that several people judge without names, letters, and an
officer who is moved to another section while much is open."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import applies, course_of
from tests.chromium import find_chromium
from yuiwork.core.actor import Role
from yuiwork.intake.models import ScoreItem
from yuiwork.intake.use_cases.announce import TASK as TELLING
from yuiwork.people import api as people

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]
ROUND = "初級の募集"
NOTE = "三芳の会場は、3月まで毎月第2金曜をおさえてもらっています（電話で確認ずみ）。"
ANSWER = "館山湾に沈む夕日を、毎日ちがう色で見られる小さな港があります。網を直す人の話を聞くのが好きです。"


def test_a_task_is_judged_without_names(open_place: Callable[[str], Place]) -> None:
    place = open_place("minamiboso")
    officer_id = place.person("鈴木 海", "スズキ カイ", "minamiboso@demo.yuiwork.example", "12234")
    place.load()
    director_id = place.staff("川名 涼", "カワナ リョウ", Role.DIRECTOR)
    tutor_id = place.staff("安西 翠", "アンザイ ミドリ", Role.TUTOR)
    kana_id = place.person("渡辺 香奈", "ワタナベ カナ", "kana@example.jp", "12234")
    mari_id = place.person("石井 真理", "イシイ マリ", "mari@example.jp", "12234")
    course = course_of(place)

    # The file calls for applications with a task; the officer asks two people to judge.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/minamiboso/intake/rounds/")
    officer.follow(ROUND)
    officer.follow("採点項目と採点者")
    officer.pick("scorers", "川名 涼", "安西 翠")
    officer.press("採点項目を保存する")

    # On her phone she begins, saves, and sends the next evening; a neighbour has applied before.
    applies(course, mari_id, task_text="山の上の畑")
    her = place.phone("applicant", kana_id)
    her.go("/p/minamiboso/")
    her.follow("この講座に申し込む")
    her.see("わたしのまちの紹介")
    her.fill(motive="渡辺香奈です。海のそばで書く仕事をしたいです。", weekly_hours="１０")
    her.press("下書きを保存する")
    place.at("2026-12-02 21:00")
    her.fill(task_text=ANSWER)
    her.press("申込を送る")
    her.see("受付番号")

    # Both judge: no names, no points of the other one.
    for name, user_id, points in (("director", director_id, (5, 5, 5)), ("tutor", tutor_id, (4, 5, 5))):
        judge = place.desk(name, user_id)
        judge.go("/staff/minamiboso/scoring/")
        first, second = judge.link_to("/scoring/", nth=2), judge.link_to("/scoring/", nth=3)
        for address in (first, second):
            judge.go(address)
            judge.not_see("渡辺", "香奈", "石井")
            good = "館山湾" in judge.text()
            items = ScoreItem.objects.order_by("number")
            given = points if good else (2, 3, 2)
            judge.fill(**{str(item.id): str(value) for item, value in zip(items, given, strict=True)})
            judge.press("採点を確定する")

    # The order is decided, and everybody gets a letter.
    place.at("2027-01-09 10:00")
    place.clock_strikes("intake.tasks.intake_clock")
    officer.go("/staff/minamiboso/intake/rounds/")
    officer.follow(ROUND)
    officer.follow("申込を比べる")
    officer.see("14.50", "渡辺 香奈")
    officer.press("この順で決める")
    officer.go("/staff/minamiboso/intake/telling/")
    officer.follow(course.title)
    officer.see("渡辺 香奈", "石井 真理")
    officer.press("2通の通知を送る")
    place.worker_does(TELLING)
    place.letter("kana@example.jp", "ようこそ")
    place.letter("mari@example.jp", "ようこそ")
    her.go("/learn/")
    her.see(course.title, "第1回")


def test_the_next_officer_finds_everything(open_place: Callable[[str], Place]) -> None:
    place = open_place("minamiboso")
    officer_id = place.person("鈴木 海", "スズキ カイ", "minamiboso@demo.yuiwork.example", "12234")
    place.load()
    successor_id = place.person("加藤 渚", "カトウ ナギサ", "nagisa@example.jp", "12234")

    officer = place.desk("officer", officer_id)
    officer.go("/staff/minamiboso/handover/")
    officer.choose(kind="約束していること")
    officer.fill(text=NOTE)
    officer.date("due_on", "2027-03-12")
    officer.press("メモを残す")
    officer.go("/staff/minamiboso/team/appoint/")
    officer.fill(email=people.User.objects.get(id=successor_id).email, role="officer")
    officer.press("役割をお願いする")

    successor = place.desk("successor", successor_id)
    successor.go("/staff/minamiboso/handover/")
    successor.see(NOTE, "Webライティング講座", "ランサーズ株式会社")
    successor.press(f"済んだことにする: {NOTE}")
    successor.see("済んだメモ（1件）")
