"""The database of a start: is it one we can live with, and are its tables up to date?"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOBase

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

Say = Callable[[str], object]

OLDEST_VERSION = 15_00_00  # as PostgreSQL counts: 15.0
SETUP_LOCK = 0x79756978  # a number of our own, unlike the locks of the rooms; advisory locks are per database
WORD_EVERY_SECONDS = 3.0


def check_database() -> None:
    """Raise ``CommandError`` with one line unless this is a PostgreSQL that our rules and searches rely on."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')"
            )
            version, encoding = cursor.fetchone()
            if version < OLDEST_VERSION:
                raise CommandError(f"The database is PostgreSQL {version // 10000}; Yuiwork needs 15 to 18.")
            if encoding != "UTF8":
                raise CommandError(f"The database has the encoding {encoding}; Japanese text needs UTF8.")
            # What a letter is decides which words a search finds; a locale such as C knows only ASCII's.
            cursor.execute(
                "SELECT '子' ~ '^[[:alpha:]]$', datctype FROM pg_database WHERE datname = current_database()"
            )
            letters, ctype = cursor.fetchone()
    except OperationalError as error:
        raise CommandError(f"The database cannot be reached: {str(error).strip().splitlines()[0]}") from error
    if not letters:
        raise CommandError(
            f"The database has LC_CTYPE {ctype}, which takes Japanese characters for no letters. Make a new one: "
            "CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0."
        )


@contextmanager
def one_at_a_time(say: Say) -> Iterator[None]:
    """Let one process at a time set this database up, however many are started together; the others wait."""
    # A connection of its own: the lock must not depend on what the commands do with theirs.
    guard = connection.get_new_connection(connection.get_connection_params())
    try:
        guard.autocommit = True
        if not guard.execute("SELECT pg_try_advisory_lock(%s)", [SETUP_LOCK]).fetchone()[0]:
            say("Waiting for another process that is setting up the database …")
            guard.execute("SELECT pg_advisory_lock(%s)", [SETUP_LOCK])
        yield
    finally:
        guard.close()


def migrate(say: Say) -> None:
    """Bring the tables up to date, with a word now and then."""
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        say("Setting up the tables …")
        call_command("migrate", interactive=False, verbosity=1, stdout=_Counting(say, len(pending)))
    call_command("createcachetable", verbosity=0)


class _Counting(TextIOBase):
    """Takes what ``migrate`` prints and says only how far it is."""

    def __init__(self, say: Say, total: int) -> None:
        self._say, self._total, self._done = say, total, 0
        self._next_word = time.monotonic() + WORD_EVERY_SECONDS

    def write(self, text: str) -> int:
        self._done += text.count("Applying ")
        if self._done and time.monotonic() > self._next_word:
            self._next_word = time.monotonic() + WORD_EVERY_SECONDS
            self._say(f"  {self._done} of {self._total} steps")
        return len(text)
