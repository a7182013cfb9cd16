"""Folders above the data: made when missing, never changed when they exist."""

import os
from pathlib import Path

from yuiwork.embedded.errors import EmbeddedPostgresError


def make_folders(folder: Path) -> None:
    """Make the missing folders of a path. Root makes them enterable, since another user runs the server.

    Raises EmbeddedPostgresError when that is impossible.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        for path in reversed(missing):
            path.mkdir(exist_ok=True)
            if os.geteuid() == 0:
                path.chmod(0o755)
    except OSError as error:
        raise EmbeddedPostgresError(f"Cannot make the folder {folder}: {error.strerror}") from error


def sync_folder(folder: Path) -> None:
    """Write a folder's entries to the disk, so that a rename in it outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
