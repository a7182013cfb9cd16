"""A coached contract of Hanako's, the desk behind it, what was announced, and a folder for files that vanishes."""

import pytest

from tests.cast import Cast
from tests.fixtures import announced as announced
from tests.fixtures import files_vanish as files_vanish
from tests.hub.coaching import Coaching


@pytest.fixture
def coaching(cast: Cast) -> Coaching:
    return Coaching(cast)
