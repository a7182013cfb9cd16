"""Which user owns the data and runs the server. PostgreSQL refuses root, so root lends it another user."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from yuiwork.embedded.errors import EmbeddedPostgresError

ACCOUNT = "yuiwork-pg"
ACCOUNT_VARIABLE = "YUIWORK_PG_USER"
SYSTEM_PATH = "/usr/sbin:/sbin:/usr/bin:/bin"
CREATE_ACCOUNT = (
    ("useradd", "-r", "-U", "-M", "-d", "/nonexistent", "-s", "/usr/sbin/nologin", ACCOUNT),
    # BusyBox (Alpine) knows only this spelling.
    ("adduser", "-S", "-D", "-H", "-h", "/nonexistent", "-s", "/sbin/nologin", ACCOUNT),
)


@dataclass(frozen=True)
class Identity:
    """A user of the machine; `name` is None when the number has no account."""

    uid: int
    gid: int
    name: str | None

    def __str__(self) -> str:
        return f"user {self.name}" if self.name else f"user id {self.uid}"


def caller() -> Identity:
    """The user this process runs as."""
    return _of_uid(os.geteuid(), os.getegid())


def server_identity(data_dir: Path) -> Identity:
    """The user that runs the server over this data folder.

    An ordinary user runs it herself. Root lends it the folder's owner, if that is somebody else than
    root, or the system account `yuiwork-pg`, made on first use (YUIWORK_PG_USER names another one).
    Raises EmbeddedPostgresError when there is no such account and none can be made.
    """
    if os.geteuid() != 0:
        return caller()
    try:
        found = data_dir.stat()
    except OSError:
        return _system_account()
    return _of_uid(found.st_uid, found.st_gid) if found.st_uid != 0 else _system_account()


def _of_uid(uid: int, gid: int) -> Identity:
    try:
        account = pwd.getpwuid(uid)
    except KeyError:
        return Identity(uid, gid, None)
    return Identity(uid, account.pw_gid, account.pw_name)


def _system_account() -> Identity:
    wanted = os.environ.get(ACCOUNT_VARIABLE)
    found = _of_name(wanted or ACCOUNT)
    if found is None and wanted:
        raise EmbeddedPostgresError(f"{ACCOUNT_VARIABLE} names the user {wanted}, who does not exist here.")
    if found is None:
        reason = _create_account()
        found = _of_name(ACCOUNT)
        if found is None:
            raise EmbeddedPostgresError(
                f"PostgreSQL does not run as root, and the system user {ACCOUNT} could not be made "
                f"({reason}): run this as an ordinary user, name an existing one in {ACCOUNT_VARIABLE}, "
                "or set DATABASE_URL."
            )
    if found.uid == 0:
        raise EmbeddedPostgresError(f"PostgreSQL does not run as root: {ACCOUNT_VARIABLE} must name another.")
    return found


def _of_name(name: str) -> Identity | None:
    try:
        account = pwd.getpwnam(name)
    except KeyError:
        return None
    return Identity(account.pw_uid, account.pw_gid, account.pw_name)


def _create_account() -> str:
    """Try to make the account, and return the reason when it fails."""
    reason = "there is no useradd or adduser here"
    for command in CREATE_ACCOUNT:
        program = shutil.which(command[0], path=SYSTEM_PATH)
        if program is None:
            continue
        done = subprocess.run(
            [program, *command[1:]], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        if done.returncode == 0:
            break
        reason = (done.stderr.strip().splitlines() or [f"{command[0]} failed"])[-1]
    return reason
