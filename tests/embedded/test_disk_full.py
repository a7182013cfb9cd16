"""A full disk is said in one line, harms nothing, and all is well once there is room again."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.embedded.conftest import Server
from yuiwork.embedded import EmbeddedPostgresError

SmallDisk = Callable[[int], Path]


@pytest.fixture
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Mounts a small disk of so many MB; needs root."""
    disk = folder / "disk"
    disk.mkdir()

    def mount(megabytes: int) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(disk)]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            pytest.skip("only root can mount a small disk")
        return disk

    yield mount
    subprocess.run(["umount", "-l", str(disk)], capture_output=True, check=False)


def fill(disk: Path) -> Path:
    """Use up all room that is left, and return the file that does."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        while shutil.disk_usage(disk).free > 0:
            file.write(b"0" * 4096)
    return ballast


def write_until_the_server_falls(url: str) -> None:
    """Fill one segment of the write-ahead log after the other; without room for the next one it panics."""
    with psycopg.connect(url, autocommit=True) as connection:
        while True:
            connection.execute("update note set word = word")
            connection.execute("select pg_switch_wal()")


def test_setting_up_on_a_full_disk_says_so_and_leaves_nothing(small_disk: SmallDisk, server: Server) -> None:
    disk = small_disk(25)
    with pytest.raises(EmbeddedPostgresError, match=r"^The disk that holds .* is full"):
        server(disk / "pg").start()
    assert [path.name for path in disk.iterdir()] == ["pg.start.lock"]


def test_a_disk_that_fills_up_loses_nothing_that_was_saved(small_disk: SmallDisk, server: Server) -> None:
    disk = small_disk(110)
    one = server(disk / "pg").start()
    with psycopg.connect(one.url("postgres"), autocommit=True) as connection:
        connection.execute("create table note as select '結' as word")
    ballast = fill(disk)
    with pytest.raises(psycopg.Error):
        write_until_the_server_falls(one.url("postgres"))
    one.stop()
    with pytest.raises(EmbeddedPostgresError, match=r"^The disk that holds .* is full"):
        one.start()
    ballast.unlink()
    with one, psycopg.connect(one.url("postgres")) as connection:
        row = connection.execute("select count(*) from note where word = '結'").fetchone()
        assert row == (1,)


def test_a_disk_that_is_full_before_the_start_is_told_from_other_troubles(
    small_disk: SmallDisk, template: Path, server: Server
) -> None:
    disk = small_disk(110)
    subprocess.run(["/bin/cp", "-a", str(template), str(disk / "pg")], check=True)
    fill(disk)
    assert shutil.disk_usage(disk).free == 0
    with pytest.raises(EmbeddedPostgresError, match=r"^The disk that holds .* is full"):
        server(disk / "pg").start()
