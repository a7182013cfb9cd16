"""How an announced event reaches its handlers: ``now`` in the same transaction, ``later`` through the queue.

The queue is a PostgreSQL table, so a deferred handler commits or rolls back with the change it reports. A handler
runs at most once per event: its run is recorded in the same transaction as its effect, so retries are harmless.
"""

from importlib import import_module
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from pydantic import TypeAdapter

from yuiwork.audit import api as audit
from yuiwork.config.wiring import WIRING, When
from yuiwork.core import events
from yuiwork.core.priority import Priority


def install() -> None:
    events.install_dispatcher(dispatch)


def dispatch(event: events.Event) -> None:
    """Run or queue every handler that the wiring table names for this event, in the table's order."""
    for row in WIRING.get(event.name, ()):
        if row.when is When.NOW:
            _load(row.handler)(event)
        elif events.are_handled_at_once():
            _run_once(event, row.handler)
        else:
            payload = TypeAdapter(type(event)).dump_python(event, mode="json")
            handle_event.defer(event_name=event.name, handler=row.handler, payload=payload)


@app.task(name="handle_event", retry=5, priority=Priority.FIRST)
def handle_event(event_name: str, handler: str, payload: dict[str, Any]) -> None:
    """One handler, one event, one transaction, once."""
    event = TypeAdapter(events.Event.registry[event_name]).validate_python(payload)
    with transaction.atomic():
        _run_once(event, handler)


def _run_once(event: events.Event, handler: str) -> None:
    if audit.first_time(event_id=event.event_id, handler=handler):
        _load(handler)(event)


def _load(path: str) -> Any:
    module, _, function = path.rpartition(".")
    return getattr(import_module(module), function)
