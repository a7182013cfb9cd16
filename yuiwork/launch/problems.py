"""What can be wrong before the start, each said in one clear line."""

import errno
import shutil
import socket
from pathlib import Path

# A new database with its log, the demo and the static files; what is there already needs room to breathe only.
FIRST_START_BYTES = 400 * 1024 * 1024
LATER_START_BYTES = 50 * 1024 * 1024


class StartProblem(Exception):
    """Printed as one line; the start ends with exit code 1."""


def read_port(text: str) -> int:
    """The port from the environment. Raises ``StartProblem`` for anything but 1–65535."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise StartProblem(f"PORT={text!r} is not a port. Use a number such as PORT=8000.")


def check_port(port: int) -> None:
    """Raise ``StartProblem`` when nobody could listen on this port here."""
    error = _refusal(port)
    if error is None:
        return
    if error.errno == errno.EACCES:
        raise StartProblem(f"Port {port} needs root. Choose another one: make run PORT=8000") from error
    raise StartProblem(
        f"Port {port} is already in use. Stop that program or choose another port: make run PORT={_free_port(port)}"
    ) from error


def port_is_free(port: int) -> bool:
    return _refusal(port) is None


def check_disk(folder: Path) -> None:
    """Raise ``StartProblem`` when the data folder cannot be written or its disk is (nearly) full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".write-probe"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StartProblem(f"The disk of {folder} is full. Free some room and start again.") from error
        raise StartProblem(
            f"{folder} cannot be written: {error.strerror}. Set DATA_DIR to another folder."
        ) from error
    needed = LATER_START_BYTES if (folder / "static").exists() else FIRST_START_BYTES
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StartProblem(
            f"The disk of {folder} has {free >> 20} MB left, but this start needs {needed >> 20} MB. "
            "Free some room, or set DATA_DIR to a folder on another disk, and start again."
        )


def _refusal(port: int) -> OSError | None:
    """Why nobody could listen on this port; None when somebody can.

    All addresses are tried, also those of IPv6: a foreign program on ``::1`` would answer for ``localhost``.
    """
    for family, address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):  # noqa: S104 - tried, not served
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                probe.bind((address, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return error
    return None


def _free_port(beside: int) -> int:
    """A port to propose: the next free one."""
    for port in range(beside + 1, min(beside + 100, 65536)):
        if port_is_free(port):
            return port
    return 8000
