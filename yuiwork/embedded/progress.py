"""Telling a waiting person what goes on."""

import sys
import time
from collections.abc import Callable

Progress = Callable[[str], None]

FIRST_WORD_AFTER_SECONDS = 2.0
REPEAT_AFTER_SECONDS = 5.0


def to_stderr(line: str) -> None:
    """Write one line to the error stream, so that it never mixes with a command's own output."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


class Patience:
    """A wait that speaks now and then and knows when it has lasted too long (all times in seconds)."""

    def __init__(self, progress: Progress, limit: float) -> None:
        self._progress = progress
        self._began = time.monotonic()
        self._limit = limit
        self._next_word = FIRST_WORD_AFTER_SECONDS

    @property
    def waited(self) -> float:
        """Seconds since the wait began."""
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        """Seconds until the limit; negative when it has passed."""
        return self._limit - self.waited

    @property
    def exhausted(self) -> bool:
        """True once the limit has passed."""
        return self.left <= 0

    def speak(self, line: str) -> None:
        """Say the line with the time waited so far, unless something was said only just now."""
        if self.waited >= self._next_word:
            self._next_word = self.waited + REPEAT_AFTER_SECONDS
            self._progress(f"{line} ({self.waited:.0f} s)")

    def pause(self, seconds: float = 0.1) -> None:
        """Sleep a moment, never past the limit."""
        time.sleep(max(0.0, min(seconds, self.left)))
