"""Identifiers that sort by the order in which they were made and cannot be guessed."""

import secrets
import threading
import time
import uuid

# The twelve bits after the milliseconds hold the fraction of the millisecond (RFC 9562, 6.2, method 3).
_TICKS_PER_MILLISECOND = 1 << 12

_lock = threading.Lock()
_last_tick = 0


def new_id() -> uuid.UUID:
    """A version 7 UUID: 48 bits of milliseconds, 12 bits of their fraction, 62 random bits.

    Within one process each is greater than the one before, so that rows of the same instant keep their order.
    Made here and not by the database, because PostgreSQL 15 has no ``uuidv7()``.
    """
    milliseconds, fraction = divmod(_next_tick(), _TICKS_PER_MILLISECOND)
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= fraction << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return uuid.UUID(int=value)


def _next_tick() -> int:
    global _last_tick
    with _lock:
        _last_tick = max(time.time_ns() * _TICKS_PER_MILLISECOND // 1_000_000, _last_tick + 1)
        return _last_tick
