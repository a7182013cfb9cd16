"""``make reset`` forgets everything, but nothing that is in use and nothing by accident."""

import io
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.launch.environment import Place
from yuiwork.launch.only_one import only_start
from yuiwork.launch.problems import StartProblem
from yuiwork.launch.reset import LEFT, reset
from yuiwork.launch.stopping import Stopping


@pytest.fixture
def place(folder: Path, clean_environment: pytest.MonkeyPatch) -> Place:
    """A data folder with something of every kind in it, and something that is not ours."""
    clean_environment.setenv("DATA_DIR", str(folder))
    clean_environment.setattr("sys.stdin", io.StringIO())
    for name in LEFT:
        (folder / name).touch()
    for name in ("files", "static"):
        (folder / name).unlink()
        (folder / name / "deep").mkdir(parents=True)
    (folder / "letter.txt").touch()
    return Place(folder, 8000)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_database_and_files_go_and_nothing_else(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    with EmbeddedPostgres(place.data_dir / "postgres", durable=False, progress=lambda line: None) as server:
        server.ensure_database("yuiwork")
    reset()
    assert [path.name for path in place.data_dir.iterdir()] == ["letter.txt"]
    assert "All data is gone" in capsys.readouterr().out


def test_resetting_twice_is_no_mistake(place: Place) -> None:
    reset()
    reset()


def test_a_running_instance_is_left_alone(place: Place) -> None:
    with only_start(place, Stopping()), pytest.raises(StartProblem, match="stop it first"):
        reset()
    assert (place.data_dir / "secret_key").exists()


def test_a_database_that_others_use_is_left_alone(place: Place) -> None:
    with (
        EmbeddedPostgres(place.data_dir / "postgres", durable=False, progress=lambda line: None),
        pytest.raises(EmbeddedPostgresError, match="Other processes are using"),
    ):
        reset()
    assert (place.data_dir / "files").exists()


@pytest.mark.parametrize(
    ("answer", "kept"), [("", True), ("\n", True), ("n\n", True), ("y\n", False), ("Y \n", False)]
)
def test_a_person_is_asked(
    place: Place, monkeypatch: pytest.MonkeyPatch, answer: str, kept: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal(answer))
    reset()
    assert (place.data_dir / "files").exists() is kept
    assert ("Nothing was deleted." in capsys.readouterr().out) is kept


@pytest.fixture
def named(place: Place, make_database: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A database on a server of the operator's own, with a table in it."""
    url = make_database()
    monkeypatch.setenv("DATABASE_URL", url)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept ()")
    return url


def _tables(url: str) -> int:
    with psycopg.connect(url) as connection:
        return len(connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'").fetchall())


@pytest.mark.parametrize("confirmation", [None, "", "yes", "other"])
def test_a_named_database_is_emptied_only_when_named_again(
    named: str, monkeypatch: pytest.MonkeyPatch, confirmation: str | None, place: Place
) -> None:
    if confirmation is not None:
        monkeypatch.setenv("CONFIRM", confirmation)
    with pytest.raises(StartProblem, match="make reset CONFIRM="):
        reset()
    assert _tables(named) == 1
    assert (place.data_dir / "files").exists()


def test_a_named_database_is_emptied_when_confirmed(
    named: str, monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    monkeypatch.setenv("CONFIRM", named.rpartition("/")[2])
    reset()
    assert _tables(named) == 0
    assert not (place.data_dir / "files").exists()


def test_a_named_database_in_use_is_left_alone(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIRM", named.rpartition("/")[2])
    with psycopg.connect(named), pytest.raises(StartProblem, match="is in use by 1 connections"):
        reset()
    assert _tables(named) == 1


def test_a_named_server_that_is_away_is_one_line(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///none?host=/nonexistent")
    with pytest.raises(StartProblem, match="cannot be emptied") as problem:
        reset()
    assert "\n" not in str(problem.value)
