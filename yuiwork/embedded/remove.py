"""Deleting a database for good."""

import shutil

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.lock import lock_files
from yuiwork.embedded.socket_dir import socket_dir
from yuiwork.embedded.where import Place


def remove(place: Place) -> None:
    """Delete the stopped database: its data, its socket folder and its lock files.

    Call it under the start lock. Raises EmbeddedPostgresError when something cannot be deleted.
    """
    folder = socket_dir(place.data_dir, place.identity)
    if folder != place.data_dir:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        shutil.rmtree(place.data_dir)
        for path in lock_files(place.data_dir):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise EmbeddedPostgresError(f"Cannot delete {place.data_dir}: {error.strerror}") from error
