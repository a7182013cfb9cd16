"""フリーランス養成講座 (programmes.md 1.6): a company runs it for its own media. Passing all exercises is not enough: a
writer completes with her first published piece, and tutors of another city help to teach."""

from collections.abc import Callable

import pytest

from tests.browser.programmes.place import Place
from tests.browser.programmes.steps import completes, course_of, enrol, words_of_pdf
from tests.chromium import find_chromium
from yuiwork.core.actor import Role
from yuiwork.learning.models import Completion

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]


def test_a_writer_completes_with_her_first_piece(open_place: Callable[[str], Place]) -> None:
    place = open_place("gojo")
    officer_id = place.person("柿本 実", "カキモト ミノル", "gojo@demo.yuiwork.example", "29207")
    place.load()
    tutor_id = place.staff("林 一", "ハヤシ ハジメ", Role.TUTOR)
    writer_id = place.person("辻 文香", "ツジ フミカ", "fumika@example.jp", "29207")
    course = course_of(place)

    # The debut is among the conditions of the course.
    officer = place.desk("officer", officer_id)
    officer.go("/staff/gojo/courses/")
    officer.follow(course.title)
    officer.see("作品を1本掲載する")

    # She does everything else and reads what is still missing.
    enrolment = enrol(place, writer_id, tutor_id)
    completes(place, enrolment, tutor_id)
    her = place.phone("writer", writer_id)
    her.go(f"/learn/courses/{course.id}/")
    her.see("作品を1本掲載する")
    assert not Completion.objects.exists()

    # Her first article appears in the media of the company; that completes the course.
    officer.go(f"/staff/gojo/enrolments/{enrolment.id}/completion/")
    officer.fill(title="柿の里の朝、選果場を歩く", url="https://gojo-media.example.jp/kaki")
    officer.date("published_on", "2027-03-20")
    officer.press("作品を記録する")
    number = Completion.objects.get(enrolment=enrolment).number
    her.go("/learn/")
    her.see("修了")
    her.go("/learn/skills/")
    her.see("柿の里の朝、選果場を歩く")
    certificate = words_of_pdf(her.download(f"/certificates/{number}/pdf/").content)
    assert number in certificate
    assert "辻" in certificate
    officer.go("/staff/gojo/completions/")
    officer.see("辻 文香", number)


def test_everybody_may_apply_and_hears_who_stands_behind_it(open_place: Callable[[str], Place]) -> None:
    place = open_place("gojo")
    place.person("柿本 実", "カキモト ミノル", "gojo@demo.yuiwork.example", "29207")
    place.load()
    neighbour_id = place.person("橋本 環", "ハシモト タマキ", "tamaki@example.jp", "29206")

    place.at("2026-12-08 20:00")
    her = place.phone("neighbour", neighbour_id)
    her.go("/p/gojo/")
    her.see("五條市地域商社株式会社")
    her.not_see("事業主体")
    her.see("受講料（学生は無料） 3,000円")
    her.follow("この講座に申し込む")
    her.fill(motive="となりの市から通います。", weekly_hours="5", whom="吉野川の渡し場の人")
    her.press("申込を送る")
    her.see("受付番号")
