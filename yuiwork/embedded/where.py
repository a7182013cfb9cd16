"""Where the data lives: the folder asked for, or a system folder when the server's user cannot enter it."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.folders import make_folders
from yuiwork.embedded.identity import Identity, server_identity
from yuiwork.embedded.locate import SHELL_SPECIAL, Binaries, binaries_for
from yuiwork.embedded.progress import Progress
from yuiwork.embedded.run_as import may

SYSTEM_FOLDER = Path("/var/lib/yuiwork")
ENTER = 'cd -- "$1"'


@dataclass(frozen=True)
class Place:
    """A data folder with the user who owns it and the programs that serve it."""

    data_dir: Path
    identity: Identity
    binaries: Binaries


def default_data_dir() -> Path:
    """`postgres` in DATA_DIR, the folder of all data: by default `var` in the checkout.

    Installed as a package, without a checkout, it is `var` in the current folder.
    """
    named = os.environ.get("DATA_DIR")
    if named:
        return Path(named) / "postgres"
    checkout = Path(__file__).resolve().parents[2]
    base = checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()
    return base / "var" / "postgres"


def existing_data_dir(requested: Path) -> Path | None:
    """The folder that already holds the database asked for, if it has been set up."""
    wanted = requested.resolve()
    if _holds_database(wanted):
        return wanted
    # Only root ever puts data there, and only root may look.
    system = _system_data_dir(requested)
    return system if os.geteuid() == 0 and _holds_database(system) else None


def decide(requested: Path, progress: Progress) -> Place:
    """Choose folder, user and programs for a start; an existing database is never left aside for a new one.

    Raises EmbeddedPostgresError when no usable combination exists.
    """
    wanted = requested.resolve()
    if SHELL_SPECIAL.search(str(wanted)):
        raise EmbeddedPostgresError(f"The path {wanted} holds a character that pg_ctl cannot pass on.")
    data_dir = existing_data_dir(requested) or wanted
    identity = server_identity(data_dir)
    if os.geteuid() == 0 and data_dir.exists() and data_dir.stat().st_uid == 0 and _holds_database(data_dir):
        raise EmbeddedPostgresError(
            f"The database in {data_dir} belongs to root, but PostgreSQL does not run as root: "
            f"give it to another user (chown -R {identity.name} {data_dir})."
        )
    if data_dir == wanted:
        data_dir = _enterable(wanted, identity, requested)
    if data_dir != wanted:
        progress(f"The database lives in {data_dir}, because {identity} cannot enter {wanted.parent}.")
    return Place(data_dir, identity, binaries_for(identity, SYSTEM_FOLDER, progress))


def _enterable(wanted: Path, identity: Identity, requested: Path) -> Path:
    make_folders(wanted.parent)
    if may(identity, ENTER, wanted.parent):
        return wanted
    if _holds_database(wanted):
        raise EmbeddedPostgresError(f"{identity} owns the database in {wanted} but cannot enter its folder.")
    if os.geteuid() != 0:
        raise EmbeddedPostgresError(f"{identity} cannot enter {wanted.parent}.")
    make_folders(SYSTEM_FOLDER)
    return _system_data_dir(requested)


def _holds_database(folder: Path) -> bool:
    try:
        return (folder / "PG_VERSION").is_file()
    except PermissionError as error:
        raise EmbeddedPostgresError(f"The data folder {folder} belongs to another user.") from error


def _system_data_dir(requested: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(requested.resolve())).hexdigest()[:12]
    return SYSTEM_FOLDER / f"data-{digest}"
