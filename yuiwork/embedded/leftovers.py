"""What a killed server leaves behind, made harmless before the next start."""

import os
import signal
from pathlib import Path

from yuiwork.embedded.identity import Identity
from yuiwork.embedded.postmaster import PID_FILE, live_postmaster, postgres_processes, read_pid_file
from yuiwork.embedded.progress import Patience, Progress
from yuiwork.embedded.run_as import run
from yuiwork.embedded.socket_dir import SOCKET

# No system has a process of this number, so PostgreSQL itself then finds the file stale. Its other lines
# must stay: they name the shared memory in which an orphaned backend may still be at work.
NO_PROCESS = 2147483647
NEW_NUMBER = '{ echo "$2"; sed 1d "$1"; } > "$1.new" && mv -f "$1.new" "$1"'
ORPHAN_GRACE_SECONDS = 2.0
ORPHAN_LIMIT_SECONDS = 30.0


def clear_leftovers(data_dir: Path, socket_folder: Path, identity: Identity, progress: Progress) -> None:
    """Make the files of a killed server harmless; a server that shows up meanwhile is left alone.

    PostgreSQL clears up after a dead number itself. It refuses to start when a process that is not its own
    has that number now, or when the file is empty or garbled after a full disk.
    """
    if not _orphans_gone(data_dir, progress):
        return
    pid_file = data_dir / PID_FILE
    found = read_pid_file(data_dir)
    if found is not None and _exists(found.pid):
        run(["/bin/sh", "-c", NEW_NUMBER, "sh", str(pid_file), str(NO_PROCESS)], identity)
    elif found is None and pid_file.exists():
        run(["/bin/rm", "-f", str(pid_file)], identity)
    # The socket's own lock file names the same number and protects nothing else.
    lock = socket_folder / f"{SOCKET}.lock"
    if lock.exists():
        run(["/bin/rm", "-f", str(lock), str(socket_folder / SOCKET)], identity)


def _orphans_gone(data_dir: Path, progress: Progress) -> bool:
    """Wait until the backends of a killed server are gone, hurrying up those that do not notice.

    False when it turns out that there is a live server: one that somebody killed had just launched.
    """
    patience = Patience(progress, ORPHAN_LIMIT_SECONDS)
    while orphans := postgres_processes(data_dir):
        if live_postmaster(data_dir):
            return False
        patience.speak("Waiting for the last processes of a killed database …")
        if patience.waited > ORPHAN_GRACE_SECONDS:
            # Their server is dead, so nothing they still do can count; recovery starts from the log.
            for pid in orphans:
                _kill(pid, signal.SIGKILL if patience.exhausted else signal.SIGQUIT)
        if patience.exhausted:
            break
        patience.pause()
    return live_postmaster(data_dir) is None


def _exists(pid: int) -> bool:
    """Whether there is a process of this number, whosever it is, be it a zombie."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _kill(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
