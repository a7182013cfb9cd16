"""File locks between processes. The kernel drops them when a process dies, so nothing can go stale.

`flock` belongs to the open file, not to the process: a lock ends when the last copy of its descriptor is
closed. We only ever close, never unlock, so a descriptor handed to a child keeps the lock for that child.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.identity import Identity
from yuiwork.embedded.progress import Patience, Progress

MAX_WAIT_SECONDS = 3600.0


@contextmanager
def starting_or_stopping(data_dir: Path, identity: Identity, progress: Progress) -> Iterator[None]:
    """Let one process at a time start, stop or set up this database; the others wait, and say so.

    Raises EmbeddedPostgresError when the lock file cannot be used or stays locked for an hour.
    """
    path = _start_path(data_dir)
    patience = Patience(progress, MAX_WAIT_SECONDS)
    while (descriptor := _try_lock(path, identity, fcntl.LOCK_EX)) is None:
        if patience.exhausted:
            raise EmbeddedPostgresError(f"Another process has held {path} for an hour.")
        patience.speak("Waiting for another process that is starting or stopping the database …")
        patience.pause()
    try:
        yield
    finally:
        os.close(descriptor)


def join_users(data_dir: Path, identity: Identity) -> int:
    """Become a user of the database, and return the descriptor that says so until it is closed.

    Call it inside `starting_or_stopping` only.
    """
    descriptor = _try_lock(_users_path(data_dir), identity, fcntl.LOCK_SH)
    if descriptor is None:
        raise EmbeddedPostgresError(f"{_users_path(data_dir)} is locked by a foreign program.")
    return descriptor


def has_users(data_dir: Path, identity: Identity) -> bool:
    """Whether any process uses the database now. Call it inside `starting_or_stopping` only."""
    descriptor = _try_lock(_users_path(data_dir), identity, fcntl.LOCK_EX)
    if descriptor is None:
        return True
    os.close(descriptor)
    return False


def lock_files(data_dir: Path) -> tuple[Path, Path]:
    """The two lock files beside a data folder."""
    return _start_path(data_dir), _users_path(data_dir)


def _start_path(data_dir: Path) -> Path:
    return data_dir.with_name(f"{data_dir.name}.start.lock")


def _users_path(data_dir: Path) -> Path:
    return data_dir.with_name(f"{data_dir.name}.users.lock")


def _try_lock(path: Path, identity: Identity, kind: int) -> int | None:
    """A descriptor that holds the lock, or None while somebody else does."""
    while True:
        descriptor = _open(path, identity)
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            if _is_still(path, descriptor):
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError as error:
            os.close(descriptor)
            raise EmbeddedPostgresError(f"Cannot lock {path}: {error.strerror}") from error
        # Somebody deleted the file between opening and locking: what we hold protects nothing.
        os.close(descriptor)


def _open(path: Path, identity: Identity) -> int:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        if os.geteuid() == 0 and os.fstat(descriptor).st_uid != identity.uid:
            os.fchown(descriptor, identity.uid, identity.gid)
    except OSError as error:
        raise EmbeddedPostgresError(f"Cannot open the lock file {path}: {error.strerror}") from error
    return descriptor


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(follow_symlinks=False), os.fstat(descriptor))
    except FileNotFoundError:
        return False
