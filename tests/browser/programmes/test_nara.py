"""なららワーク (programmes.md 1.9): self-analysis comes first, nobody goes quiet
unseen, and the office reports, closes its year and looks back half a year later."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import enrol
from tests.chromium import find_chromium
from yuiwork.reports.tasks import build_report

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]


def staffed(place: Place) -> Place:
    """The three people of the file have accounts before it is loaded."""
    place.person("武田 恵", "タケダ メグミ", "takeda@demo.yuiwork.example", "29201")
    place.person("森 香織", "モリ カオリ", "mori@demo.yuiwork.example", "29201")
    place.person("林 美穂", "ハヤシ ミホ", "hayashi@demo.yuiwork.example", "29201")
    place.load()
    return place


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
    enrol(
        place,
        place.person("吉田 花", "ヨシダ ハナ", "hana@example.jp", "29201"),
        place.known("hayashi@demo.yuiwork.example"),
    )
    place.at("2027-03-25 10:00")
    officer = place.desk("officer", officer_id)
    officer.go("/staff/nara/reports/")
    officer.follow("実績報告書")
    officer.fill(year="2026")
    officer.press("報告を作り始める")
    report = officer.address().rstrip("/").rsplit("/", 1)[-1]
    officer.press("ファイルを作る")
    build_report(report_id=report)
    officer.go(f"/staff/nara/reports/{report}/")
    for kind in (".docx", ".xlsx"):
        file = officer.download(officer.link(kind))
        assert file.content.startswith(b"PK"), kind
    officer.go("/staff/nara/reports/years/2026/")
    officer.press("この年度を締める")
    officer.see("年度を締めました")
