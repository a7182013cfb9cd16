"""The embedded database is there for as long as it is needed, whatever happens to it."""

import os
import signal
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from psycopg import sql

from yuiwork.embedded import EmbeddedPostgres
from yuiwork.launch import database as module
from yuiwork.launch.database import Database, database
from yuiwork.launch.environment import Place
from yuiwork.launch.stopping import Interrupted, Stopping

pytestmark = pytest.mark.usefixtures("clean_environment")


def _make(url: str, table: LiteralString) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(sql.SQL("CREATE TABLE {} ()").format(sql.Identifier(table)))


def _set_up_half(place: Place) -> None:
    with database(place, Stopping()) as found, found.to_set_up() as url:
        _make(url, "half")
        raise Interrupted


def _names(folder: Path) -> list[str]:
    with database(Place(folder, 8000), Stopping()) as found, psycopg.connect(found.url) as connection:
        return [
            name
            for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]


def test_a_killed_database_is_started_again_with_its_data(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY_SECONDS", 0.0)
    stopping = Stopping()
    with database(Place(folder, 8000), stopping) as found:
        with found.to_set_up() as url:
            _make(url, "kept")
        assert found.look_after(stopping)
        os.kill(int((folder / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        assert found.look_after(stopping)
    assert _names(folder) == ["kept"]
    assert not EmbeddedPostgres(folder / "postgres").running
    said = capsys.readouterr().out
    assert "The database has stopped; starting it again …" in said
    assert "The database is back." in said


def test_a_database_whose_setting_up_was_interrupted_is_begun_anew(folder: Path) -> None:
    place = Place(folder, 8000)
    with pytest.raises(Interrupted):
        _set_up_half(place)
    with database(place, Stopping()) as found, found.to_set_up() as url:
        _make(url, "whole")
    with database(place, Stopping()) as found, found.to_set_up() as url:
        assert url == found.url
        _make(url, "added")
    assert sorted(_names(folder)) == ["added", "whole"]


def test_a_database_that_cannot_be_started_is_complained_of_once_and_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY_SECONDS", 0.0)
    monkeypatch.setattr(module, "TRY_AGAIN_SECONDS", 0.0)
    stopping = Stopping()
    with database(Place(folder, 8000), stopping) as found:
        EmbeddedPostgres(folder / "postgres", progress=lambda line: None).shut_down(force=True)
        settings = folder / "postgres" / "postgresql.auto.conf"
        settings.write_text("shared_buffers = nonsense\n")
        assert not found.look_after(stopping)
        assert not found.look_after(stopping)
        assert capsys.readouterr().out.count("Trying again every") == 1
        settings.write_text("")
        assert found.look_after(stopping)


def test_a_wish_to_stop_ends_the_start_of_the_database(folder: Path) -> None:
    stopping = Stopping()
    stopping.ask()
    with pytest.raises(Interrupted), database(Place(folder, 8000), stopping):
        pytest.fail("started")
    assert not EmbeddedPostgres(folder / "postgres").running


def test_a_named_server_is_used_as_it_is(clean_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clean_environment.setenv("DATABASE_URL", "postgresql://elsewhere/yuiwork")
    with database(Place(tmp_path, 8000), Stopping()) as found:
        assert type(found) is Database
        assert found.url == "postgresql://elsewhere/yuiwork"
        assert found.look_after(Stopping())
        with found.to_set_up() as url:
            assert url == found.url
    assert list(tmp_path.iterdir()) == []
