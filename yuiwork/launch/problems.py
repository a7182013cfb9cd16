"""What can be wrong before the start, each said in one clear line."""

import errno
import shutil
import socket
from pathlib import Path

MIN_FREE_BYTES = 300 * 1024 * 1024


class StartProblem(Exception):
    """Printed as one line; the start ends with exit code 1."""


def check_port(port: int) -> None:
    """Raise ``StartProblem`` when nobody could listen on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - the same address the web server takes
        except OSError as error:
            if error.errno == errno.EACCES:
                raise StartProblem(f"Port {port} needs root. Choose another one: make run PORT=8000") from error
            raise StartProblem(
                f"Port {port} is already in use. Stop that program or choose another port: make run PORT={port + 1}"
            ) from error


def check_disk(folder: Path) -> None:
    """Raise ``StartProblem`` when the data folder cannot be written or its disk is nearly full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".write-probe"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StartProblem(f"The disk of {folder} is full. Free some room and start again.") from error
        raise StartProblem(f"{folder} cannot be written: {error.strerror}. Set DATA_DIR to another folder.") from error
    free = shutil.disk_usage(folder).free
    if free < MIN_FREE_BYTES:
        raise StartProblem(
            f"The disk of {folder} has {free // 1024 // 1024} MB left; Yuiwork needs 300 MB. Free some room and start again."
        )


def read_port(text: str) -> int:
    """The port from the environment. Raises ``StartProblem`` for anything but 1–65535."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise StartProblem(f"PORT={text!r} is not a port. Use a number such as PORT=8000.")
