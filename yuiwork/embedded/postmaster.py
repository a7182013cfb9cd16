"""Who really serves a data folder: reading postmaster.pid without believing it."""

import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from yuiwork.embedded.identity import Identity
from yuiwork.embedded.progress import Patience, Progress
from yuiwork.embedded.run_as import run
from yuiwork.embedded.socket_dir import SOCKET

PROC = Path("/proc")
# No system has a process of this number, so PostgreSQL itself finds the file stale. Its other lines must
# stay: they name the shared memory in which an orphaned backend may still be at work.
NO_PROCESS = 2147483647
CLEAR = """
if [ -f "$1" ]; then { echo "$2"; sed 1d "$1"; } > "$1.new" && mv -f "$1.new" "$1"; fi
rm -f "$3" "$4"
"""
ORPHAN_GRACE_SECONDS = 2.0
ORPHAN_LIMIT_SECONDS = 30.0


@dataclass(frozen=True)
class PidFile:
    """The lines of postmaster.pid that we read."""

    pid: int
    started: str


def read_pid_file(data_dir: Path) -> PidFile | None:
    """What postmaster.pid says, or None when there is none, or a half-written one."""
    try:
        lines = (data_dir / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        return PidFile(int(lines[0]), lines[2])
    except (OSError, ValueError, IndexError):
        return None


def live_postmaster(data_dir: Path) -> PidFile | None:
    """The running server of this folder; a dead, a zombie or a foreign process with its number is not one."""
    found = read_pid_file(data_dir)
    return found if found and is_postgres_of(found.pid, data_dir) else None


def is_postgres_of(pid: int, data_dir: Path) -> bool:
    """Whether this process is a live PostgreSQL process at work in this data folder."""
    if not PROC.joinpath("self", "exe").exists():
        return _ps_says_so(pid, data_dir)
    try:
        # A postgres process never leaves its data folder, and a zombie has neither link.
        program = os.readlink(PROC / str(pid) / "exe")
        return Path(program).name.split(" ")[0] == "postgres" and (PROC / str(pid) / "cwd").samefile(data_dir)
    except OSError:
        return False


def clear_stale_files(data_dir: Path, socket_folder: Path, identity: Identity, progress: Progress) -> None:
    """Make the leftovers of a killed server harmless. Call it only when `live_postmaster` found none.

    A process that happens to have the dead server's number would keep PostgreSQL from starting, so the
    number is replaced in postmaster.pid, and the socket's lock file, which holds nothing else, is removed.
    """
    _wait_for_orphans(data_dir, progress)
    socket = socket_folder / SOCKET
    paths = (data_dir / "postmaster.pid", NO_PROCESS, socket, f"{socket}.lock")
    run(["/bin/sh", "-c", CLEAR, "sh", *map(str, paths)], identity)


def _wait_for_orphans(data_dir: Path, progress: Progress) -> None:
    """Wait until the backends of a killed server are gone; hurry up those that do not notice."""
    patience = Patience(progress, ORPHAN_LIMIT_SECONDS)
    while orphans := _postgres_processes(data_dir):
        patience.speak("Waiting for the last processes of a killed database …")
        if patience.waited > ORPHAN_GRACE_SECONDS:
            # Their server is dead, so nothing they still do can count; recovery starts from the log.
            for pid in orphans:
                _kill(pid, signal.SIGKILL if patience.exhausted else signal.SIGQUIT)
        if patience.exhausted:
            return
        patience.pause()


def _postgres_processes(data_dir: Path) -> list[int]:
    if not PROC.is_dir():
        return []
    numbers = (int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit())
    return [pid for pid in numbers if is_postgres_of(pid, data_dir)]


def _kill(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _ps_says_so(pid: int, data_dir: Path) -> bool:
    """The same question where there is no /proc (macOS)."""
    command = ["/bin/ps", "-ww", "-o", "stat=,command=", "-p", str(pid)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    line = done.stdout.strip()
    return not line.startswith("Z") and "postgres" in line and str(data_dir) in line
