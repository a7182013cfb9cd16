"""Rules for every test: real PostgreSQL, no network, no unexpected mail, a fixed clock where asked."""

import os

os.environ.setdefault("DEMO", "1")
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)

from collections.abc import Iterator
from datetime import datetime

import pytest
from hypothesis import settings as hypothesis_settings

from tests import emptying, tables
from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.japan.dates import JST

hypothesis_settings.register_profile("house", deadline=None, print_blob=True)
hypothesis_settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Passwords hash quickly here: slow on purpose is for real people's. Tables are copied (tests/tables.py) and
    emptied (tests/emptying.py) our way."""
    from django.conf import settings
    from django.test import TransactionTestCase

    if "DATABASE_URL" in os.environ:
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = tables.name()
        if not hasattr(config, "workerinput") and not config.option.collectonly:
            tables.make(os.environ["DATABASE_URL"])
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages name their files plainly, so that nothing has to be collected first.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    TransactionTestCase._fixture_teardown = emptying.empty  # type: ignore[attr-defined]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins first, so that at the end no worker waits for another."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


STORY_TIME = datetime(2026, 11, 24, 10, 0, tzinfo=JST)  # a Tuesday morning, no holiday


@pytest.fixture(autouse=True)
def japanese() -> None:
    """Each test begins in Japanese, whatever language the last one spoke."""
    from django.utils import translation

    translation.activate("ja")


@pytest.fixture
def story_time() -> Iterator[datetime]:
    """Hold the clock at Tuesday 2026-11-24 10:00 JST."""
    with clock.at(STORY_TIME):
        yield STORY_TIME


@pytest.fixture
def cast(db: None, story_time: datetime) -> Cast:
    """The fixed people of all stories; see tests/cast.py."""
    return Cast()


@pytest.fixture
def page_client() -> PageClient:
    """A browser-like client that checks every page it fetches; ``page_client.sign_in(user_id)``."""
    return PageClient()
