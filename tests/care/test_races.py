"""Two workers' clocks at the same moment: one task, not two for the same silence."""

from collections.abc import Iterator

import pytest

from tests.cast import Cast
from tests.conftest import STORY_TIME
from tests.learning.school import School, jst
from tests.racing import at_once
from yuiwork.care import api as care
from yuiwork.care.models import CareTask, Signal
from yuiwork.core import clock

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def school() -> Iterator[School]:
    with clock.at(STORY_TIME):
        school = School(Cast())
        assert school.enrolment
        yield school


def test_two_clocks_raise_one_task(school: School) -> None:
    results = at_once(*[care.notice_learners] * 3, moment=jst(2026, 12, 8, 9))
    assert sorted(results) == [0, 0, 1]  # type: ignore[type-var]
    assert CareTask.objects.count() == 1
    assert Signal.objects.count() == 1
