"""The server as a Python object: start it, use it, leave it. The last user to leave stops it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from yuiwork.embedded import clients, control, server_log, where
from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.identity import server_identity
from yuiwork.embedded.initialise import SUPERUSER, initialise, needs_initialising
from yuiwork.embedded.lock import has_users, join_users, starting_or_stopping
from yuiwork.embedded.postmaster import live_postmaster
from yuiwork.embedded.progress import Progress, to_stderr
from yuiwork.embedded.remove import remove
from yuiwork.embedded.socket_dir import PORT, check_private, socket_dir


class EmbeddedPostgres:
    """A PostgreSQL server over one data folder, shared by all processes that start it.

    `durable=False` trades safety for speed, for tests only. `progress` gets each line a waiting person
    should see. A database that is recovering is waited for `patience` seconds.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        durable: bool = True,
        progress: Progress = to_stderr,
        patience: float = 1800.0,
    ) -> None:
        self._requested = Path(data_dir)
        self._durable = durable
        self._progress = progress
        self._patience = patience
        self._place: where.Place | None = None
        self._share: int | None = None

    @property
    def data_dir(self) -> Path:
        """The folder the data really lives in. As root it may be a system folder."""
        if self._place is not None:
            return self._place.data_dir
        return where.existing_data_dir(self._requested) or self._requested.resolve()

    @property
    def running(self) -> bool:
        """Whether the server takes connections at this moment."""
        folder = where.existing_data_dir(self._requested)
        return folder is not None and control.is_up(folder, self._socket())

    @property
    def share(self) -> int | None:
        """The descriptor that marks this process as a user. A child that inherits it is a user as well."""
        return self._share

    def start(self) -> Self:
        """Set the database up if need be, start it or join the running server, and wait until it answers.

        Raises EmbeddedPostgresError with one line on what is in the way.
        """
        if self._share is not None and self.running:
            return self
        place = self._place = where.decide(self._requested, self._progress)
        with starting_or_stopping(place.data_dir, place.identity, self._progress):
            if needs_initialising(place.data_dir, place.binaries.major):
                initialise(place, self._progress, durable=self._durable)
            server_log.keep_short(place.data_dir, place.identity)
            if self._share is None:
                self._share = join_users(place.data_dir, place.identity)
            try:
                control.bring_up(place, self._progress, durable=self._durable, limit=self._patience)
            except BaseException:
                self._give_up(place)
                raise
        return self

    def stop(self) -> None:
        """Leave the server; it is stopped when nobody else uses it. Does nothing if not started here."""
        place = self._place
        if place is None or self._share is None:
            return
        if not place.data_dir.parent.is_dir():
            self._drop_share()
            return
        with starting_or_stopping(place.data_dir, place.identity, self._progress):
            self._leave(place)

    def keep_running(self) -> None:
        """Let the server, as long as this one runs, stay up after its last user has left."""
        place = self._started()
        with starting_or_stopping(place.data_dir, place.identity, self._progress):
            control.mark_kept(place)

    def shut_down(self, *, force: bool = False) -> None:
        """Stop the server even if it was to stay up; with `force`, even if others use it.

        Raises EmbeddedPostgresError when it is in use and not forced.
        """
        with self._taken_over(force=force):
            pass

    def destroy(self) -> None:
        """Stop the server and delete the database with all its data.

        Raises EmbeddedPostgresError when other processes use it.
        """
        with self._taken_over(force=False) as place:
            if place is not None:
                remove(place)

    def trim_log(self) -> None:
        """Keep the log of a long-running server from growing for ever; call it now and then."""
        place = self._started()
        server_log.keep_short(place.data_dir, place.identity)

    def url(self, database: str) -> str:
        """The `postgresql://` address of a database over the private Unix socket."""
        folder = quote(str(self._socket()), safe="")
        return f"postgresql://{SUPERUSER}@{folder}:{PORT}/{quote(database, safe='')}"

    def ensure_database(self, name: str) -> None:
        """Create the database unless it is there already.

        Raises EmbeddedPostgresError when the server does not answer or refuses.
        """
        clients.ensure_database(self._socket(), name)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @contextmanager
    def _taken_over(self, *, force: bool) -> Iterator[where.Place | None]:
        """Leave and stop the server, and keep others from starting it meanwhile; None when nothing is there."""
        if where.existing_data_dir(self._requested) is None:
            yield None
            return
        place = self._place = where.decide(self._requested, self._progress)
        with starting_or_stopping(place.data_dir, place.identity, self._progress):
            self._drop_share()
            if not force and has_users(place.data_dir, place.identity):
                raise EmbeddedPostgresError(f"Other processes are using the database in {place.data_dir}.")
            control.halt(place, self._progress)
            yield place

    def _started(self) -> where.Place:
        if self._place is None or self._share is None:
            raise EmbeddedPostgresError("The database has not been started here.")
        return self._place

    def _socket(self) -> Path:
        """The socket's folder, checked to be nobody else's before a client trusts it."""
        data_dir = where.existing_data_dir(self._requested)
        if data_dir is None:
            raise EmbeddedPostgresError(f"There is no database in {self._requested} yet: start it first.")
        identity = server_identity(data_dir)
        folder = socket_dir(data_dir, identity)
        if folder != data_dir and folder.exists():
            check_private(folder, identity)
        return folder

    def _leave(self, place: where.Place) -> None:
        self._drop_share()
        if not has_users(place.data_dir, place.identity) and not control.is_kept(place):
            control.halt(place, self._progress)

    def _give_up(self, place: where.Place) -> None:
        """Leave after a failed start, but let a recovery go on: stopped now, it would begin anew."""
        if live_postmaster(place.data_dir) and not self.running:
            self._drop_share()
        else:
            self._leave(place)

    def _drop_share(self) -> None:
        if self._share is not None:
            os.close(self._share)
            self._share = None
