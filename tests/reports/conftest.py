import pytest

from tests.cast import Cast
from tests.reports.office import Office


@pytest.fixture
def office(cast: Cast) -> Office:
    return Office(cast)


@pytest.fixture(autouse=True)
def quick_passwords(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
