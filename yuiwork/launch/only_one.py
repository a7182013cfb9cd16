"""One ``make run`` per data folder. The kernel drops the lock when its holder dies, so it cannot go stale."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from yuiwork.launch.console import say
from yuiwork.launch.environment import Place
from yuiwork.launch.problems import StartProblem, port_is_free
from yuiwork.launch.stopping import Stopping

NAME = "run.lock"
# A killed start's children were asked to end by the kernel; they finish the requests they are in.
ENDING_SECONDS = 60


@contextmanager
def only_start(place: Place, stopping: Stopping) -> Iterator[None]:
    """Hold the folder; after a start that was killed, wait until its last processes are gone.

    Raises ``StartProblem`` when Yuiwork runs from this folder already.
    """
    path = place.data_dir / NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StartProblem(f"{path} cannot be written: {error.strerror}.") from error
    with os.fdopen(descriptor, "r+", encoding="ascii") as file:
        before = file.read()
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StartProblem(_already_runs(place, before)) from error
        if before:
            _wait_for_the_last(before, stopping)
        _write(file.fileno(), f"{os.getpid()} {place.port}")
        yield
        _write(file.fileno(), "")


def is_running(place: Place) -> bool:
    """Whether a ``make run`` holds this data folder."""
    try:
        with (place.data_dir / NAME).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _already_runs(place: Place, note: str) -> str:
    process, _, port = note.partition(" ")
    where = f" at http://localhost:{port}" if port else ""
    how = f" or with `kill {process}`" if port else ""
    return (
        f"Yuiwork already runs from {place.data_dir}{where}. Stop it with Ctrl-C there{how}, or set another "
        "DATA_DIR and PORT."
    )


def _wait_for_the_last(note: str, stopping: Stopping) -> None:
    port = note.partition(" ")[2]
    if not port.isdigit() or port_is_free(int(port)):
        return
    say("The last start was killed; waiting for its processes to end …")
    for _ in range(ENDING_SECONDS * 5):
        if port_is_free(int(port)) or stopping.pause(0.2):
            return


def _write(descriptor: int, text: str) -> None:
    """Best effort: the lock protects, the note only explains."""
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, text.encode("ascii"), 0)
    except OSError:
        return
