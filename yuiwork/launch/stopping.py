"""Ctrl-C, SIGTERM and a closed terminal: remembered, so that everything is stopped in order."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# make and a terminal may both deliver one and the same wish.
SAME_WISH_SECONDS = 1.0
SLICE_SECONDS = 0.1


class Interrupted(BaseException):
    """Raised where a wait has to end because the person asked to stop."""


class Stopping:
    """Whether we were asked to stop, and whether impatiently.

    Plain flags, not ``threading.Event``: a signal handler must not wait for a lock that the interrupted code holds.
    """

    def __init__(self) -> None:
        self.asked = False
        self.hurried = False
        self._asked_at = 0.0
        self._interrupting = False

    @classmethod
    def on_signals(cls) -> "Stopping":
        """Listen to this process's signals from now on. A closed terminal is ignored where ``nohup`` says so."""
        stopping = cls()
        for number in ENDING:
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, stopping.ask)
        return stopping

    def ask(self, _number: int = 0, _frame: object = None) -> None:
        """The first time: stop in order. Again, more than a second later: at once."""
        if not self.asked:
            self.asked, self._asked_at = True, time.monotonic()
            if self._interrupting:
                raise Interrupted
        elif time.monotonic() - self._asked_at > SAME_WISH_SECONDS:
            self.hurried = True

    def pause(self, seconds: float) -> bool:
        """Wait so long, or until asked to stop; returns whether we were."""
        end = time.monotonic() + seconds
        while not self.asked and (left := end - time.monotonic()) > 0:
            time.sleep(min(SLICE_SECONDS, left))
        return self.asked

    def check(self) -> None:
        """Raise ``Interrupted`` when asked to stop."""
        if self.asked:
            raise Interrupted

    @contextmanager
    def interrupts(self) -> Iterator[None]:
        """Inside, the wish to stop raises ``Interrupted`` at once: for long waits of code that does not know us."""
        self.check()
        self._interrupting = True
        try:
            yield
        finally:
            self._interrupting = False
        self.check()
