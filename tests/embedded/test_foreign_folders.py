"""Folders that hold something else are named and left as they are."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.embedded.conftest import Server
from yuiwork.embedded import EmbeddedPostgresError
from yuiwork.embedded.identity import server_identity
from yuiwork.embedded.locate import wheel_binaries
from yuiwork.embedded.run_as import run


def snapshot(folder: Path) -> dict[str, tuple[float, int]]:
    return {str(path): (path.stat().st_mtime, path.stat().st_size) for path in folder.rglob("*")}


def test_a_database_of_another_major_version_is_refused_and_untouched(data_dir: Path, server: Server) -> None:
    (data_dir / "PG_VERSION").write_text("16\n")
    before = snapshot(data_dir)
    with pytest.raises(EmbeddedPostgresError, match=r"of PostgreSQL 16, but this is PostgreSQL 18"):
        server(data_dir).start()
    assert snapshot(data_dir) == before


def test_a_folder_with_other_things_in_it_is_refused_and_untouched(folder: Path, server: Server) -> None:
    other = folder / "photos"
    other.mkdir()
    (other / "sea.jpg").write_text("blue")
    with pytest.raises(EmbeddedPostgresError, match="holds no database"):
        server(other).start()
    server(other).destroy()
    assert (other / "sea.jpg").read_text() == "blue"
    assert [path.name for path in other.iterdir()] == ["sea.jpg"]


def test_a_file_in_its_place_is_refused(folder: Path, server: Server) -> None:
    (folder / "pg").write_text("a file")
    with pytest.raises(EmbeddedPostgresError, match="Not a directory"):
        server(folder / "pg").start()


def test_a_path_with_a_character_that_the_shell_would_expand_is_refused(folder: Path, server: Server) -> None:
    with pytest.raises(EmbeddedPostgresError, match="pg_ctl cannot pass on"):
        server(folder / "a$(touch b)" / "pg").start()
    assert list(folder.iterdir()) == []


def test_a_locale_without_japanese_letters_is_refused_before_anything_is_there(
    folder: Path, new_data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yuiwork.embedded.initialise.LOCALES", (("--locale=C",),))
    with pytest.raises(EmbeddedPostgresError, match="Japanese characters are not letters"):
        server(new_data_dir).start()
    assert [path.name for path in folder.iterdir()] == ["pg.start.lock"]


def test_without_the_first_locale_the_next_one_is_tried(
    new_data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = (("--locale=xx_XX.UTF-8",), ("--locale=C", "--lc-ctype=C.UTF-8"))
    monkeypatch.setattr("yuiwork.embedded.initialise.LOCALES", choice)
    with server(new_data_dir) as one:
        assert one.running


def test_without_any_locale_it_says_what_is_missing(
    new_data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yuiwork.embedded.initialise.LOCALES", (("--locale=xx_XX.UTF-8",),))
    with pytest.raises(EmbeddedPostgresError, match="no UTF-8 locale"):
        server(new_data_dir).start()


def test_a_database_made_elsewhere_without_japanese_letters_is_refused_and_stopped(
    new_data_dir: Path, server: Server
) -> None:
    identity = server_identity(new_data_dir)
    new_data_dir.mkdir(mode=0o700)
    os.chown(new_data_dir, identity.uid, identity.gid)
    initdb = [str(wheel_binaries() / "initdb"), "-D", str(new_data_dir), "-U", "postgres", "-A", "trust"]
    assert run([*initdb, "--encoding=UTF8", "--locale=C", "--no-sync"], identity).returncode == 0
    one = server(new_data_dir)
    with pytest.raises(EmbeddedPostgresError, match="without a UTF-8 locale"):
        one.start()
    assert not one.running


def test_a_broken_setting_is_named_with_the_log(data_dir: Path, server: Server) -> None:
    with (data_dir / "postgresql.conf").open("a") as settings:
        settings.write("work_mem = 'a lot'\n")
    with pytest.raises(EmbeddedPostgresError, match=r"does not start: .*work_mem.*more in .*/log"):
        server(data_dir).start()


def test_a_data_folder_that_others_can_enter_is_refused(data_dir: Path, server: Server) -> None:
    data_dir.chmod(0o755)
    with pytest.raises(EmbeddedPostgresError, match="invalid permissions"):
        server(data_dir).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a folder of its own to mount")
def test_the_root_of_a_file_system_is_refused(folder: Path, server: Server) -> None:
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root can mount")
    try:
        with pytest.raises(EmbeddedPostgresError, match="root of a file system"):
            server(disk).start()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
