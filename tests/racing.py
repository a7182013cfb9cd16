"""Races with real connections: actions let go together, and readers that wait for each other."""

import threading
from collections.abc import Callable
from contextlib import nullcontext, suppress
from contextvars import copy_context
from datetime import datetime
from typing import Any

from django.db import connections

from yuiwork.core import clock
from yuiwork.core.errors import DomainError

PATIENCE = 1.0  # seconds for the other one to arrive; behind a lock it cannot, and we go on alone
Read = Callable[..., Any]


def at_once(*actions: Callable[[], object], moment: datetime | None = None) -> list[object]:
    """Run every action in its own thread and connection, let go together; a refusal is an outcome too.

    The clock that is held here is held there; ``moment`` holds it at another one.
    """
    gate = threading.Barrier(len(actions), timeout=30)
    outcomes: list[object] = [None] * len(actions)

    def run(place: int, action: Callable[[], object]) -> None:
        try:
            with clock.at(moment) if moment else nullcontext():
                gate.wait()
                outcomes[place] = action()
        except Exception as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=copy_context().run, args=(run, place, action))
        for place, action in enumerate(actions)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def codes(outcomes: list[object]) -> list[str]:
    """Sorted: a refusal by its code, anything else by its type."""
    return sorted(o.code if isinstance(o, DomainError) else type(o).__name__ for o in outcomes)


def meeting(*, patience: float = PATIENCE) -> Callable[[Read], Read]:
    """Wrap the readings of two who race: each waits for the other right after it has read."""
    both = threading.Barrier(2)

    def wrap(read: Read) -> Read:
        def read_and_wait(*args: Any) -> Any:
            rows = read(*args)
            with suppress(threading.BrokenBarrierError):
                both.wait(timeout=patience)
            return rows

        return read_and_wait

    return wrap
