"""A database that needs long to recover is waited for, however long, and the waiting person hears of it."""

import os
from pathlib import Path

import pytest

from tests.embedded.conftest import Lines, Server
from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.embedded.postmaster import live_postmaster


@pytest.fixture
def slow_recovery(folder: Path, data_dir: Path) -> Path:
    """A database whose next start recovers from an archive that answers only after some seconds, once."""
    uid, gid = data_dir.stat().st_uid, data_dir.stat().st_gid
    archive = folder / "archive"
    archive.mkdir()
    os.chown(archive, uid, gid)
    once = f"mkdir {archive}/asked && sleep 5; false"
    with (data_dir / "postgresql.auto.conf").open("a") as settings:
        settings.write(f"restore_command = '{once}'\n")
    signal_file = data_dir / "recovery.signal"
    signal_file.touch()
    os.chown(signal_file, uid, gid)
    return data_dir


def test_a_recovery_longer_than_the_patience_goes_on_and_is_waited_for_next_time(
    slow_recovery: Path, server: Server, lines: Lines
) -> None:
    hasty = EmbeddedPostgres(slow_recovery, durable=False, progress=lines.append, patience=1)
    with pytest.raises(EmbeddedPostgresError, match="not ready after 1 s; it goes on trying"):
        hasty.start()
    recovering = live_postmaster(slow_recovery)
    assert recovering is not None
    assert not hasty.running
    with server(slow_recovery) as one:
        assert one.running
        found = live_postmaster(slow_recovery)
        assert found is not None
        assert found.pid == recovering.pid
    assert any(line.startswith("Waiting for the database to get ready") for line in lines), lines


def test_the_first_to_start_a_slow_recovery_waits_and_hears_what_goes_on(
    slow_recovery: Path, server: Server, lines: Lines
) -> None:
    with server(slow_recovery) as one:
        assert one.running
    said = [line for line in lines if line.startswith("Waiting for the database to get ready: ")]
    assert said, lines
