"""Running PostgreSQL's own programs as the right user, in a clean environment."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.identity import Identity

Finished = subprocess.CompletedProcess[str]

# PG* variables of the caller (PGPORT, PGOPTIONS …) and LD_PRELOAD would bend the server: none gets in.
CLEAN_ENVIRONMENT: Mapping[str, str] = {
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    "LC_ALL": "C",
    "HOME": "/",
}


def run(argv: Sequence[str], identity: Identity, *, stdin: str = "") -> Finished:
    """Run a program to its end as that user, and return its exit code and its output.

    Raises EmbeddedPostgresError when the program cannot be run at all.
    """
    with started(argv, identity, stdin=subprocess.PIPE) as process:
        output, errors = process.communicate(stdin)
    return subprocess.CompletedProcess(list(argv), process.returncode, output, errors)


@contextmanager
def started(
    argv: Sequence[str], identity: Identity, *, stdin: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[str]]:
    """Start a program as that user; it is reaped when the block ends.

    It gets a session of its own, so that Ctrl-C in a terminal reaches only our own code, and starts
    in `/`, because the caller's folder may be closed to that user.
    """
    try:
        process = subprocess.Popen(
            argv,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env=dict(CLEAN_ENVIRONMENT),
            cwd="/",
            umask=0o077,
            start_new_session=True,
            **_switch_user(identity),
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EmbeddedPostgresError(f"Cannot run {argv[0]} as {identity}: {error}") from error
    with process:
        try:
            yield process
        except BaseException:
            # Interrupted: do not wait for a program that may go on for minutes.
            process.terminate()
            raise


def may(identity: Identity, condition: str, *paths: os.PathLike[str]) -> bool:
    """Really try a shell condition on paths ($1, $2 …) as that user, instead of guessing from modes."""
    return run(["/bin/sh", "-c", condition, "sh", *map(os.fspath, paths)], identity).returncode == 0


def last_words(finished: Finished) -> str:
    """The last line a failed program wrote, for an error message."""
    lines = (finished.stderr.strip() or finished.stdout.strip()).splitlines()
    return lines[-1] if lines else f"exit code {finished.returncode}"


def _switch_user(identity: Identity) -> dict[str, Any]:
    if identity.uid == os.geteuid():
        return {}
    return {"user": identity.uid, "group": identity.gid, "extra_groups": []}
