"""The database of one start: the one that DATABASE_URL names, or the embedded one for as long as we need it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

import psycopg

from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError
from yuiwork.launch.console import say
from yuiwork.launch.environment import Place
from yuiwork.launch.stopping import Stopping

NAME = "yuiwork"
UNFINISHED = "yuiwork_unfinished"
LOOK_EVERY_SECONDS = 3.0
TRY_AGAIN_SECONDS = 10.0
TRIM_EVERY_SECONDS = 3600.0


class Database:
    """An address, and somebody who looks after what is behind it."""

    def __init__(self, url: str) -> None:
        self.url = url

    @contextmanager
    def to_set_up(self) -> Iterator[str]:
        """The address at which tables and demo are made or brought up to date; nobody else uses it meanwhile."""
        yield self.url

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

    @contextmanager
    def to_set_up(self) -> Iterator[str]:
        """A new database gets its name only when it is complete: one that was interrupted is begun anew."""
        if self._ask("SELECT 1 FROM pg_database WHERE datname = 'yuiwork'"):
            yield self.url
            return
        self._ask("DROP DATABASE IF EXISTS yuiwork_unfinished WITH (FORCE)")
        self._server.ensure_database(UNFINISHED)
        yield self._server.url(UNFINISHED)
        # The programs that set it up have ended, but the server may not have noticed yet.
        self._ask(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = 'yuiwork_unfinished'"
        )
        self._ask("ALTER DATABASE yuiwork_unfinished RENAME TO yuiwork")

    def _ask(self, statement: LiteralString) -> bool:
        """Run one statement beside the database itself; whether it answered with a row."""
        try:
            with psycopg.connect(self._server.url("postgres"), autocommit=True) as connection:
                answer = connection.execute(statement)
                return answer.description is not None and answer.fetchone() is not None
        except psycopg.Error as error:
            raise EmbeddedPostgresError(f"The database cannot be set up: {error}") from error

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
        yield EmbeddedDatabase(server)
    finally:
        server.stop()
