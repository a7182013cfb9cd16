"""The server's log: kept short, and read to say in one line why a start failed."""

import os
import re
import shutil
from pathlib import Path

from yuiwork.embedded.identity import Identity
from yuiwork.embedded.run_as import run

LOG_LIMIT_BYTES = 5_000_000
DISK_RESERVE_BYTES = 256 * 1024
DISK_FULL = re.compile(r"No space left on device|Disk quota exceeded")
# Another server was quicker, or the last one is not quite gone: worth another try.
PASSING = re.compile(r"lock file \S+ already exists|pre-existing shared memory block")
MESSAGE = re.compile(r"LOG:\s+(.*)")
SEVERE = re.compile(r"(?:PANIC|FATAL|ERROR):\s+(.*)")
# A mistake in postgresql.conf is told before the fatal line, which names only the file.
BAD_SETTING = re.compile(r"LOG:\s+((?:invalid value for|unrecognized configuration|syntax error in).*)")


def log_path(data_dir: Path) -> Path:
    """The file that the server writes to."""
    return data_dir / "log"


def keep_short(data_dir: Path, identity: Identity, limit_bytes: int = LOG_LIMIT_BYTES) -> None:
    """Move a long log to `log.1` and go on with an empty one; safe while the server writes.

    The server appends, so truncating its file is enough; at most the lines of that moment are lost.
    It runs as the server's user, because root must not write through links in somebody else's folder.
    """
    path = log_path(data_dir)
    if size(data_dir) > limit_bytes:
        run(["/bin/sh", "-c", 'cp -- "$1" "$1.1"; : > "$1"', "sh", str(path)], identity)


def size(data_dir: Path) -> int:
    """Length of the log in bytes, 0 when there is none."""
    try:
        return log_path(data_dir).stat().st_size
    except OSError:
        return 0


def tail(data_dir: Path, offset: int = 0) -> str:
    """The log from this byte on (at most its last 100,000 bytes)."""
    try:
        with log_path(data_dir).open("rb") as log:
            log.seek(max(offset, size(data_dir) - 100_000))
            return log.read().decode("utf-8", errors="replace")
    except OSError:
        return ""


def last_message(data_dir: Path) -> str:
    """What the server did last, in its own words."""
    messages = MESSAGE.findall(tail(data_dir))
    return messages[-1].strip() if messages else ""


def is_passing(text: str) -> bool:
    """Whether the failure in this log is one that goes away by itself."""
    return PASSING.search(text) is not None


def explain(text: str, data_dir: Path) -> str:
    """One line on why PostgreSQL failed, from what it wrote."""
    if DISK_FULL.search(text) or disk_is_full(data_dir):
        free = shutil.disk_usage(data_dir.parent).free // 1_000_000
        return (
            f"The disk that holds {data_dir} is full ({free} MB free): "
            "make room and start again; what was saved is kept."
        )
    severe = BAD_SETTING.findall(text) or SEVERE.findall(text)
    # The first panic is the cause; after it come only its consequences.
    reason = severe[0] if severe else (text.strip().splitlines() or ["it wrote no reason"])[-1]
    return f"The database in {data_dir} does not start: {reason.strip()} (more in {log_path(data_dir)})"


def disk_is_full(folder: Path) -> bool:
    """Whether an ordinary user can write nothing more there; then not even the log says so."""
    try:
        found = os.statvfs(folder if folder.exists() else folder.parent)
    except OSError:
        return False
    if found.f_blocks == 0:
        return False
    no_files_left = found.f_files > 0 and found.f_favail == 0
    return no_files_left or found.f_bavail * found.f_frsize < DISK_RESERVE_BYTES
