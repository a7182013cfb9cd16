"""Running a command that needs the database: hand it DATABASE_URL, pass signals on, wait for its end."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.server import EmbeddedPostgres

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
FORWARDED = (*ENDING, signal.SIGUSR1, signal.SIGUSR2)
FROM_TERMINAL = frozenset({signal.SIGINT, signal.SIGQUIT})
LOG_CHECK_SECONDS = 60.0
KILLED_BASE = 128


def exec_command(command: Sequence[str]) -> NoReturn:
    """Become the command, with the environment as it is.

    Raises EmbeddedPostgresError when there is no such program.
    """
    try:
        os.execvp(command[0], list(command))  # noqa: S606
    except OSError as error:
        raise _cannot_run(command, error) from error


def run_with_database(command: Sequence[str], server: EmbeddedPostgres, database: str) -> int:
    """Run the command to its end and return its exit code (128 + signal number when a signal ended it).

    The command inherits our mark as a user of the server: if this process is killed, the server stays
    up for the command. Raises EmbeddedPostgresError when there is no such program.
    """
    environment = {**os.environ, "DATABASE_URL": server.url(database)}
    share = () if server.share is None else (server.share,)
    relay = _Relay()
    with _handled(FORWARDED, relay.forward):
        try:
            child = subprocess.Popen(list(command), env=environment, pass_fds=share)
        except OSError as error:
            raise _cannot_run(command, error) from error
        with child:
            relay.to(child)
            code = _wait(child, server)
    return code if code >= 0 else KILLED_BASE - code


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let a signal end this process by an exception, so that the database is left properly."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(KILLED_BASE + number)

    with _handled(ENDING, end):
        yield


class _Relay:
    """Passes signals to the child; those that come before it exists wait for it."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._early: list[int] = []

    def forward(self, number: int, frame: FrameType | None) -> None:
        if self._child is None:
            self._early.append(number)
        # Ctrl-C in a terminal has reached the child already: a second one would mean "at once" to it.
        elif not (signal.Signals(number) in FROM_TERMINAL and _in_foreground()):
            self._child.send_signal(number)

    def to(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        for number in self._early:
            child.send_signal(number)


@contextmanager
def _handled(
    numbers: Sequence[signal.Signals], handler: Callable[[int, FrameType | None], None]
) -> Iterator[None]:
    before = [(number, signal.signal(number, handler)) for number in numbers]
    try:
        yield
    finally:
        for number, previous in before:
            signal.signal(number, previous)


def _in_foreground() -> bool:
    try:
        return os.isatty(0) and os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def _wait(child: subprocess.Popen[bytes], server: EmbeddedPostgres) -> int:
    while True:
        try:
            return child.wait(timeout=LOG_CHECK_SECONDS)
        except subprocess.TimeoutExpired:
            server.trim_log()


def _cannot_run(command: Sequence[str], error: OSError) -> EmbeddedPostgresError:
    return EmbeddedPostgresError(f"Cannot run {command[0]}: {error.strerror}")
