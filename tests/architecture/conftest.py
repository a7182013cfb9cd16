"""The story, told once for all tests of a module that visit pages, and undone at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import urls
from django.db import transaction
from django.http import HttpResponseNotFound
from django.test import override_settings

from tests.architecture.doors import VISITOR
from tests.architecture.story import VISIT, Story
from tests.cast import Cast
from tests.page_client import PageClient
from tests.telling import tell_everybody
from yuiwork.config import dispatch
from yuiwork.core import clock
from yuiwork.core.events import install_dispatcher

# Nobody has collected static files for a test: scripts keep their plain names.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@contextmanager
def undone() -> Iterator[None]:
    """A transaction inside which use-cases may open theirs, as in Django's TestCase, and which leaves nothing."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def story(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    """Everything of every kind."""
    folder: Path = tmp_path_factory.mktemp("files")
    install_dispatcher(tell_everybody)
    settings = override_settings(MEDIA_ROOT=folder, RATELIMIT_ENABLE=False, STORAGES=STORAGES)
    # "Not found" is met thousands of times and needs no page around it here.
    plain = patch.object(urls, "handler404", lambda request, exception: HttpResponseNotFound())
    with settings, plain, django_db_blocker.unblock(), undone():
        yield Story(Cast()).tell()
    dispatch.install()


@pytest.fixture(scope="module")
def visitors(story: Story) -> dict[str, PageClient]:
    """A signed-in client for each person, and one for nobody. Each checks every page it is shown."""
    signed_in = {name: PageClient().sign_in(user_id) for name, user_id in story.people.items()}
    return {VISITOR: PageClient(), **signed_in}


@pytest.fixture
def visit(story: Story, db: None) -> Iterator[Story]:
    """Friday noon; what a request changes is undone after the test."""
    with clock.at(VISIT):
        yield story
