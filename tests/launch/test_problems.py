"""What is in the way of a start is said in one line."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from yuiwork.launch import problems
from yuiwork.launch.problems import StartProblem, check_disk, check_port, port_is_free, read_port


@pytest.fixture(params=[("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)], ids=["IPv4", "IPv6"])
def busy_port(request: pytest.FixtureRequest) -> Iterator[int]:
    address, family = request.param
    with socket.socket(family) as listener:
        try:
            listener.bind((address, 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        listener.listen()
        yield listener.getsockname()[1]


def test_a_busy_port_is_named_and_a_free_one_proposed(busy_port: int) -> None:
    with pytest.raises(StartProblem, match=f"Port {busy_port} is already in use") as refusal:
        check_port(busy_port)
    proposed = int(str(refusal.value).rpartition("PORT=")[2])
    assert port_is_free(proposed)


def test_a_free_port_is_fine() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    check_port(port)


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "80 ", "http", "８０"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(StartProblem, match="is not a port"):
        read_port(text)


def test_ports_are_read() -> None:
    assert [read_port(text) for text in ("1", "8000", "65535")] == [1, 8000, 65535]


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartProblem, match=f"{tmp_path}/file/data cannot be written: .*Set DATA_DIR"):
        check_disk(tmp_path / "file" / "data")


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free


def test_a_first_start_needs_more_room_than_a_later_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(problems.LATER_START_BYTES))
    with pytest.raises(StartProblem, match="has 50 MB left, but this start needs 400 MB"):
        check_disk(tmp_path)
    (tmp_path / "static").mkdir()
    check_disk(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(problems.LATER_START_BYTES - 1))
    with pytest.raises(StartProblem, match="needs 50 MB"):
        check_disk(tmp_path)


def test_checking_the_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "data" / "static").mkdir(parents=True)
    check_disk(tmp_path / "data")
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["static"]
