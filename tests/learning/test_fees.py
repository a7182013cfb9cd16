"""What learners pay themselves: typed by line, shown before anybody applies (programmes.md 3.1 RQ12)."""

import pytest
from django.db import Error, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.learning.school import School
from tests.page_client import PageClient
from yuiwork.core.errors import Invalid, Refused
from yuiwork.learning import api as learning
from yuiwork.learning.fees import Fee, as_text, parse_fees
from yuiwork.learning.models import Course

NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=30)


@given(st.lists(st.builds(Fee, NAMES, st.integers(1, 1_000_000)), max_size=10))
def test_typed_as_shown_they_are_the_same(fees: list[Fee]) -> None:
    assert parse_fees(as_text(fees)) == fees


def test_fees_are_read_as_people_type_them() -> None:
    assert parse_fees("テキスト（お持ち帰り）：1,500円\n\n 保険料: ５００ \n参加費：¥3,000") == [
        Fee("テキスト（お持ち帰り）", 1500),
        Fee("保険料", 500),
        Fee("参加費", 3000),
    ]


@pytest.mark.parametrize(
    "typed", ["テキスト", "テキスト：ただ", "テキスト：0円", "参加費：1,000,001円", "：500円"]
)
def test_the_wrong_line_is_named(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_fees(f"保険料：500円\n{typed}")
    assert "2行目" in str(refused.value.message)


@pytest.mark.django_db
def test_the_officer_sets_them_and_the_visitor_reads_them(school: School, page_client: PageClient) -> None:
    course = school.course
    public, page = f"/learn/courses/{course.id}/", f"/staff/nara/courses/{course.id}/fees/"
    assert "テキスト" not in PageClient().get(public).content.decode()
    page_client.sign_in(school.cast.takeda)
    wrong = page_client.post(page, {"fees": "テキスト 1500"})
    assert wrong.status_code == 422
    assert "テキスト 1500" in wrong.content.decode()
    assert page_client.post(page, {"fees": "テキスト：1,500円"}).status_code == 303
    assert "テキスト：1,500円" in page_client.get(page).content.decode()
    html = PageClient().get(public).content.decode()
    assert "テキスト 1,500円" in html
    assert page_client.post(page, {"fees": ""}).status_code == 303
    assert Course.objects.get(id=course.id).fees == []


@pytest.mark.django_db
def test_strangers_set_none_and_the_database_keeps_a_list(school: School) -> None:
    with pytest.raises(Refused):
        learning.set_course_fees(
            actor=school.cast.actor(school.cast.hanako), course_id=school.course.id, fees=[Fee("教材", 100)]
        )
    with pytest.raises(Error), transaction.atomic():
        Course.objects.filter(id=school.course.id).update(fees={})
