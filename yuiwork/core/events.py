"""Facts announced upwards: typed, past tense, in the transaction of the change they report.

A lower room must not import its listeners. It calls ``publish``; which handlers run, and whether now or later,
stands in ``config/wiring.py``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. Fields are ids and plain facts (UUID, str, int, date, datetime, enum), never objects."""

    name: ClassVar[str] = ""
    registry: ClassVar[dict[str, type["Event"]]] = {}

    event_id: UUID = field(default_factory=new_id)
    at: datetime = field(default_factory=clock.now)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        room = cls.__module__.split(".")[1]  # yuiwork.<room>.events
        cls.name = f"{room}.{cls.__name__}"
        Event.registry[cls.name] = cls


Dispatcher = Callable[[Event], None]
_dispatcher: Dispatcher | None = None
_at_once: ContextVar[bool] = ContextVar("yuiwork_events_at_once", default=False)


@contextmanager
def handled_at_once() -> Iterator[None]:
    """Inside, *later* handlers run in the publishing transaction: a history told at past dates needs its effects at
    those dates, and a test needs them before it looks."""
    token = _at_once.set(True)
    try:
        yield
    finally:
        _at_once.reset(token)


def are_handled_at_once() -> bool:
    return _at_once.get()


def install_dispatcher(dispatcher: Dispatcher) -> None:
    """Called once at start-up by ``config.wiring``."""
    global _dispatcher
    _dispatcher = dispatcher


@inside_transaction
def publish(event: Event) -> None:
    """Announce a fact. Commits or rolls back with the change it reports."""
    if _dispatcher is None:
        raise RuntimeError("no dispatcher: config.wiring has not been loaded")
    _dispatcher(event)
