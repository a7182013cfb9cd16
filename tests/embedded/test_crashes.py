"""Processes killed at the worst moment, and what they leave behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.embedded.conftest import ROOT, USER_PROGRAM, Lines, Server, User
from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.embedded.postmaster import is_postgres_of, live_postmaster, postgres_processes

NewUser = Callable[[], User]


def server_pid(data_dir: Path) -> int:
    found = live_postmaster(data_dir)
    assert found is not None
    return found.pid


def kill(pid: int, data_dir: Path) -> None:
    os.kill(pid, signal.SIGKILL)
    while is_postgres_of(pid, data_dir):
        pass


def write_word(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("create table note as select '結' as word")


def read_word(server: EmbeddedPostgres) -> str:
    with psycopg.connect(server.url("postgres")) as connection:
        row = connection.execute("select word from note").fetchone()
        return str(row[0]) if row else ""


@pytest.fixture
def crashed(data_dir: Path) -> EmbeddedPostgres:
    """A server killed right after a commit; its pid file and its socket are still there."""
    server = EmbeddedPostgres(data_dir, progress=lambda line: None).start()
    write_word(server)
    kill(server_pid(data_dir), data_dir)
    assert not server.running
    assert (data_dir / "postmaster.pid").exists()
    return server


@pytest.fixture
def sleeper(data_dir: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the server's own user that has nothing to do with the database."""
    uid = os.geteuid() or data_dir.stat().st_uid
    with subprocess.Popen(["/bin/sleep", "600"], user=uid, cwd="/") as process:
        yield process
        process.kill()


def pretend_pid(data_dir: Path, pid: int) -> None:
    """Put another number into the files that name the dead server's."""
    for path in (data_dir / "postmaster.pid", data_dir / ".s.PGSQL.5432.lock"):
        text = path.read_text().split("\n", 1)[1]
        path.write_text(f"{pid}\n{text}")


def test_what_was_committed_outlives_a_killed_server(crashed: EmbeddedPostgres) -> None:
    with crashed:
        assert read_word(crashed) == "結"
    assert not crashed.running


def test_a_number_reused_by_a_process_of_the_same_user_is_no_obstacle(
    crashed: EmbeddedPostgres, data_dir: Path, sleeper: subprocess.Popen[bytes]
) -> None:
    pretend_pid(data_dir, sleeper.pid)
    assert not crashed.running
    with crashed:
        assert read_word(crashed) == "結"
    assert sleeper.poll() is None


def test_without_our_care_that_number_would_be_an_obstacle(
    crashed: EmbeddedPostgres,
    data_dir: Path,
    sleeper: subprocess.Popen[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend_pid(data_dir, sleeper.pid)
    monkeypatch.setattr("yuiwork.embedded.control.clear_leftovers", lambda *_: None)
    monkeypatch.setattr("yuiwork.embedded.control.PASSING_FAILURES", 0)
    with pytest.raises(Exception, match=r"lock file .* already exists"):
        crashed.start()


def test_a_number_reused_by_our_own_process_is_no_obstacle(crashed: EmbeddedPostgres, data_dir: Path) -> None:
    pretend_pid(data_dir, os.getpid())
    with crashed:
        assert read_word(crashed) == "結"


def test_a_dead_server_that_nobody_reaped_is_no_obstacle(
    crashed: EmbeddedPostgres, data_dir: Path, sleeper: subprocess.Popen[bytes]
) -> None:
    sleeper.send_signal(signal.SIGKILL)
    os.waitid(os.P_PID, sleeper.pid, os.WEXITED | os.WNOWAIT)  # dead, but still in the table of processes
    pretend_pid(data_dir, sleeper.pid)
    with crashed:
        assert read_word(crashed) == "結"


@pytest.mark.parametrize("content", ["", "nonsense\n", "12"])
def test_a_garbled_pid_file_is_no_obstacle(crashed: EmbeddedPostgres, data_dir: Path, content: str) -> None:
    (data_dir / "postmaster.pid").write_text(content)
    with crashed:
        assert read_word(crashed) == "結"


def test_starting_waits_while_the_server_recovers_from_a_killed_backend(
    data_dir: Path, server: Server
) -> None:
    with server(data_dir) as one:
        before = server_pid(data_dir)
        with psycopg.connect(one.url("postgres")) as connection:
            kill(connection.info.backend_pid, data_dir)
            connection.close()
        with server(data_dir) as two:
            assert two.running
            assert server_pid(data_dir) == before


def test_a_killed_server_is_started_again_by_a_user_who_has_not_left(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        kill(server_pid(data_dir), data_dir)
        assert not one.running
        again = one.start()
        assert again.running
    assert not one.running


def test_the_wish_to_stay_up_ends_with_the_server_it_was_for(data_dir: Path, server: Server) -> None:
    one = server(data_dir).start()
    one.keep_running()
    kill(server_pid(data_dir), data_dir)
    one.start()
    one.stop()
    assert not one.running


def test_leaving_while_the_server_recovers_stops_it(data_dir: Path, server: Server) -> None:
    one = server(data_dir).start()
    with psycopg.connect(one.url("postgres")) as connection:
        kill(connection.info.backend_pid, data_dir)
        connection.close()
    one.stop()
    assert postgres_processes(data_dir) == []


def test_a_server_that_is_stuck_is_named(
    data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yuiwork.embedded.clients.ANSWER_SECONDS", 1)
    monkeypatch.setattr("yuiwork.embedded.control.SILENCE_SECONDS", 0.0)
    with server(data_dir):
        pid = server_pid(data_dir)
        os.kill(pid, signal.SIGSTOP)
        try:
            with pytest.raises(EmbeddedPostgresError, match=f"process {pid}.* runs but does not answer"):
                server(data_dir).start()
        finally:
            os.kill(pid, signal.SIGCONT)


def test_a_backend_that_outlives_its_server_is_waited_for(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        busy = psycopg.connect(one.url("postgres"), autocommit=True)
        backend = busy.info.backend_pid

        def work() -> None:
            with pytest.raises(psycopg.OperationalError):
                # Pure computing: it does not look whether its server still lives.
                busy.execute("select count(*) from generate_series(1, 100000000000)")

        thread = threading.Thread(target=work)
        thread.start()
        while b"generate_series" not in _state(data_dir, one):
            pass
        kill(server_pid(data_dir), data_dir)
        assert is_postgres_of(backend, data_dir)
        one.start()
        assert not is_postgres_of(backend, data_dir)
        assert one.running
        thread.join()
        busy.close()


def _state(data_dir: Path, server: EmbeddedPostgres) -> bytes:
    with psycopg.connect(server.url("postgres")) as connection:
        row = connection.execute(
            "select string_agg(query, ' ') from pg_stat_activity where pid <> pg_backend_pid()"
        ).fetchone()
        return str(row and row[0]).encode()


def test_everything_killed_at_once_is_no_obstacle(data_dir: Path, server: Server, user: NewUser) -> None:
    other = user()
    other.server_pid()
    other.kill()
    for pid in postgres_processes(data_dir):
        os.kill(pid, signal.SIGKILL)
    with server(data_dir) as one:
        assert one.running
    assert not one.running


def test_shared_memory_of_a_killed_server_is_freed(crashed: EmbeddedPostgres, data_dir: Path) -> None:
    segment = (data_dir / "postmaster.pid").read_text().splitlines()[6].split()[1]

    def segments() -> list[str]:
        return [line.split()[1] for line in Path("/proc/sysvipc/shm").read_text().splitlines()[1:]]

    assert segment in segments()
    with crashed:
        pass
    assert segment not in segments()


@pytest.mark.parametrize("moment", ["the folder is made", "files are written"])
def test_setting_up_that_was_killed_begins_anew(
    folder: Path, new_data_dir: Path, server: Server, moment: str
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", USER_PROGRAM, str(new_data_dir)],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    inner = "*" if moment == "files are written" else ""
    while not list(folder.glob(f".pg.new-*/{inner}")):
        assert process.poll() is None
    process.kill()
    process.communicate()
    assert not new_data_dir.exists()
    with server(new_data_dir) as one:
        assert one.running
    leftovers = [path.name for path in folder.iterdir() if ".new-" in path.name]
    assert leftovers == []


def test_an_interrupted_start_neither_waits_nor_loses_anything(
    crashed: EmbeddedPostgres, data_dir: Path, monkeypatch: pytest.MonkeyPatch, lines: Lines
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("yuiwork.embedded.control.clear_leftovers", interrupt)
        with pytest.raises(KeyboardInterrupt):
            crashed.start()
    with crashed:
        assert read_word(crashed) == "結"
