"""A fresh world for one journey: a new embedded database, web and worker as ``make run`` starts them, a mail sink and
a clock that can be moved. Gone when the journey ends."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journey.mail_sink import MailSink
from journey.ports import free_port
from journey.visitor import JourneyError
from yuiwork.embedded import EmbeddedPostgres
from yuiwork.japan.dates import JST
from yuiwork.launch.environment import ROOT, Place, child_environment
from yuiwork.launch.processes import Child, stop_all
from yuiwork.launch.run import manage, wait_until_healthy, web, worker

# A Tuesday morning with no holiday near; far from month ends, so that every date in the story can be told.
BEGINNING = datetime(2026, 11, 24, 10, 0, tzinfo=JST)


@dataclass
class World:
    """Where the story happens. ``environment`` is what the server's own commands run with."""

    base_url: str
    mail: MailSink
    environment: dict[str, str]
    clock_file: Path

    def set_clock(self, moment: datetime) -> None:
        """Every process believes it is this (aware) moment from now on."""
        offset = int((moment - datetime.now(UTC)).total_seconds())
        part = self.clock_file.with_suffix(".new")
        part.write_text(str(offset), encoding="ascii")
        part.replace(self.clock_file)

    def now(self) -> datetime:
        offset = int(self.clock_file.read_text(encoding="ascii"))
        return (datetime.now(UTC) + timedelta(seconds=offset)).astimezone(JST)

    def pass_days(self, days: int, *, hour: int = 10) -> None:
        """Go on to a later day, at this hour in Japan."""
        later = (self.now() + timedelta(days=days)).replace(hour=hour, minute=0, second=0)
        self.set_clock(later)

    def command(self, *arguments: str) -> str:
        """Output of one of the operator's own commands (``ledger_snapshot``, ``ledger_check``)."""
        result = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if result.returncode != 0:
            raise JourneyError(f"manage.py {' '.join(arguments)} failed:\n{result.stdout}\n{result.stderr}")
        return result.stdout


@contextmanager
def fresh_world() -> Iterator[World]:
    """Database, web, worker, mail sink and clock, all new, all gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="yuiwork-journey-", ignore_cleanup_errors=True) as folder,
        MailSink() as mail,
    ):
        place = Place(data_dir=Path(folder), port=free_port())
        place.data_dir.chmod(0o755)  # as root the database runs as another user, who must get in
        with _database(place) as url:
            environment = _environment(place, url, mail)
            world = World(
                f"http://127.0.0.1:{place.port}", mail, environment, Path(environment["YUIWORK_CLOCK_FILE"])
            )
            world.set_clock(BEGINNING)
            manage(environment, "prepare")
            world.set_clock(BEGINNING)
            children = [web(place, environment), worker(environment)]
            try:
                _start(place, children)
                yield world
            finally:
                stop_all(children)


def _environment(place: Place, url: str, mail: MailSink) -> dict[str, str]:
    environment = child_environment(place, url)
    environment.update(
        DEMO="1",
        DEMO_SCOPE="nara",
        HOST="127.0.0.1",
        BASE_URL=f"http://127.0.0.1:{place.port}",
        EMAIL_HOST=mail.host,
        EMAIL_PORT=str(mail.port),
        WEB_WORKERS="1",
        YUIWORK_CLOCK_FILE=str(place.data_dir / "clock"),
        CLOCK_RULES_EVERY="2",
    )
    return environment


@contextmanager
def _database(place: Place) -> Iterator[str]:
    named = os.environ.get("JOURNEY_DATABASE_URL")
    if named:
        yield named
        return
    server = EmbeddedPostgres(place.data_dir / "postgres")
    server.start()
    try:
        server.ensure_database("yuiwork")
        yield server.url("yuiwork")
    finally:
        server.stop()


def _start(place: Place, children: list[Child]) -> None:
    for child in children:
        child.start()
    wait_until_healthy(place, children)
    time.sleep(0.2)
