"""The folder of the Unix socket: the data folder, or a short private one when that path is too long."""

import hashlib
import os
import re
import stat
import sys
from pathlib import Path

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.identity import Identity

PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
# sockaddr_un.sun_path, without its closing NUL (unix(7) on Linux, sys/un.h on macOS).
PATH_LIMIT_BYTES = 103 if sys.platform == "darwin" else 107
# PostgreSQL reads a list of folders, so a comma or a quote in a path would split it.
PLAIN_PATH = re.compile(r"[\w./ +@:~-]+")
TEMPORARY = Path("/", "tmp")


def socket_dir(data_dir: Path, identity: Identity) -> Path:
    """Where the socket of this existing data folder is (nothing is made)."""
    if fits(data_dir):
        return data_dir
    # The inode tells a new data folder from a deleted one whose server still runs.
    key = os.fsencode(data_dir) + b"\0" + str(data_dir.stat().st_ino).encode()
    return TEMPORARY / f"yuiwork-{identity.uid}-{hashlib.sha256(key).hexdigest()[:12]}"


def fits(folder: Path) -> bool:
    """Whether a socket in this folder has a path that the system and PostgreSQL accept."""
    length = len(os.fsencode(folder / SOCKET))
    return length <= PATH_LIMIT_BYTES and PLAIN_PATH.fullmatch(str(folder)) is not None


def ensure_socket_dir(data_dir: Path, identity: Identity) -> Path:
    """The same folder, made if need be and checked to belong to the server's user alone.

    Raises EmbeddedPostgresError when something else is at its place.
    """
    folder = socket_dir(data_dir, identity)
    if folder == data_dir:
        return folder
    try:
        folder.mkdir(mode=0o700)
        if identity.uid != os.geteuid():
            os.chown(folder, identity.uid, identity.gid, follow_symlinks=False)
    except FileExistsError:
        pass
    check_private(folder, identity)
    return folder


def check_private(folder: Path, identity: Identity) -> None:
    """Refuse a folder that is a symlink, belongs to another user or is open to others."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise EmbeddedPostgresError(f"{folder} should be a private folder for the socket: remove it.")
    if found.st_uid != identity.uid or stat.S_IMODE(found.st_mode) & 0o077:
        raise EmbeddedPostgresError(
            f"{folder} should belong to {identity} alone (mode 0700), but it does not: remove it."
        )
