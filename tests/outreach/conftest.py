"""The school of the learning room, and what was announced instead of its handlers."""

import pytest

from tests.cast import Cast
from tests.fixtures import announced as announced
from tests.learning.school import School


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)
