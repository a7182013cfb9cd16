"""The hall, and what was announced."""

import pytest

from tests.cast import Cast
from tests.facilities.hall import Hall
from tests.fixtures import announced as announced


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return Hall(cast)
