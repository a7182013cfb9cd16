"""A database that needs long to recover is waited for, however long, and the waiting person hears of it."""

import os
from pathlib import Path

import pytest

from tests.embedded.conftest import Lines
from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.embedded.postmaster import live_postmaster

WAITING = "Waiting for the database to get ready: "


class SlowArchive:
    """A database whose next start recovers from an archive that answers only once it is told to."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._go = data_dir.parent / "go"
        self.lines: Lines = []
        wait = f"while ! test -e {self._go}; do sleep 0.05; done; false"
        with (data_dir / "postgresql.auto.conf").open("a") as settings:
            settings.write(f"restore_command = '{wait}'\n")
        mark = data_dir / "recovery.signal"
        mark.touch()
        os.chown(mark, data_dir.stat().st_uid, data_dir.stat().st_gid)

    def answer_once_somebody_waits(self, line: str) -> None:
        """Take the progress of a start, which is what tells the archive."""
        self.lines.append(line)
        self._go.touch()


@pytest.fixture
def archive(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> SlowArchive:
    monkeypatch.setattr("yuiwork.embedded.progress.FIRST_WORD_AFTER_SECONDS", 0.0)
    return SlowArchive(data_dir)


def test_a_recovery_longer_than_the_patience_goes_on_and_is_waited_for_next_time(
    archive: SlowArchive,
) -> None:
    hasty = EmbeddedPostgres(archive.data_dir, durable=False, progress=lambda line: None, patience=1)
    with pytest.raises(EmbeddedPostgresError, match=r"is not ready after \d+ s; it goes on trying"):
        hasty.start()
    recovering = live_postmaster(archive.data_dir)
    assert recovering is not None
    assert not hasty.running
    patient = EmbeddedPostgres(archive.data_dir, durable=False, progress=archive.answer_once_somebody_waits)
    with patient:
        assert patient.running
        found = live_postmaster(archive.data_dir)
        assert found is not None
        assert found.pid == recovering.pid
    assert archive.lines[0].startswith(WAITING)
    assert not patient.running


def test_the_first_to_start_a_slow_recovery_waits_and_hears_what_goes_on(archive: SlowArchive) -> None:
    with EmbeddedPostgres(
        archive.data_dir, durable=False, progress=archive.answer_once_somebody_waits
    ) as server:
        assert server.running
    assert archive.lines[0].startswith("Waiting for the database to get ready")
