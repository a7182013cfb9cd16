"""Which job goes first when many wait for the worker."""

from enum import IntEnum

from yuiwork.core.events import are_handled_at_once


class Priority(IntEnum):
    """Facts and the clock are soon done, and others wait for them; a letter by the hundred can wait behind one."""

    FIRST = 10
    IN_TURN = 0
    BEHIND = -10


def of_now() -> Priority:
    """What follows from a history that is being told (the demo) waits behind what people do meanwhile."""
    return Priority.BEHIND if are_handled_at_once() else Priority.IN_TURN
