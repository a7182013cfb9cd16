"""今日 of an officer: what waits for her in every room, the most urgent first."""

from datetime import date

from django.urls import reverse

from tests.care.test_incidents import record
from tests.cast import Cast
from tests.childcare.nursery import Nursery
from tests.facilities.hall import Hall, jst
from tests.intake.office import Office
from tests.learning.school import School
from tests.page_client import PageClient
from yuiwork.childcare import api as childcare
from yuiwork.intake.models import Method
from yuiwork.intake.use_cases import close_round, draw_lottery
from yuiwork.learning.queries.mail import ticket_path
from yuiwork.portal.next_steps import next_steps

DAY = 24  # of November: the story's own day


def titles(office: Office) -> list[tuple[date, str]]:
    return [(step.day, str(step.title)) for step in next_steps(office.officer)]


def test_what_waits_in_the_rooms_stands_in_the_order_of_its_day(cast: Cast) -> None:
    nursery, hall = Nursery(cast), Hall(cast)
    office = Office(nursery.school)
    office.apply()
    nursery.child(nursery.family())
    childcare.set_duty(actor=office.officer, occasion_id=nursery.occasion.id, user_ids=frozenset())
    hall.book(jst(DAY, 14), jst(DAY, 15))
    record(nursery.school, happened_at=jst(DAY, 9))
    seminar = nursery.school.seminar.title
    assert titles(office) == [
        (date(2026, 11, 24), "対応を待っている記録があります：けが"),
        (date(2026, 11, 24), "今日の施設予約が1件あります"),
        (date(2026, 11, 27), f"「{seminar}」の託児の担当者がまだ決まっていません"),
        (date(2026, 12, 1), "決定を待っている申込が1件あります"),
    ]
    html = PageClient().sign_in(cast.takeda).get(reverse("portal:today")).content.decode()
    assert "けが" in html
    for words in ("今日まで", "今日</p>", "11月27日（金）10:00</p>", "12月1日（火）まで"):
        assert words in html, words
    assert reverse("intake:applications", args=["nara"]) in html
    assert f'href="{reverse("impact:overview")}"' in html
    # Of another programme nothing waits for her colleague there.
    assert next_steps(cast.actor(cast.other_officer)) == []


def test_after_the_last_day_lots_are_drawn_and_then_letters_sent(cast: Cast) -> None:
    office = Office(School(cast))
    assert cast.tutor
    row = office.call(method=Method.LOTTERY, seats=1)
    office.apply()
    close_round(actor=office.officer, round_id=row.id)
    course = office.school.course
    assert titles(office) == [(course.starts_on, f"「{course.title}」の抽選をしてください")]
    draw_lottery(actor=office.officer, round_id=row.id)
    assert titles(office) == [(course.starts_on, f"「{course.title}」の決定通知を1人が待っています")]


def test_soon_is_in_the_order_of_time_and_repeats_no_card(cast: Cast) -> None:
    school, hall = School(cast), Hall(cast)
    school.enrolment  # noqa: B018 - Hanako learns: her next session is on 1 December
    seat = school.apply(cast.actor(cast.hanako))
    hall.book(jst(25, 14), jst(25, 15))
    html = PageClient().sign_in(cast.hanako).get(reverse("portal:today")).content.decode()
    assert html.count(ticket_path(seat.id)) == 1, "the seminar is a card already"
    ahead = html[html.index("この先の予定") :]
    assert ahead.index("11月25日（水）14:00") < ahead.index("12月1日（火）10:00")
