"""The desk, what was announced, and a folder for files that vanishes."""

import pytest

from tests.cast import Cast
from tests.fixtures import announced as announced
from tests.fixtures import files_vanish as files_vanish
from tests.market.desk import Desk


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)
