"""The one place that knows what time it is.

Everything asks here, so that tests, the demo and the journey can move time without touching the machine's clock.
Instants are aware UTC datetimes; deadlines and law dates are JST calendar dates (law.md 0.2).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from yuiwork.japan.dates import jst_date

_fixed: ContextVar[datetime | None] = ContextVar("yuiwork_clock", default=None)

# Web and worker are separate processes: a demo moves them all by writing seconds of offset into one file.
OFFSET_FILE_VARIABLE = "YUIWORK_CLOCK_FILE"


def now() -> datetime:
    """The present instant, aware, in UTC."""
    fixed = _fixed.get()
    if fixed is not None:
        return fixed
    return datetime.now(UTC) + _offset()


def today() -> date:
    """The present calendar date in Japan."""
    return jst_date(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock of this context at an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("the clock takes aware datetimes only")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)


def _offset() -> timedelta:
    name = os.environ.get(OFFSET_FILE_VARIABLE)
    if not name:
        return timedelta(0)
    try:
        return timedelta(seconds=int(Path(name).read_text(encoding="ascii").strip() or "0"))
    except FileNotFoundError:
        return timedelta(0)
