"""The path of a Unix socket holds 107 bytes: deeper data folders get a short private folder for it."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import psycopg
import pytest

from tests.embedded.conftest import Server
from yuiwork.embedded import EmbeddedPostgresError
from yuiwork.embedded.identity import Identity, server_identity
from yuiwork.embedded.socket_dir import ensure_socket_dir, fits, socket_dir


@pytest.fixture
def deep(folder: Path, template: Path) -> Iterator[Path]:
    """A database in a folder whose path is too long, with the socket folder removed afterwards."""
    path = folder / ("d" * 120) / "pg"
    path.parent.mkdir()
    shutil.copytree(template, path, symlinks=True)
    for found in [path, *path.rglob("*")]:
        os.chown(found, template.stat().st_uid, template.stat().st_gid)
    short = socket_dir(path, server_identity(path))
    yield path
    if short.is_symlink():
        short.unlink()
    shutil.rmtree(short, ignore_errors=True)


@pytest.mark.parametrize(
    ("length", "answer"), [(len("/") + 92, True), (len("/") + 93, False)], ids=["107 bytes", "108 bytes"]
)
def test_a_socket_path_has_at_most_107_bytes(length: int, answer: bool) -> None:
    assert fits(Path("/" + "d" * (length - 1))) is answer


@pytest.mark.parametrize("path", ["/srv/a,b", '/srv/a"b'])
def test_a_path_that_postgresql_would_split_does_not_fit(path: str) -> None:
    assert not fits(Path(path))


def test_a_deep_data_folder_gets_a_short_private_socket_folder(deep: Path, server: Server) -> None:
    with server(deep) as one, psycopg.connect(one.url("postgres")) as connection:
        row = connection.execute("show unix_socket_directories").fetchone()
        assert row is not None
        short = Path(str(row[0]))
        assert short.parent == Path("/tmp")
        found = short.stat()
        assert stat.S_IMODE(found.st_mode) == 0o700
        assert found.st_uid == deep.stat().st_uid
        assert dj_database_url.parse(one.url("x")).get("HOST") == str(short)
    one.destroy()
    assert not short.exists()


def test_a_japanese_path_works(folder: Path, server: Server) -> None:
    with server(folder / "結 ワーク" / "pg") as one, psycopg.connect(one.url("postgres")) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    one.destroy()


def test_a_symlink_in_its_place_is_refused(deep: Path, folder: Path, server: Server) -> None:
    trap = folder / "trap"
    trap.mkdir(mode=0o700)
    identity = server_identity(deep)
    os.chown(trap, identity.uid, identity.gid)
    socket_dir(deep, identity).symlink_to(trap)
    with pytest.raises(EmbeddedPostgresError, match="remove it"):
        server(deep).start()
    with pytest.raises(EmbeddedPostgresError, match="remove it"):
        server(deep).url("yuiwork")
    assert list(trap.iterdir()) == []


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o711])
def test_a_folder_open_to_others_is_refused(deep: Path, server: Server, mode: int) -> None:
    identity = server_identity(deep)
    short = ensure_socket_dir(deep, identity)
    short.chmod(mode)
    with pytest.raises(EmbeddedPostgresError, match="alone"):
        server(deep).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_of_another_user_is_refused(deep: Path, server: Server) -> None:
    identity = server_identity(deep)
    os.chown(ensure_socket_dir(deep, identity), 54321, 54321)
    with pytest.raises(EmbeddedPostgresError, match="alone"):
        server(deep).start()


def test_a_copy_of_a_folder_has_a_socket_folder_of_its_own(folder: Path) -> None:
    first, second = folder / ("d" * 120), folder / ("e" * 120)
    identity = Identity(4711, 4711, None)
    first.mkdir()
    before = socket_dir(first, identity)
    first.rename(second)
    first.mkdir()
    assert len({before, socket_dir(first, identity), socket_dir(second, identity)}) == 3
