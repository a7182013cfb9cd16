"""Children of one start: begun together, started again when they fall, stopped together, never left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from yuiwork.launch.console import say
from yuiwork.launch.stopping import Stopping

STOP_SECONDS = 60.0
FIRST_WORD_SECONDS = 3.0
LONGEST_DELAY_SECONDS = 30.0
# A process that lived so long has started well: its next fall is a new story.
SETTLED_SECONDS = 60.0
PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """One process of ours, at the head of a process group of its own."""

    name: str
    command: Sequence[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    exit_code: int | None = None
    falls: int = 0
    started_at: float = 0.0
    start_again_at: float = field(default=0.0)

    def start(self) -> None:
        """Begin. Ctrl-C does not reach it (we stop our children in order); it ends when we are killed."""
        self.exit_code = None
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            list(self.command),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=partial(end_with_parent, os.getpid()),
        )

    def fell(self) -> bool:
        """Whether it was started and has ended. Whatever it left of its group is ended as well, so its port is free."""
        if self.process is None:
            return False
        if self.exit_code is None and self._has_ended():
            self._end_group()
            self.exit_code = self.process.wait()
        return self.exit_code is not None

    def ask_to_stop(self) -> None:
        if self.process is not None and not self.fell():
            self.process.terminate()

    def kill(self) -> None:
        """End it and all its group at once."""
        if self.process is not None and not self.fell():
            self._end_group()

    def start_again_when_due(self) -> None:
        """Start a fallen child again, the later the more often it fell: nobody gains from a busy loop."""
        now = time.monotonic()
        if not self.start_again_at:
            self.falls = self.falls + 1 if now - self.started_at < SETTLED_SECONDS else 1
            delay = min(2.0 ** (self.falls - 1), LONGEST_DELAY_SECONDS)
            self.start_again_at = now + delay
            say(f"The {self.name} process ended ({self._how()}); starting it again in {delay:.0f} s.")
        elif now >= self.start_again_at:
            self.start_again_at = 0.0
            self.start()

    def _how(self) -> str:
        code = self.exit_code or 0
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def _has_ended(self) -> bool:
        assert self.process is not None
        if sys.platform == "darwin":
            return self.process.poll() is not None
        # Not reaped yet: as long as its number is ours, the group's number is nobody else's.
        with suppress(ChildProcessError):
            return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        return True

    def _end_group(self) -> None:
        assert self.process is not None
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


def stop_all(children: Sequence[Child], hurried: Callable[[], bool] = lambda: False) -> None:
    """Ask all to stop, wait for what they still do (60 s at most), then end them."""
    for child in children:
        child.ask_to_stop()
    began = time.monotonic()
    told = False
    while waiting := [child for child in children if child.process is not None and not child.fell()]:
        waited = time.monotonic() - began
        if hurried() or waited > STOP_SECONDS:
            for child in waiting:
                child.kill()
        elif waited > FIRST_WORD_SECONDS and not told:
            told = True
            names = " and ".join(child.name for child in waiting)
            say(f"Waiting for {names} to finish what is under way (Ctrl-C again: at once) …")
        time.sleep(0.05)


def run_to_end(child: Child, stopping: Stopping) -> int:
    """Start it, wait for its end, return its exit code. Raises ``Interrupted`` once it has been stopped."""
    child.start()
    try:
        while not child.fell():
            stopping.check()
            time.sleep(0.02)
    finally:
        stop_all([child], lambda: stopping.hurried)
    assert child.exit_code is not None
    return child.exit_code


def end_with_parent(parent: int) -> None:
    """Let the kernel end this process (SIGTERM) when its parent dies, even by ``kill -9``; Linux only."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)
