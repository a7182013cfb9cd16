"""The nursery, and what was announced instead of its handlers."""

import pytest

from tests.cast import Cast
from tests.childcare.nursery import Nursery
from tests.fixtures import announced as announced


@pytest.fixture
def nursery(cast: Cast) -> Nursery:
    return Nursery(cast)
