"""Children of one start: begun together, watched, restarted when they fall, stopped together."""

import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from yuiwork.launch.problems import StartProblem

STOP_SECONDS = 15
MAX_RESTARTS_PER_MINUTE = 5


@dataclass(slots=True)
class Child:
    """One long-running process and how often it had to be started again lately."""

    name: str
    command: Sequence[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    restarts: deque[float] = field(default_factory=deque)

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches only us, and we stop the children in order.
        self.process = subprocess.Popen(list(self.command), env=self.environment, start_new_session=True)

    def fell(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def restart(self) -> None:
        """Start again. Raises ``StartProblem`` when it falls again and again."""
        moment = time.monotonic()
        while self.restarts and moment - self.restarts[0] > 60:
            self.restarts.popleft()
        if len(self.restarts) >= MAX_RESTARTS_PER_MINUTE:
            raise StartProblem(f"The {self.name} process keeps stopping. The lines above say why.")
        self.restarts.append(moment)
        print(f"The {self.name} process stopped; starting it again.", flush=True)
        self.start()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def watch(children: Sequence[Child], stopping: threading.Event) -> None:
    """Keep the children up until ``stopping`` is set."""
    while not stopping.wait(0.5):
        for child in children:
            if child.fell():
                child.restart()


def stop_all(children: Sequence[Child]) -> None:
    """In reverse order of their start."""
    for child in reversed(children):
        child.stop()


def stop_on_signals() -> threading.Event:
    """An event that Ctrl-C and SIGTERM set. A second Ctrl-C leaves at once."""
    stopping = threading.Event()

    def ask_to_stop(number: int, _frame: object) -> None:
        if stopping.is_set():
            sys.exit(128 + number)
        stopping.set()

    signal.signal(signal.SIGINT, ask_to_stop)
    signal.signal(signal.SIGTERM, ask_to_stop)
    return stopping
