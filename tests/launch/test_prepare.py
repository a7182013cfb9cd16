"""``manage.py prepare``: refuses a database we cannot live with, sets up one process at a time, does nothing twice."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.contrib.staticfiles import finders
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from pytest_django import Settings

from tests.launch.conftest import url_of
from yuiwork.config.management import static_files
from yuiwork.config.management.announcement import announcement
from yuiwork.config.management.commands import prepare
from yuiwork.config.management.static_files import collect_static_files
from yuiwork.config.management.tables import check_database, one_at_a_time
from yuiwork.demo.personas import PERSONAS
from yuiwork.launch.environment import ROOT

Lines = list[str]


def _prepare(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "prepare"], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_locale_without_japanese_letters_is_refused(
    make_database: Callable[..., str], tmp_path: Path
) -> None:
    done = _prepare(DATABASE_URL=make_database("LOCALE 'C'"), DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: The database has LC_CTYPE C")


def test_another_encoding_is_refused(make_database: Callable[..., str], tmp_path: Path) -> None:
    done = _prepare(DATABASE_URL=make_database("LOCALE 'C' ENCODING 'LATIN1'"), DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert "has the encoding LATIN1; Japanese text needs UTF8" in done.stderr


def test_a_database_that_is_away_is_one_line(tmp_path: Path) -> None:
    done = _prepare(DATABASE_URL="postgresql:///none?host=/nonexistent", DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: The database cannot be reached: ")
    assert len(done.stderr.splitlines()) == 1


def test_production_says_everything_that_is_unsafe_before_it_touches_anything(tmp_path: Path) -> None:
    unsafe = {"DEMO": "0", "SECRET_KEY": "short", "BASE_URL": "http://yui.example.jp", "ALLOWED_HOSTS": "*"}
    done = _prepare(DATABASE_URL="postgresql:///none?host=/nonexistent", DATA_DIR=str(tmp_path), **unsafe)
    assert done.returncode == 1
    assert "This is not safe to open to people:" in done.stderr
    for code in ("E001", "E002", "E003", "E004"):
        assert f"yuiwork.{code}" in done.stderr


@pytest.mark.django_db
def test_the_database_of_the_suite_is_one_we_can_live_with() -> None:
    check_database()


@pytest.mark.django_db
def test_an_old_server_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yuiwork.config.management.tables.OLDEST_VERSION", 99_00_00)
    with pytest.raises(CommandError, match="Yuiwork needs 15 to 18"):
        check_database()


@pytest.mark.django_db
def test_the_second_process_waits_for_the_first(transactional_db: None) -> None:
    said: Lines = []
    waiting, order = threading.Event(), []

    def say(line: str) -> None:
        said.append(line)
        waiting.set()

    def second() -> None:
        with one_at_a_time(say):
            order.append("second")
        connection.close()

    with one_at_a_time(said.append):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(60)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert said == ["Waiting for another process that is setting up the database …"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device", "/x"), "The disk is full."),
        (PermissionError(13, "Permission denied", "/x"), "/x: Permission denied"),
        (
            OperationalError("server closed the connection\nmore"),
            "stopped answering: server closed the connection",
        ),
    ],
)
def test_what_comes_between_is_one_line(error: Exception, words: str) -> None:
    line = prepare._in_one_line(error)
    assert words in line
    assert "\n" not in line


def test_a_full_disk_under_the_database_is_told_apart() -> None:
    error = OperationalError("could not extend file")
    error.__cause__ = psycopg.errors.DiskFull()
    assert prepare._in_one_line(error).startswith("The disk is full.")


@pytest.fixture
def sources(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """One static file of our own, and a place to collect it to."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.STATIC_ROOT = tmp_path / "static"
    compressed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": compressed}
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]
    yield source
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]


def test_static_files_are_collected_once_per_version(sources: Path, tmp_path: Path) -> None:
    said: Lines = []
    for _ in range(2):
        collect_static_files(said.append)
    assert said == ["Collecting and compressing static files …"]
    assert [path.suffix for path in sorted((tmp_path / "static").glob("a.*.css"))] == [".css"]
    (sources / "a.css").write_text("a{color:red}")
    collect_static_files(said.append)
    assert len(said) == 2


def test_an_interrupted_collection_is_done_again(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    said: Lines = []
    with monkeypatch.context() as patch:
        patch.setattr(static_files, "call_command", interrupted)
        with pytest.raises(KeyboardInterrupt):
            collect_static_files(said.append)
    collect_static_files(said.append)
    assert len(said) == 2


def test_the_announcement_names_the_address_and_everybody_who_can_sign_in(settings: Settings) -> None:
    settings.BASE_URL = "http://localhost:8123"
    text = announcement()
    assert "Yuiwork is ready: http://localhost:8123/\n" in text
    assert "http://localhost:8123/demo/" in text
    for persona in PERSONAS:
        assert f"{persona.family} {persona.given}" in text


def test_a_real_instance_announces_its_address_only(settings: Settings) -> None:
    settings.DEMO = False
    settings.BASE_URL = "https://yui.example.jp"
    assert announcement().strip() == "Yuiwork is ready: https://yui.example.jp/"


@pytest.mark.django_db
def test_addresses_of_this_run_can_be_given_to_programs() -> None:
    with psycopg.connect(url_of(connection.settings_dict["NAME"])) as other:
        assert other.info.dbname == connection.settings_dict["NAME"]
