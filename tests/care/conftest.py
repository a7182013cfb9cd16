"""Hanako learns with Tutor; what was announced; the clock that looks at everybody."""

import pytest

from tests.cast import Cast
from tests.fixtures import announced as announced
from tests.fixtures import files_vanish as files_vanish
from tests.learning.school import School


@pytest.fixture
def school(cast: Cast) -> School:
    school = School(cast)
    assert school.enrolment
    return school
