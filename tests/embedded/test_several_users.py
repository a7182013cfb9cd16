"""One server, many processes: the first starts it, the last to leave stops it, and killed ones do no harm."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.embedded.conftest import Server, User
from yuiwork.embedded import EmbeddedPostgresError
from yuiwork.embedded.postmaster import live_postmaster

NewUser = Callable[[], User]


def test_processes_that_start_at_once_set_it_up_once_and_share_one_server(
    new_data_dir: Path, server: Server, user: NewUser
) -> None:
    users = [user() for _ in range(4)]
    assert len({one.server_pid() for one in users}) == 1
    for one in users:
        assert server(new_data_dir).running
        one.leave()
    assert not server(new_data_dir).running


def test_the_first_to_come_may_leave_first(data_dir: Path, server: Server, user: NewUser) -> None:
    one = server(data_dir).start()
    other = user()
    pid = other.server_pid()
    one.stop()
    assert one.running
    found = live_postmaster(data_dir)
    assert found is not None
    assert found.pid == pid
    other.leave()
    assert not one.running


def test_a_killed_user_counts_no_more(data_dir: Path, server: Server, user: NewUser) -> None:
    other = user()
    pid = other.server_pid()
    with server(data_dir) as one:
        other.kill()
        assert one.running
        found = live_postmaster(data_dir)
        assert found is not None
        assert found.pid == pid
    assert not one.running


def test_a_server_whose_only_user_was_killed_is_taken_over(
    data_dir: Path, server: Server, user: NewUser
) -> None:
    other = user()
    pid = other.server_pid()
    other.kill()
    one = server(data_dir)
    assert one.running
    with one:
        found = live_postmaster(data_dir)
        assert found is not None
        assert found.pid == pid
    assert not one.running


def test_a_user_killed_while_it_starts_the_server_leaves_the_next_one_to_finish(
    data_dir: Path, server: Server, user: NewUser
) -> None:
    for delay in (0.2, 0.3):
        other = user()
        with pytest.raises(subprocess.TimeoutExpired):
            other.process.wait(delay)
        other.kill()
        with server(data_dir) as one:
            assert one.running
        assert not one.running


def test_two_objects_in_one_process_count_as_two(data_dir: Path, server: Server) -> None:
    one, two = server(data_dir).start(), server(data_dir).start()
    one.stop()
    assert two.running
    two.stop()
    assert not two.running


def test_a_child_that_inherits_the_mark_keeps_the_server_up(data_dir: Path, server: Server) -> None:
    one = server(data_dir).start()
    assert one.share is not None
    program = "import sys; sys.stdin.read()"
    child = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, pass_fds=(one.share,))
    one.stop()
    assert one.running
    child.communicate()
    with one:
        pass
    assert not one.running


def test_a_server_that_is_to_stay_up_stays_until_it_is_shut_down(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        one.keep_running()
    assert one.running
    with server(data_dir):
        pass
    assert one.running
    one.shut_down()
    assert not server(data_dir).running
    with server(data_dir):
        pass
    assert not server(data_dir).running


def test_shutting_down_spares_other_users_unless_forced(
    data_dir: Path, server: Server, user: NewUser
) -> None:
    other = user()
    other.server_pid()
    one = server(data_dir)
    with pytest.raises(EmbeddedPostgresError, match="Other processes are using"):
        one.shut_down()
    with pytest.raises(EmbeddedPostgresError, match="Other processes are using"):
        one.destroy()
    assert one.running
    one.shut_down(force=True)
    assert not one.running


def test_destroying_leaves_nothing_behind(folder: Path, new_data_dir: Path, server: Server) -> None:
    server(new_data_dir).destroy()
    one = server(new_data_dir).start()
    one.keep_running()
    one.stop()
    one.destroy()
    assert list(folder.iterdir()) == []
    one.destroy()
    assert list(folder.iterdir()) == []


def test_a_deleted_folder_does_not_keep_a_user_from_leaving(folder: Path, server: Server) -> None:
    one = server(folder / "deep" / "pg").start()
    found = live_postmaster(one.data_dir)
    assert found is not None
    subprocess.run(["/bin/rm", "-rf", str(folder / "deep")], check=True)
    one.stop()
    os.kill(found.pid, 9)


def test_the_lock_is_not_inherited_by_the_server(data_dir: Path, server: Server) -> None:
    with server(data_dir):
        found = live_postmaster(data_dir)
        assert found is not None
        files = [os.readlink(link) for link in Path(f"/proc/{found.pid}/fd").iterdir()]
        assert [name for name in files if name.endswith(".lock")] == []
