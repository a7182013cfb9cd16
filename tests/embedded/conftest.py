"""Real servers in short-lived folders; whatever a test leaves running is killed afterwards."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from yuiwork.embedded import EmbeddedPostgres
from yuiwork.embedded.postmaster import postgres_processes

MEMORY = Path("/dev/shm")
ROOM_BYTES = 1_000_000_000
ROOT = Path(__file__).resolve().parents[2]
# Joins as a user of the database in argv[1], says the server's number, and leaves when its input ends.
USER_PROGRAM = """
import sys
from pathlib import Path
from yuiwork.embedded import EmbeddedPostgres
from yuiwork.embedded.postmaster import live_postmaster
folder = Path(sys.argv[1])
with EmbeddedPostgres(folder, durable=False, progress=lambda line: None):
    print(live_postmaster(folder).pid, flush=True)
    sys.stdin.read()
"""

Lines = list[str]
Server = Callable[[Path], EmbeddedPostgres]


class User:
    """Another process that uses the database."""

    def __init__(self, data_dir: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER_PROGRAM, str(data_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def server_pid(self) -> int:
        """Wait until it has joined."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        return int(line)

    def leave(self) -> None:
        _, errors = self.process.communicate()
        assert self.process.returncode == 0, errors

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def _open_folder() -> Iterator[Path]:
    """A folder that any user of the machine can enter (pytest's own are closed to all but the caller)."""
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_BYTES
    path = Path(tempfile.mkdtemp(prefix="yuiwork-test-", dir=MEMORY if in_memory else None)).resolve()
    path.chmod(0o755)
    try:
        yield path
    finally:
        for found in [*path.rglob("PG_VERSION")]:
            for pid in postgres_processes(found.parent):
                os.kill(pid, signal.SIGKILL)
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for one test, open to all users."""
    with _open_folder() as path:
        yield path


@pytest.fixture(scope="session")
def template() -> Iterator[Path]:
    """A database that has been set up and stopped."""
    with _open_folder() as path:
        with EmbeddedPostgres(path / "pg", durable=False, progress=lambda line: None):
            pass
        yield path / "pg"


@pytest.fixture
def new_data_dir(folder: Path) -> Path:
    """Where a database is still to be set up."""
    return folder / "pg"


@pytest.fixture
def data_dir(new_data_dir: Path, template: Path) -> Path:
    """A database of this test's own that has been set up already (a copy, which is quicker)."""
    subprocess.run(["/bin/cp", "-a", str(template), str(new_data_dir)], check=True)
    return new_data_dir


@pytest.fixture
def lines() -> Lines:
    """What the waiting person was told."""
    return []


@pytest.fixture
def server(lines: Lines) -> Server:
    """Makes a server for tests over a folder."""
    return lambda path: EmbeddedPostgres(path, durable=False, progress=lines.append)


@pytest.fixture(scope="session")
def durable_server() -> Iterator[EmbeddedPostgres]:
    """One server with the settings for real data, for tests that only ask it something."""
    with _open_folder() as path, EmbeddedPostgres(path / "pg", progress=lambda line: None) as one:
        yield one


@pytest.fixture
def user(new_data_dir: Path) -> Iterator[Callable[[], User]]:
    """Starts further processes that use the database of this test."""
    started: list[User] = []

    def start() -> User:
        started.append(User(new_data_dir))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.communicate()
