"""One start per data folder, and none is locked out by one that was killed."""

import os
import signal
import socket
from pathlib import Path

import pytest

from tests.launch.conftest import Python
from yuiwork.launch.environment import Place
from yuiwork.launch.only_one import is_running, only_start
from yuiwork.launch.problems import StartProblem, port_is_free
from yuiwork.launch.stopping import Stopping

HOLDER = """
import sys, time
from pathlib import Path
from yuiwork.launch.environment import Place
from yuiwork.launch.only_one import only_start
from yuiwork.launch.stopping import Stopping
with only_start(Place(Path(sys.argv[1]), 8123), Stopping()):
    print("up", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, 8123)


def test_a_second_start_is_told_where_the_first_one_is(place: Place, python: Python) -> None:
    first = python.start("-c", HOLDER, str(place.data_dir))
    assert first.stdout is not None
    assert first.stdout.readline() == "up\n"
    expected = f"already runs from {place.data_dir} at http://localhost:8123. Stop it .* `kill {first.pid}`"
    with pytest.raises(StartProblem, match=expected), only_start(place, Stopping()):
        pytest.fail("started twice")
    assert is_running(place)


def test_a_killed_start_locks_nobody_out(place: Place, python: Python) -> None:
    first = python.start("-c", HOLDER, str(place.data_dir))
    assert first.stdout is not None
    assert first.stdout.readline() == "up\n"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert not is_running(place)
    with only_start(place, Stopping()):
        assert is_running(place)


def test_after_a_proper_end_nothing_is_waited_for(place: Place) -> None:
    with only_start(place, Stopping()):
        assert (place.data_dir / "run.lock").read_text() == f"{os.getpid()} 8123"
    assert (place.data_dir / "run.lock").read_text() == ""
    assert not is_running(place)


def test_the_last_processes_of_a_killed_start_are_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as lingering:
        lingering.bind(("127.0.0.1", 0))
        lingering.listen()
        place = Place(tmp_path, lingering.getsockname()[1])
        (tmp_path / "run.lock").write_text(f"1 {place.port}")
        monkeypatch.setattr(Stopping, "pause", lambda self, seconds: lingering.close())
        with only_start(place, Stopping()):
            assert port_is_free(place.port)
    assert "The last start was killed; waiting for its processes to end …" in capsys.readouterr().out


def test_a_folder_that_was_never_used_is_not_running(tmp_path: Path) -> None:
    assert not is_running(Place(tmp_path / "none", 8000))
