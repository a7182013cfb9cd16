"""なららワーク (programmes.md 1.9): residents are asked first and called by the city bulletin, self-analysis comes before
anything else, nobody goes quiet unseen, and the office reports what happened and closes its year."""

import re
from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import (
    answers_needs,
    came,
    enrol,
    passes,
    rows_of_excel,
    rows_of_word,
    seminar_named,
    visitor_applies,
    words_of_pdf,
)
from tests.chromium import find_chromium
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.learning.models import Stamp, Worksheet
from yuiwork.reports.tasks import build_report
from yuiwork.surveys.models import Survey

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]
SEMINAR = "説明会「家で働く、はじめの一歩」"
LEARNERS = (("吉田 花", "ヨシダ ハナ"), ("西田 文", "ニシダ フミ"), ("岡 千尋", "オカ チヒロ"))


def staffed(place: Place) -> Place:
    """The three people of the file have accounts before it is loaded."""
    place.person("武田 恵", "タケダ メグミ", "takeda@demo.yuiwork.example", "29201")
    place.person("森 香織", "モリ カオリ", "mori@demo.yuiwork.example", "29201")
    place.person("林 美穂", "ハヤシ ミホ", "hayashi@demo.yuiwork.example", "29201")
    place.load()
    return place


def test_residents_are_asked_first_and_called_by_the_bulletin(open_place: Callable[[str], Place]) -> None:
    place = staffed(open_place("nara"))
    officer = place.desk("officer", place.known("takeda@demo.yuiwork.example"))

    # Before anything is offered the city asks its residents by an open link.
    officer.go("/staff/nara/surveys/")
    officer.follow("働き方についてのアンケート")
    asked = officer.link_to("/ask/")
    resident = place.phone("resident")
    resident.go(asked)
    resident.press("答えはじめる")
    resident.choose(age_band="30代", work_now="働いていない")
    resident.press("次へ")
    resident.choose(will="いずれ働きたい")
    resident.press("次へ")
    resident.pick("reasons_not", "近くに合う仕事がなさそう", "相談する相手がいない")
    resident.choose(home_work_interest="とてもある")
    resident.press("次へ")
    resident.press("回答を送る")
    resident.see("ありがとうございました")
    needs = Survey.objects.get(programme=place.programme, title="働き方についてのアンケート")
    for number in range(4):
        answers_needs(needs, number, reasons_not=["no_work_nearby"])
    officer.go("/staff/nara/surveys/")
    officer.follow("働き方についてのアンケート")
    officer.follow("回答の集計を見る")
    officer.see("近くに合う仕事がなさそう")
    counted = rows_of_excel(officer.download(officer.link("Excel")).content)
    assert [row[1] for row in counted if row[:1] == ["近くに合う仕事がなさそう"]] == [5]

    # The file calls by the city bulletin: a page of its own, a flyer with its address.
    officer.go("/staff/nara/campaigns/")
    officer.follow("しみんだより 1月号")
    flyer = words_of_pdf(officer.download(officer.link("A4")).content)
    printed = re.search(r"\S+/c/[a-z-]+/", flyer)
    assert printed is not None, flyer
    assert SEMINAR in flyer

    # A reader of the bulletin types what is printed; she and two others apply from there, one person by a friend.
    reader = place.phone("reader")
    reader.go(f"http://{printed.group()}")
    reader.see(SEMINAR)
    reader.follow("この回に申し込む")
    reader.fill(
        family_name="辻", given_name="晴", family_kana="つじ", given_kana="はる", email="haru@example.jp",
    )  # fmt: skip
    reader.choose(municipality_code="奈良市", place="オンライン")
    reader.press("この説明会に申し込む")
    seminar = seminar_named(place, SEMINAR)
    for number in range(5):
        visitor_applies(seminar, number, campaign="nara-shimin" if number < 2 else "")
    officer.go("/staff/nara/campaigns/")
    results = rows_of_excel(officer.download(officer.link("Excel")).content)
    [bulletin] = [row for row in results if row and "しみんだより 1月号" in str(row[0])]
    assert bulletin[1:3] == [1, 3]  # opened once; she and two more applied


def test_nobody_goes_quiet_unseen(open_place: Callable[[str], Place]) -> None:
    place = staffed(open_place("nara"))
    officer_id = place.known("takeda@demo.yuiwork.example")
    tutor_id = place.known("hayashi@demo.yuiwork.example")
    learner_id = place.person("吉田 花", "ヨシダ ハナ", "hana@example.jp", "29201")
    enrol(place, learner_id, tutor_id)

    # Her own strengths come first: a worksheet that she shares with her teachers.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/nara/worksheets/")
    officer.see("自己分析シート")
    her = place.phone("learner", learner_id)
    her.go("/learn/worksheets/")
    her.go(her.link_to("/learn/worksheets/", nth=2))
    her.fill(**{her.first_field("textarea"): "人の話を最後まで聞くことです。"})
    her.press("書いたものを保存する")
    her.see("シートを保存しました")

    # Then three weeks without a word. Her tutor finds a gentle task, calls, and notes it.
    place.at("2027-02-24 08:00")
    place.clock_strikes("care.tasks.care_clock")
    tutor = place.desk("tutor", tutor_id)
    tutor.go("/today/")
    tutor.go("/staff/nara/care/")
    tutor.follow("吉田 花")
    tutor.see("急がず、責めずに")
    tutor.choose(**{"contact-channel": "電話", "contact-reached": "はい"})
    tutor.fill(**{"contact-agreed": "お子さんの熱が続いたそうです。来週の回から戻ります。"})
    tutor.press("この連絡を記録する")
    her.go("/my-tutor/")
    her.see("林 美穂")
    her.fill(subject="欠席した回", text="第2回の内容を、どこから読めばよいですか。")
    her.press("質問を送る")
    tutor.go("/staff/nara/care/questions/")
    tutor.follow("欠席した回")
    tutor.fill(text="教材の1つ目から、15分だけで大丈夫です。")
    tutor.press("お返事を送る")
    her.go("/my-tutor/")
    her.follow("欠席した回")
    her.see("15分だけで大丈夫です")


def test_the_year_is_reported_and_closed(open_place: Callable[[str], Place]) -> None:
    place = staffed(open_place("nara"))
    officer_id = place.known("takeda@demo.yuiwork.example")
    tutor_id = place.known("hayashi@demo.yuiwork.example")

    # Nine apply for the seminar and six come; three learn and complete.
    seminar = seminar_named(place, SEMINAR)
    applications = [visitor_applies(seminar, number) for number in range(9)]
    enrolments = [
        enrol(place, place.person(name, kana, f"learner{number}@example.jp", "29201"), tutor_id)
        for number, (name, kana) in enumerate(LEARNERS)
    ]
    place.at("2027-01-14 12:00")
    for number, application in enumerate(applications):
        came(application, present=number < 6)
    place.at("2027-03-20 10:00")
    sheet = Worksheet.objects.filter(programme_id=place.programme.id).earliest("created_at")
    written = {sheet.prompts[0]["code"]: "人の話を聞くことです。"}
    for enrolment in enrolments:
        her = Actor(user_id=enrolment.user_id)
        learning.fill_worksheet(actor=her, worksheet_id=sheet.id, answers=written)
        passes(enrolment, tutor_id, place)

    # The files that the contract asks for say the same, read by other programs than wrote them.
    place.at("2027-03-25 10:00")
    officer = place.desk("officer", officer_id)
    officer.go("/staff/nara/reports/")
    officer.follow("実績報告書")
    officer.fill(year="2026")
    officer.press("報告を作り始める")
    report = officer.address().rstrip("/").rsplit("/", 1)[-1]
    officer.press("ファイルを作る")
    officer.go("/staff/nara/reports/")  # away from the page that looks by itself whether they are there
    build_report(report_id=report)
    officer.go(f"/staff/nara/reports/{report}/")
    excel = rows_of_excel(officer.download(officer.link(".xlsx")).content)
    word = rows_of_word(officer.download(officer.link(".docx")).content)
    counted = [
        ["説明会に申し込んだ", 9, 31],
        ["説明会に参加した", 6, "－"],
        ["講座を受けた", 3, 20],
        ["講座を修了した", 3, 18],
        ["2027年1月14日（木）", SEMINAR, 9, 0, 6],
    ]
    assert [row for row in counted if row not in excel] == []
    assert [row for row in counted if [str(cell) for cell in row] not in word] == []
    assert ["在宅ワーク初級講座", 3, 3, "100.0%"] in [row[:4] for row in excel]
    stamps = Stamp.objects.filter(programme_id=place.programme.id).count()
    assert [row[-1] for row in excel if "チャレンジのスタンプ数" in row and "個" in row] == [stamps]
    officer.go("/staff/nara/reports/years/2026/")
    officer.press("この年度を締める")
    officer.see("年度を締めました")
