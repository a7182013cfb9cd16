"""Settings of the server: for a small machine, in UTC, and only on a Unix socket."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from yuiwork.embedded.socket_dir import PORT

# Written into postgresql.conf once, so an operator may change them there.
TUNABLE: Mapping[str, str] = {
    "max_connections": "100",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
# For data that may be lost with the machine, such as that of tests.
NOT_DURABLE: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def first_options() -> list[str]:
    """Arguments of initdb that write the tunable settings."""
    return [part for name, value in TUNABLE.items() for part in ("-c", f"{name}={value}")]


def start_options(socket_folder: Path, *, durable: bool) -> str:
    """What pg_ctl hands to the server, quoted for the shell it goes through: no TCP, one private socket."""
    settings = {"unix_socket_permissions": "0700", **({} if durable else NOT_DURABLE)}
    options = ["-h", "", "-p", str(PORT), "-k", str(socket_folder)]
    for name, value in settings.items():
        options += ["-c", f"{name}={value}"]
    return shlex.join(options)


def runs_without_fsync(data_dir: Path) -> bool:
    """Whether the server that runs (or ran last) over this folder was started as not durable."""
    try:
        return "fsync=off" in (data_dir / "postmaster.opts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
