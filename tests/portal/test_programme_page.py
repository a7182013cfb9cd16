"""The public page of a programme: where its main button leads, what it says about money."""

from datetime import timedelta

from django.urls import reverse

from tests.cast import SYSTEM, Cast
from tests.learning.school import School
from tests.learning.test_tracks import COURSE
from tests.page_client import PageClient
from yuiwork.learning import api as learning
from yuiwork.learning.models import Seminar, SeminarPlace

PAGE = "portal:programme"


def page() -> str:
    return PageClient().get(reverse(PAGE, args=["nara"])).content.decode()


def main_link(seminar: Seminar) -> str:
    return f'data-kind="primary" href="{reverse("learning:seminar_apply", args=[seminar.id])}"'


def filled(seminar: Seminar) -> Seminar:
    """Every seat of it taken, at the venue and online."""
    for place in SeminarPlace.objects.filter(seminar=seminar):
        SeminarPlace.objects.filter(id=place.id).update(taken=place.seats)
    return seminar


def fee(course: learning.Course, *yen: int) -> None:
    fees = [learning.Fee(f"テキスト{number}", one) for number, one in enumerate(yen, start=1)]
    learning.set_course_fees(actor=SYSTEM, course_id=course.id, fees=fees)


def test_the_main_button_leads_where_a_seat_is_free(cast: Cast) -> None:
    school = School(cast)
    full = filled(school.seminar)
    week = timedelta(days=7)
    later = school.new_seminar(starts_at=full.starts_at + week, ends_at=full.ends_at + week)
    html = page()
    assert main_link(later) in html
    assert main_link(full) not in html
    filled(later)
    html = page()
    assert main_link(full) in html  # the soonest, to wait for a seat
    assert "いまは、どの説明会も満席です" in html
    assert "キャンセル待ちに登録する" in html


def test_without_a_seminar_it_leads_to_the_courses(cast: Cast) -> None:
    assert School(cast).course
    assert 'data-kind="primary" href="#courses"' in page()


def test_the_cost_is_what_the_courses_cost(cast: Cast) -> None:
    school = School(cast)
    cast.nara  # noqa: B018 - made
    assert "講座の費用は、講座のページでお知らせします" in page()
    fee(school.course)
    assert "説明会は無料です" not in page()  # all of it is free
    fee(school.course, 1500, 300)
    assert "説明会は無料です。講座は1,800円です。" in page()
    learning.create_course(actor=SYSTEM, programme_id=cast.nara.id, **COURSE)
    assert "講座は無料のものから1,800円のものまであります" in page()
