"""The database of one start: the one that DATABASE_URL names, or the embedded one for as long as we need it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.launch.console import say
from yuiwork.launch.environment import Place
from yuiwork.launch.stopping import Stopping

NAME = "yuiwork"
LOOK_EVERY_SECONDS = 3.0
TRY_AGAIN_SECONDS = 10.0
TRIM_EVERY_SECONDS = 3600.0


class Database:
    """An address, and somebody who looks after what is behind it."""

    def __init__(self, url: str) -> None:
        self.url = url

    def look_after(self, stopping: Stopping) -> bool:
        """Whether it is worth talking to. A named server has its own keeper."""
        return True


class EmbeddedDatabase(Database):
    """Ours: when somebody kills it, we start it again; what was committed is kept."""

    def __init__(self, server: EmbeddedPostgres) -> None:
        super().__init__(server.url(NAME))
        self._server = server
        self._up = True
        self._complaint = ""
        self._look_again_at = 0.0
        self._trim_at = time.monotonic() + TRIM_EVERY_SECONDS

    def look_after(self, stopping: Stopping) -> bool:
        """Look now and then, and start it when it is down. Raises ``Interrupted`` when asked to stop meanwhile."""
        now = time.monotonic()
        if now < self._look_again_at:
            return self._up
        try:
            self._up = self._server.running or self._start(stopping)
            if now > self._trim_at:
                self._trim_at = now + TRIM_EVERY_SECONDS
                self._server.trim_log()
        except EmbeddedPostgresError as error:
            self._up = False
            if str(error) != self._complaint:
                say(f"{error} Trying again every {TRY_AGAIN_SECONDS:.0f} s.")
            self._complaint = str(error)
        self._look_again_at = time.monotonic() + (LOOK_EVERY_SECONDS if self._up else TRY_AGAIN_SECONDS)
        return self._up

    def _start(self, stopping: Stopping) -> bool:
        if not self._complaint:
            say("The database has stopped; starting it again …")
        with stopping.interrupts():
            self._server.start()
        self._complaint = ""
        say("The database is back.")
        return True


@contextmanager
def database(place: Place, stopping: Stopping) -> Iterator[Database]:
    """Start the embedded database unless DATABASE_URL names another, and leave it afterwards.

    Raises ``EmbeddedPostgresError`` with one line on what is in the way, ``Interrupted`` when asked to stop.
    """
    named = os.environ.get("DATABASE_URL")
    if named:
        yield Database(named)
        return
    say("Starting the database …")
    server = EmbeddedPostgres(place.data_dir / "postgres", progress=say)
    try:
        with stopping.interrupts():
            server.start()
            server.ensure_database(NAME)
        yield EmbeddedDatabase(server)
    finally:
        server.stop()
