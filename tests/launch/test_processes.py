"""Children are started again, stopped in order and never left behind."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.launch.conftest import Python, exists, wait_until
from yuiwork.launch import processes
from yuiwork.launch.processes import Child, run_to_end, stop_all
from yuiwork.launch.stopping import Interrupted, Stopping

# Writes its number and waits; "deaf" ignores SIGTERM, "polite" finishes something first, "parent" has a child.
PROGRAM = """
import os, signal, subprocess, sys, time
from pathlib import Path
kind, folder = sys.argv[1], Path(sys.argv[2])
def finish(*_):
    (folder / "finished").touch()
    sys.exit(0)
if kind == "deaf":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if kind == "polite":
    signal.signal(signal.SIGTERM, finish)
if kind == "parent":
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    (folder / "grandchild").write_text(str(child.pid))
(folder / "part").write_text(str(os.getpid()))
(folder / "part").rename(folder / "pid")
time.sleep(600)
"""
# A start of ours: one child, then nothing until somebody kills it.
START = """
import sys, time
from yuiwork.launch.processes import Child
child = Child("sleeper", sys.argv[1:], {})
child.start()
print(child.process.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def child(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Child]:
    """A running child of the kind that the test names."""
    made = Child("test", [sys.executable, "-c", PROGRAM, request.param, str(tmp_path)], dict(os.environ))
    made.start()
    wait_until((tmp_path / "pid").exists, "the child is up")
    yield made
    stop_all([made], lambda: True)


def _kill(child: Child) -> None:
    assert child.process is not None
    os.kill(child.process.pid, signal.SIGKILL)
    wait_until(child.fell, "its end is noticed")


@pytest.mark.parametrize("child", ["plain"], indirect=True)
def test_a_killed_child_is_started_again(
    child: Child, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = (tmp_path / "pid").read_text()
    (tmp_path / "pid").unlink()
    _kill(child)
    monkeypatch.setattr(processes, "LONGEST_DELAY_SECONDS", 0.0)
    child.start_again_when_due()
    assert "The test process ended (signal 9); starting it again" in capsys.readouterr().out
    child.start_again_when_due()
    assert not child.fell()
    wait_until((tmp_path / "pid").exists, "the second one is up")
    assert (tmp_path / "pid").read_text() != first


@pytest.mark.parametrize("child", ["plain"], indirect=True)
def test_a_child_that_falls_again_and_again_is_started_ever_more_slowly(
    child: Child, capsys: pytest.CaptureFixture[str]
) -> None:
    delays = []
    for _ in range(7):
        _kill(child)
        child.start_again_when_due()
        delays.append(int(capsys.readouterr().out.rpartition(" in ")[2].split()[0]))
        child.start_again_at = 1e-9  # due, as if the time had passed
        child.start_again_when_due()
    assert delays == [1, 2, 4, 8, 16, 30, 30]


@pytest.mark.parametrize("child", ["parent"], indirect=True)
def test_what_a_killed_child_had_started_goes_with_it(child: Child, tmp_path: Path) -> None:
    grandchild = int((tmp_path / "grandchild").read_text())
    assert exists(grandchild)
    _kill(child)
    wait_until(lambda: not exists(grandchild), "the grandchild is gone")


@pytest.mark.parametrize("child", ["polite"], indirect=True)
def test_stopping_waits_for_what_is_under_way(child: Child, tmp_path: Path) -> None:
    stop_all([child])
    assert (tmp_path / "finished").exists()
    assert child.exit_code == 0


@pytest.mark.parametrize("child", ["deaf"], indirect=True)
def test_haste_ends_a_child_that_does_not_listen(child: Child) -> None:
    stop_all([child], lambda: True)
    assert child.exit_code == -signal.SIGKILL


@pytest.mark.parametrize("child", ["deaf"], indirect=True)
def test_a_child_that_does_not_stop_in_time_is_ended_and_announced(
    child: Child, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(processes, "FIRST_WORD_SECONDS", 0.0)
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.3)
    stop_all([child])
    assert child.exit_code == -signal.SIGKILL
    assert "Waiting for test to finish what is under way" in capsys.readouterr().out


def test_stopping_what_never_started_is_nothing() -> None:
    stop_all([Child("test", ["/bin/true"], {})])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's death")
def test_children_end_when_their_start_is_killed(python: Python) -> None:
    start = python.start("-c", START, "/bin/sleep", "600")
    assert start.stdout is not None
    child = int(start.stdout.readline())
    assert exists(child)
    start.kill()
    wait_until(lambda: not exists(child), "the child is gone")


def test_a_command_gives_its_exit_code() -> None:
    assert run_to_end(Child("test", ["/bin/sh", "-c", "exit 3"], {}), Stopping()) == 3


def test_a_command_is_stopped_when_we_are_asked_to_stop() -> None:
    stopping = Stopping()
    stopping.ask()
    command = Child("test", ["/bin/sleep", "600"], {})
    with pytest.raises(Interrupted):
        run_to_end(command, stopping)
    assert command.exit_code == -signal.SIGTERM
