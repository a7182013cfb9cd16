"""`python -m yuiwork.embedded`, as a person or a script runs it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.embedded.conftest import ROOT, Server
from yuiwork.embedded import default_data_dir
from yuiwork.embedded.__main__ import main

SHOW_URL = "import os; print(os.environ['DATABASE_URL'])"


def start_cli(*arguments: str, data: Path, **environment: str) -> subprocess.Popen[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR")}
    return subprocess.Popen(
        [sys.executable, "-m", "yuiwork.embedded", *arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        env={**clean, "DATA_DIR": str(data), **environment},
    )  # fmt: skip


def cli(*arguments: str, data: Path, **environment: str) -> tuple[int, str, str]:
    process = start_cli(*arguments, data=data, **environment)
    output, errors = process.communicate()
    return process.returncode, output.strip(), errors.strip()


@pytest.fixture
def data(folder: Path, data_dir: Path) -> Path:
    """A DATA_DIR whose database has been set up."""
    data_dir.rename(folder / "postgres")
    return folder


def test_run_hands_the_command_a_database_and_stops_it_afterwards(folder: Path, server: Server) -> None:
    program = (
        "import os, psycopg; c = psycopg.connect(os.environ['DATABASE_URL']); "
        "print(c.execute('select current_database()').fetchone()[0]); c.close()"
    )
    code, output, errors = cli("run", "--", sys.executable, "-c", program, data=folder)
    assert (code, output) == (0, "yuiwork")
    assert errors == f"Setting up the database in {folder}/postgres (only the first time) …"
    assert not server(folder / "postgres").running


def test_run_without_fsync_is_for_tests(data: Path) -> None:
    program = (
        "import os, psycopg; c = psycopg.connect(os.environ['DATABASE_URL']); "
        "print(c.execute('show fsync').fetchone()[0]); c.close()"
    )
    assert cli("run", "--fast", "--", sys.executable, "-c", program, data=data) == (0, "off", "")


@pytest.mark.parametrize(("command", "code"), [("exit 7", 7), ("kill -TERM $$", 143), ("kill -KILL $$", 137)])
def test_run_ends_as_its_command_ends(data: Path, command: str, code: int) -> None:
    assert cli("run", "--", "sh", "-c", command, data=data)[0] == code


def test_run_passes_on_the_commands_own_options(data: Path) -> None:
    assert cli("run", "--", "printf", "%s-", "--force", "-h", data=data)[1] == "--force--h-"


def test_run_says_when_there_is_no_such_command(data: Path, server: Server) -> None:
    code, _, errors = cli("run", "--", "no-such-command", data=data)
    assert (code, errors) == (1, "Error: Cannot run no-such-command: No such file or directory")
    assert not server(data / "postgres").running


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1])
def test_run_passes_signals_on_and_then_stops_the_database(
    data: Path, server: Server, number: signal.Signals
) -> None:
    name = number.name.removeprefix("SIG")
    script = f"trap 'echo got it; exit 5' {name}; echo ready; while :; do sleep 0.05; done"
    process = start_cli("run", "--", "sh", "-c", script, data=data)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    try:
        output, _ = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (output, process.returncode) == ("got it\n", 5)
    assert not server(data / "postgres").running


def test_a_command_whose_runner_was_killed_keeps_its_database(data: Path, server: Server) -> None:
    process = start_cli("run", "--", "sh", "-c", "echo $$; exec sleep 600", data=data)
    assert process.stdout is not None
    command = int(process.stdout.readline())
    process.kill()
    process.wait()
    one = server(data / "postgres")
    with one:
        pass
    assert one.running
    os.kill(command, signal.SIGKILL)
    process.communicate()
    with one:
        pass
    assert not one.running


def test_start_leaves_it_running_until_stop(data: Path) -> None:
    code, url, _ = cli("start", data=data)
    assert code == 0
    assert url.startswith("postgresql://postgres@%2F")
    assert url.endswith("/yuiwork")
    assert cli("url", data=data) == (0, url, "")
    assert cli("status", data=data) == (0, f"running (data folder {data}/postgres, {url})", "")
    assert cli("run", "--", "true", data=data)[0] == 0
    assert cli("psql", "--", "-Atc", "select 1 + 1", data=data) == (0, "2", "")
    assert cli("status", data=data)[0] == 0
    assert cli("stop", data=data) == (0, "", "")
    assert cli("status", data=data) == (3, f"not running (data folder {data}/postgres)", "")
    assert cli("url", data=data) == (3, "", "The database is not running.")
    assert cli("stop", data=data) == (0, "", "")


def test_status_sets_nothing_up(folder: Path) -> None:
    assert cli("status", data=folder)[0] == 3
    assert list(folder.iterdir()) == []


def test_a_server_named_by_database_url_is_used_and_nothing_is_started(folder: Path) -> None:
    named = "postgresql://db.example/yuiwork"
    run = ("run", "--", sys.executable, "-c", SHOW_URL)
    assert cli(*run, data=folder, DATABASE_URL=named) == (0, named, "")
    assert cli("run", "--", "sh", "-c", "exit 7", data=folder, DATABASE_URL=named)[0] == 7
    assert cli("url", data=folder, DATABASE_URL=named) == (0, named, "")
    assert cli("start", data=folder, DATABASE_URL=named)[0] == 0
    assert list(folder.iterdir()) == []


def test_stop_spares_a_database_in_use(data: Path, server: Server) -> None:
    with server(data / "postgres") as one:
        code, _, errors = cli("stop", data=data)
        assert code == 1
        assert errors == f"Error: Other processes are using the database in {data}/postgres."
        assert one.running
        assert cli("stop", "--force", data=data)[0] == 0
        assert not one.running


def test_an_error_is_one_line(folder: Path) -> None:
    (folder / "postgres").mkdir()
    (folder / "postgres" / "other").touch()
    code, output, errors = cli("run", "--", "true", data=folder)
    assert (code, output) == (1, "")
    assert errors == (
        f"Error: {folder}/postgres is not empty and holds no database: name another folder in DATA_DIR."
    )


def test_the_data_is_in_the_checkout_unless_data_dir_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DATA_DIR", raising=False)
    assert default_data_dir() == ROOT / "var" / "postgres"
    monkeypatch.setenv("DATA_DIR", "/srv/yuiwork")
    assert default_data_dir() == Path("/srv/yuiwork/postgres")


def test_a_wrong_action_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["dance"])
    assert "status" in capsys.readouterr().err
