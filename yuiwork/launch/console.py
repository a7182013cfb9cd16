"""What the person at the terminal reads."""

import sys
from contextlib import suppress


def say(line: str) -> None:
    """One line, at once. A terminal that has gone away does not stop the work."""
    with suppress(BrokenPipeError):
        print(line, flush=True)


def complain(line: object) -> None:
    """One line on the error stream."""
    with suppress(BrokenPipeError):
        print(line, file=sys.stderr, flush=True)


def tolerate_poor_terminals() -> None:
    """Letters that the terminal's encoding lacks become question marks, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
