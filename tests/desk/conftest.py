"""The bureau, and what was announced."""

import pytest

from tests.cast import Cast
from tests.desk.bureau import Bureau
from tests.fixtures import announced as announced


@pytest.fixture
def bureau(cast: Cast) -> Bureau:
    return Bureau(cast)
