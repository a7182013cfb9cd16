"""Short-lived folders, and processes that a test can watch, kill and be sure to have cleared away."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.launch.environment import ROOT

PATIENCE_SECONDS = 300  # a whole start beside other tests on a small machine
NAMED = ("PORT", "HOST", "DATA_DIR", "DATABASE_URL", "DEMO", "BASE_URL", "SECRET_KEY", "ALLOWED_HOSTS")
NAMED_TOO = ("CSRF_TRUSTED_ORIGINS", "CONFIRM", "YUIWORK_CLOCK_FILE", "CLOCK_RULES_EVERY")


def wait_until(happens: Callable[[], object], what: str = "") -> None:
    """Poll until it is so; a test that waits in vain fails with what it waited for."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happens():
        assert time.monotonic() < deadline, f"in vain: {what or happens}"
        time.sleep(0.05)


def exists(pid: int) -> bool:
    """Whether this process lives (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which nothing of Yuiwork's has been set."""
    for name in (*NAMED, *NAMED_TOO):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder that the database's user can enter; a database in it is stopped afterwards."""
    path = Path(tempfile.mkdtemp(prefix="yuiwork-launch-")).resolve()
    path.chmod(0o755)
    yield path
    with suppress(EmbeddedPostgresError):
        EmbeddedPostgres(path / "postgres", progress=lambda line: None).shut_down(force=True)
    shutil.rmtree(path, ignore_errors=True)


class Python:
    """Python programs in the background, each a session of its own; all gone when the test ends."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env=env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._started.append(process)
        return process

    def clear(self) -> None:
        for process in self._started:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


@pytest.fixture
def python() -> Iterator[Python]:
    programs = Python()
    yield programs
    programs.clear()


def url_of(database: str) -> str:
    """The address of a database on the server of this test run."""
    own = connection.settings_dict
    user, password, host = (quote(own[part], safe="") for part in ("USER", "PASSWORD", "HOST"))
    port = f":{own['PORT']}" if own["PORT"] else ""
    return f"postgresql://{user}{f':{password}' if password else ''}@{host}{port}/{quote(database, safe='')}"


@pytest.fixture
def make_database(db: None) -> Iterator[Callable[..., str]]:
    """Makes an empty database on the server of this test run and gives its ``postgresql://`` address."""
    names: list[str] = []
    own = connection.settings_dict
    server = psycopg.connect(url_of("postgres"), autocommit=True)

    def make(*options: str) -> str:
        name = f"{own['NAME']}_{os.getpid()}_{len(names)}"
        names.append(name)
        words = sql.SQL(" ").join(map(sql.SQL, options))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ").format(sql.Identifier(name)) + words)
        return url_of(name)

    yield make
    for name in names:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    server.close()
