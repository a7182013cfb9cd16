"""The school, what was announced, and a folder for files that vanishes."""

import pytest

from tests.cast import Cast
from tests.fixtures import announced as announced
from tests.fixtures import files_vanish as files_vanish
from tests.learning.school import School


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)
