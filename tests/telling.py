"""Handlers that run at once, for stories told without the queue."""

from importlib import import_module

from django.db import transaction

from yuiwork.config.wiring import WIRING
from yuiwork.core.events import Event


def tell_everybody(event: Event) -> None:
    """Every handler of the wiring table at once, as if the worker had caught up."""
    for wire in WIRING.get(event.name, ()):
        module, _, function = wire.handler.rpartition(".")
        with transaction.atomic():
            getattr(import_module(module), function)(event)
