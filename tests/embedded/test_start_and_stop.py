"""The plain life of a server: set up, started, used, stopped."""

import re
import stat
from pathlib import Path

import dj_database_url
import psycopg
import pytest

from tests.embedded.conftest import Lines, Server
from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.embedded.clients import query


def ask(server: EmbeddedPostgres, sql: str, database: str = "postgres") -> object:
    with psycopg.connect(server.url(database)) as connection:
        row = connection.execute(sql.encode()).fetchone()
        return row[0] if row else None


def test_a_started_server_answers_and_a_stopped_one_does_not(data_dir: Path, server: Server) -> None:
    one = server(data_dir)
    assert not one.running
    with one as started:
        assert started.running
        assert ask(started, "select 1") == 1
    assert not one.running
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(one.url("postgres"))


def test_data_outlives_a_stop(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one, psycopg.connect(one.url("postgres")) as connection:
        connection.execute("create table note as select '結' as word")
    with server(data_dir) as one:
        assert ask(one, "select word from note") == "結"


def test_starting_twice_is_the_same_as_once(data_dir: Path, server: Server) -> None:
    one = server(data_dir)
    one.start()
    one.start()
    one.stop()
    assert not one.running
    one.stop()


def test_only_the_first_start_sets_the_database_up_and_says_so(
    new_data_dir: Path, server: Server, lines: Lines
) -> None:
    with server(new_data_dir):
        assert lines == [f"Setting up the database in {new_data_dir} (only the first time) …"]
    lines.clear()
    with server(new_data_dir):
        assert lines == []


def test_the_data_folder_is_private_and_the_folders_above_keep_their_modes(
    folder: Path, server: Server
) -> None:
    above = folder / "above"
    above.mkdir()
    above.chmod(0o751)
    with server(above / "pg"):
        assert stat.S_IMODE((above / "pg").stat().st_mode) == 0o700
        assert stat.S_IMODE(above.stat().st_mode) == 0o751
        assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_it_listens_on_a_private_unix_socket_only(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        assert ask(one, "show listen_addresses") == ""
        assert ask(one, "show unix_socket_directories") == str(data_dir)
        assert stat.S_IMODE((data_dir / ".s.PGSQL.5432").stat().st_mode) == 0o700


def test_an_empty_folder_that_exists_is_used(new_data_dir: Path, server: Server) -> None:
    new_data_dir.mkdir()
    with server(new_data_dir) as one:
        assert one.data_dir == new_data_dir
        assert ask(one, "select 1") == 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("server_encoding", "UTF8"),
        ("timezone", "UTC"),
        ("max_connections", "100"),
        ("data_checksums", "on"),
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
    ],
)
def test_a_server_for_real_data_is_durable_and_in_utc(
    durable_server: EmbeddedPostgres, setting: str, value: str
) -> None:
    assert ask(durable_server, f"show {setting}") == value


def test_japanese_words_have_trigrams(durable_server: EmbeddedPostgres) -> None:
    durable_server.ensure_database("words")
    with psycopg.connect(durable_server.url("words")) as connection:
        connection.execute("create extension pg_trgm")
        row = connection.execute("select show_trgm('子育て')").fetchone()
        assert row is not None
        assert len(row[0]) == 4


def test_a_server_for_tests_gives_up_durability(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        shown = [ask(one, f"show {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")]
    assert shown == ["off", "off", "off"]


def test_a_durable_user_refuses_a_server_that_runs_without_fsync(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        with pytest.raises(EmbeddedPostgresError, match="without fsync"):
            EmbeddedPostgres(data_dir, progress=lambda line: None).start()
        assert one.running


@pytest.mark.parametrize(
    "name", ["yuiwork", "test-gw0", "o'clock", 'a"b', "地域", "a b/c%d?e#f@g:h", "x" * 63]
)
def test_a_database_of_any_name_is_made_once_and_found_by_its_url(
    durable_server: EmbeddedPostgres, name: str
) -> None:
    durable_server.ensure_database(name)
    durable_server.ensure_database(name)
    assert ask(durable_server, "select current_database()", name) == name


@pytest.mark.parametrize("name", ["", "x" * 64, "a\0b"])
def test_an_impossible_database_name_is_refused(durable_server: EmbeddedPostgres, name: str) -> None:
    with pytest.raises(EmbeddedPostgresError, match="1 to 63 bytes"):
        durable_server.ensure_database(name)


def test_the_url_suits_django(durable_server: EmbeddedPostgres) -> None:
    config = dj_database_url.parse(durable_server.url("yuiwork"))
    assert config.get("HOST") == str(durable_server.data_dir)
    assert config.get("NAME") == "yuiwork"
    assert config.get("USER") == "postgres"
    assert config.get("PORT") == 5432


def test_postgresql_variables_of_the_caller_change_nothing(
    data_dir: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "PGPORT": "1",
        "PGHOST": "/nowhere",
        "PGDATA": "/nowhere",
        "PGOPTIONS": "-c nonsense=1",
    }.items():
        monkeypatch.setenv(name, value)
    with server(data_dir) as one:
        one.ensure_database("yuiwork")
        assert query(data_dir, "select current_database()") == "postgres"


def test_errors_are_one_line() -> None:
    assert re.fullmatch(r"[^\n]+", str(EmbeddedPostgresError("first\n   second")))


def test_a_url_before_the_first_start_is_refused(new_data_dir: Path, server: Server) -> None:
    with pytest.raises(EmbeddedPostgresError, match="start it first"):
        server(new_data_dir).url("yuiwork")
