"""``make run`` as a person does it: everything comes up, heals, stops without a trace, and comes back with its data."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.launch.conftest import exists, wait_until
from yuiwork.embedded.postmaster import postgres_processes
from yuiwork.launch.environment import ROOT

pytestmark = [pytest.mark.xdist_group("start"), pytest.mark.long]


class Start:
    """One ``python -m yuiwork.launch run`` over a folder of its own, with what it says in a file."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        self.log = folder / "said.txt"
        self.process: subprocess.Popen[bytes] | None = None
        self.seen: set[int] = set()

    def up(self) -> None:
        """Start it, and wait for its last word."""
        environment = {name: value for name, value in os.environ.items() if name not in _OURS}
        environment |= {"PORT": str(self.port), "DATA_DIR": str(self.folder), "DEMO_SCOPE": "kosuge"}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "yuiwork.launch", "run"],
                cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        wait_until(lambda: "Stop with Ctrl-C" in self.said() or not self._lives(), "everything is up")
        assert self._lives(), self.said()
        wait_until(lambda: len(self.children()) == 2, "web and worker are up")

    def down(self) -> None:
        """Ctrl-C, and nothing is left."""
        assert self.process is not None
        self.seen |= set(self.children()) | set(self.web_processes())
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(120) == 0, self.said()
        assert self.said().rstrip().endswith("The data is kept; `make run` goes on where you were.")
        self.assert_nothing_is_left()

    def kill(self) -> None:
        assert self.process is not None
        self.seen |= set(self.children()) | set(self.web_processes())
        self.process.kill()
        self.process.wait()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def ask(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return answer.status, answer.read().decode()
        except OSError:
            return 0, ""

    def children(self) -> list[int]:
        assert self.process is not None
        return _children_of(self.process.pid)

    def web_processes(self) -> list[int]:
        return [grandchild for child in self.children() for grandchild in _children_of(child)]

    def child(self, word: str) -> int:
        found = [
            pid for pid in self.children() if word in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
        ]
        return found[0] if found else 0

    def postmaster(self) -> int:
        return int((self.folder / "postgres" / "postmaster.pid").read_text().split()[0])

    def assert_nothing_is_left(self) -> None:
        wait_until(lambda: not any(map(exists, self.seen)), "web and worker are gone")
        assert postgres_processes(self.folder / "postgres") == []

    def clear(self) -> None:
        if self.process is not None and self._lives():
            self.process.send_signal(signal.SIGINT)
            self.process.wait()

    def _lives(self) -> bool:
        return self.process is not None and self.process.poll() is None


_OURS = {"DATABASE_URL", "DEMO", "SECRET_KEY", "BASE_URL", "HOST", "PORT", "DATA_DIR"}


def _children_of(parent: int) -> list[int]:
    """Living children, from /proc: a small machine may have no ``ps``."""
    numbers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in numbers if _parent_of(pid) == parent and exists(pid)]


def _parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    made = Start(folder)
    yield made
    made.clear()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_starts_heals_stops_and_comes_back(start: Start) -> None:
    start.up()
    assert start.ask("/healthz") == (200, "ok")
    assert f"Yuiwork is ready: http://localhost:{start.port}/" in start.said()
    assert "小菅村" in start.ask("/")[1]
    assert "Setting up the database" in start.said()

    _killed_parts_come_back(start)
    start.down()

    start.up()
    assert "Setting up" not in start.said(), "the data was not kept"
    assert "Collecting" not in start.said(), "static files were collected again"
    start.kill()
    wait_until(lambda: not any(map(exists, start.seen)), "its children end with it")

    start.up()
    assert start.ask("/healthz") == (200, "ok")
    start.down()


def _killed_parts_come_back(start: Start) -> None:
    for word in ("granian", "manage.py"):
        _kill_and_await(start, word)
    os.kill(start.postmaster(), signal.SIGKILL)
    wait_until(lambda: "The database is back." in start.said(), "the database is back")
    wait_until(lambda: start.ask("/healthz") == (200, "ok"), "the web server answers again")


def _kill_and_await(start: Start, word: str) -> None:
    fallen = start.child(word)
    os.kill(fallen, signal.SIGKILL)
    wait_until(lambda: start.child(word) not in {0, fallen}, f"{word} is back")
