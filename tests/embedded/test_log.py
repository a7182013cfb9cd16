"""The server's log stays short, also while the server writes to it."""

from pathlib import Path

import psycopg
import pytest

from tests.embedded.conftest import Server
from yuiwork.embedded import EmbeddedPostgresError, server_log
from yuiwork.embedded.identity import server_identity


def fail(url: str) -> None:
    with psycopg.connect(url) as connection, pytest.raises(psycopg.Error):
        connection.execute("select no_such_thing")


def test_a_long_log_is_set_aside_at_the_next_start(data_dir: Path, server: Server) -> None:
    log = data_dir / "log"
    long = "x" * (server_log.LOG_LIMIT_BYTES + 1)
    log.write_text(long)
    with server(data_dir):
        assert (data_dir / "log.1").read_text() == long
        assert "ready to accept connections" in log.read_text()
        assert log.stat().st_size < 10_000


def test_the_server_goes_on_in_the_shortened_log(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        fail(one.url("postgres"))
        server_log.keep_short(data_dir, server_identity(data_dir), limit_bytes=10)
        assert "no_such_thing" in (data_dir / "log.1").read_text()
        assert (data_dir / "log").stat().st_size == 0
        fail(one.url("postgres"))
        text = (data_dir / "log").read_text()
        assert "no_such_thing" in text
        assert "\0" not in text


def test_a_short_log_is_left_alone(data_dir: Path, server: Server) -> None:
    with server(data_dir) as one:
        before = (data_dir / "log").stat().st_size
        one.trim_log()
        assert (data_dir / "log").stat().st_size == before
        assert not (data_dir / "log.1").exists()


def test_a_link_in_place_of_the_old_log_is_not_written_through_by_root(
    folder: Path, data_dir: Path, server: Server
) -> None:
    precious = folder / "precious"
    precious.write_text("keep me")
    precious.chmod(0o600)
    (data_dir / "log.1").symlink_to(precious)
    with server(data_dir):
        server_log.keep_short(data_dir, server_identity(data_dir), limit_bytes=10)
    if data_dir.stat().st_uid != precious.stat().st_uid:
        assert precious.read_text() == "keep me"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a FATAL:  could not write: No space left on device\n", "is full"),
        ("x PANIC:  first\nx FATAL:  second\n", "does not start: first"),
        ("something odd\n", "does not start: something odd"),
        ("", "it wrote no reason"),
    ],
)
def test_the_first_severe_line_is_the_reason(folder: Path, text: str, line: str) -> None:
    said = server_log.explain(text, folder / "pg")
    assert line in said
    assert "\n" not in str(EmbeddedPostgresError(said))
