"""Who really serves a data folder: reading postmaster.pid without believing it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PID_FILE = "postmaster.pid"
STARTING = "starting"


@dataclass(frozen=True)
class PidFile:
    """The lines of postmaster.pid that we read."""

    pid: int
    started: str
    status: str


def read_pid_file(data_dir: Path) -> PidFile | None:
    """What postmaster.pid says, or None when there is none, or a half-written one."""
    try:
        lines = (data_dir / PID_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
        # The status is the last line, added once the server has begun to recover.
        return PidFile(int(lines[0]), lines[2], lines[7].strip() if len(lines) > 7 else "")
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


def postgres_processes(data_dir: Path) -> list[int]:
    """All PostgreSQL processes at work in this folder (none can be told where there is no /proc)."""
    if not PROC.is_dir():
        return []
    numbers = (int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit())
    return [pid for pid in numbers if is_postgres_of(pid, data_dir)]


def _ps_says_so(pid: int, data_dir: Path) -> bool:
    """The same question where there is no /proc (macOS)."""
    command = ["/bin/ps", "-ww", "-o", "stat=,command=", "-p", str(pid)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    line = done.stdout.strip()
    return not line.startswith("Z") and "postgres" in line and str(data_dir) in line
