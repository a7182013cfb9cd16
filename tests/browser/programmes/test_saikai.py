"""SAIKAI ACADEMY (programmes.md 1.5): the city owns, its trading company operates; the company decides who is taken and the
city approves. Not attendance completes the course, but a graduation work that reviewers pass and that is presented. A map
of many kinds of skill grows with it; for two years graduates are asked how they work and whether they opened a business."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import course_of, enrol
from tests.chromium import find_chromium
from yuiwork.core.actor import Role
from yuiwork.intake.use_cases.announce import TASK as TELLING
from yuiwork.learning.models import Completion

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]
WORK = "西海市の漁師の朝を撮り、三枚の写真と八百字の文章にまとめました。" * 6


def test_the_company_decides_and_the_city_approves(open_place: Callable[[str], Place]) -> None:
    place = open_place("saikai")
    officer_id = place.person("山口 潮", "ヤマグチ ウシオ", "saikai@demo.yuiwork.example", "42212")
    place.load()
    director_id = place.staff("宮崎 聡", "ミヤザキ サトシ", Role.DIRECTOR)
    place.staff("原口 凪", "ハラグチ ナギ", Role.TUTOR)
    applicant_id = place.person("田崎 由衣", "タサキ ユイ", "yui@example.jp", "42212")
    course = course_of(place)

    # The contract of this year wants the city to approve: the officer says so before anybody applies.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/saikai/intake/rounds/")
    officer.follow("受講生の募集")
    officer.follow("募集を変更する")
    officer.tick("needs_approval")
    officer.press("募集を保存する")
    her = place.phone("applicant", applicant_id)
    her.go(f"/learn/courses/{course.id}/apply/")
    her.fill(motive="写真と文章で仕事をしたいです。", weekly_hours="8")
    her.pick("wished_kind", "写真")
    her.press("申込を送る")

    # The director of the company accepts; nobody is told before the city has said yes.
    director = place.desk("director", director_id)
    director.go("/staff/saikai/intake/")
    director.follow("田崎 由衣")
    director.fill(decision="accept")
    director.choose(tutor="原口")
    director.press("決定して申込者に知らせる")
    director.see("自治体の承認を待っています")
    her.go("/learn/")
    her.not_see("第1回")
    officer.go("/staff/saikai/intake/approvals/")
    officer.see("田崎 由衣")
    officer.press("承認する")
    officer.go("/staff/saikai/intake/telling/")
    officer.follow(course.title)
    officer.press("1通の通知を送る")
    place.worker_does(TELLING)
    place.letter("yui@example.jp", "ようこそ")
    her.go("/learn/")
    her.see("文章を書く")


def test_a_work_is_reviewed_and_presented(open_place: Callable[[str], Place]) -> None:
    place = open_place("saikai")
    officer_id = place.person("山口 潮", "ヤマグチ ウシオ", "saikai@demo.yuiwork.example", "42212")
    place.load()
    director_id = place.staff("宮崎 聡", "ミヤザキ サトシ", Role.DIRECTOR)
    tutor_id = place.staff("原口 凪", "ハラグチ ナギ", Role.TUTOR)
    learner_id = place.person("田崎 由衣", "タサキ ユイ", "yui@example.jp", "42212")
    course = course_of(place)
    enrolment = enrol(place, learner_id, tutor_id)
    work = course.exercises.get(title="卒業制作")

    # Her map has six kinds of work. She says how far she is; her tutor confirms more after the first session.
    her = place.phone("learner", learner_id)
    her.go("/learn/skills/")
    her.see("文章", "写真", "動画", "ウェブ", "SNS", "場づくり")
    her.tick("level", "1")
    her.press("見立てを保存する")
    place.at("2027-01-16 17:00")
    tutor = place.desk("tutor", tutor_id)
    tutor.go(f"/staff/saikai/enrolments/{enrolment.id}/skills/")
    tutor.see("先生といっしょにできる")
    tutor.tick("level", "2")
    tutor.press("レベルを確認する")
    her.go("/learn/skills/")
    her.see("（ひとりで見本を仕上げられる）", "レベル1", "レベル2")

    # The officer names two reviewers of the graduation work and plans the day on which it is presented.
    officer = place.desk("officer", officer_id)
    officer.go(f"/staff/saikai/exercises/{work.id}/reviewers/")
    officer.pick("reviewers", "宮崎 聡", "原口 凪")
    officer.press("審査員を保存する")
    officer.go(f"/staff/saikai/courses/{course.id}/presentation/new/")
    officer.fill(title="卒業制作の発表会", starts="13:30", slot_minutes="10", place="大島若人の森")
    officer.date("day", "2027-03-17")
    officer.press("予定する")
    officer.press("枠のない受講者を加える")
    officer.see("田崎 由衣")

    # She sees what is still missing, hands her work in, and two people judge it apart from each other.
    her.go(f"/learn/courses/{course.id}/")
    her.see("卒業制作がまだ合格していません", "発表がまだです")
    her.go(f"/learn/exercises/{work.id}/")
    her.fill(text=WORK)
    her.attach("uploads", "漁師の朝.txt", WORK.encode())
    her.press("審査員に提出する")
    for name, user_id in (("director", director_id), ("tutor", tutor_id)):
        judge = place.desk(name, user_id)
        judge.go("/staff/saikai/graduation/")
        judge.go(judge.row_link("田崎 由衣"))
        judge.fill(good=f"{name}として、写真の光がよいと思います。", judgement="pass")
        judge.choose(mark_1="よく伝わる", mark_2="ひとりで")
        judge.press("審査を送る")
    her.go(f"/learn/exercises/{work.id}/")
    her.see("directorとして", "tutorとして")

    # The day of the presentation completes the course; anybody can check the certificate.
    place.at("2027-03-17 14:00")
    tutor = place.phone("tutor-in-the-hall", tutor_id)
    tutor.go(f"/staff/saikai/courses/{course.id}/")
    tutor.go(tutor.link_to("/presentations/"))
    tutor.press("はい：田崎 由衣")
    number = Completion.objects.get(enrolment=enrolment).number
    her.go("/learn/")
    her.see("修了")
    her.go(f"/certificates/{number}/")
    her.see("西海クリエイティブカンパニー株式会社", "有効")
    anybody = place.phone("anybody")
    anybody.go(f"/certificates/{number}/")
    anybody.see("新しい働き方講座 SAIKAI ACADEMY")
    anybody.not_see("由衣")

    # Half a year, one and two years later a letter asks; on her phone income is a band, and a business opened counts.
    for day, months in (("2027-09-17", 6), ("2028-03-17", 12), ("2029-03-17", 24)):
        place.at(f"{day} 09:00")
        place.clock_strikes("learning.tasks.learning_surveys_clock", "surveys.tasks.surveys_clock")
        place.letter("yui@example.jp", f"修了{months}か月後アンケート")
    her.go(place.link("yui@example.jp", "修了24か月後アンケート", "/answer/"))
    her.press("同意して、名前とともに答える")
    her.choose(working="している")
    her.press("次へ")
    her.choose(experience_years="3年未満")
    her.pick("how_obtained", "依頼者と直接")
    her.press("次へ")
    her.choose(monthly_income="5万円まで")
    her.press("次へ")
    her.choose(worry="収入が安定しない", **{"continue": "続けたい"})
    her.pick("employment", "開業届を出した")
    her.press("次へ")
    her.press("回答を送る")
    her.see("ありがとうございました")
    officer.go("/staff/saikai/surveys/")
    officer.follow("修了24か月後アンケート")
    officer.see("1人が回答", "1 / 1")
