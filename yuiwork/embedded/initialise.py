"""Making a new database cluster, so that it is there completely or not at all."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from yuiwork.embedded import server_log
from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.folders import sync_folder
from yuiwork.embedded.identity import Identity
from yuiwork.embedded.locate import Binaries
from yuiwork.embedded.progress import Progress
from yuiwork.embedded.run_as import Finished, last_words, run
from yuiwork.embedded.server_settings import first_options
from yuiwork.embedded.where import Place

SUPERUSER = "postgres"
# Sorted by code point everywhere; only the kind of letter must be known. macOS has no C.UTF-8.
LOCALES = (
    ("--locale=C.UTF-8",),
    ("--locale=C", "--lc-ctype=en_US.UTF-8"),
    ("--locale=C", "--lc-ctype=UTF-8"),
)
NO_SUCH_LOCALE = re.compile(r"invalid locale name|locale .* requires unsupported encoding")
TRIGRAM_CHECK = """create extension pg_trgm;

select 'trigrams=' || cardinality(show_trgm('子育て'));

drop extension pg_trgm;

"""


def needs_initialising(data_dir: Path, major: int) -> bool:
    """True when there is no database yet, False when there is one of this major version.

    Raises EmbeddedPostgresError, without touching anything, when the folder holds something else.
    """
    try:
        content = {entry.name for entry in data_dir.iterdir()}
    except FileNotFoundError:
        return True
    except OSError as error:
        raise EmbeddedPostgresError(f"Cannot read the data folder {data_dir}: {error.strerror}") from error
    if not content and not data_dir.is_mount():
        return True
    if "PG_VERSION" not in content:
        what = "is the root of a file system" if data_dir.is_mount() else "is not empty and holds no database"
        raise EmbeddedPostgresError(f"{data_dir} {what}: name another folder in DATA_DIR.")
    found = (data_dir / "PG_VERSION").read_text(encoding="ascii", errors="replace").strip()
    if found != str(major):
        raise EmbeddedPostgresError(
            f"{data_dir} holds a database of PostgreSQL {found}, but this is PostgreSQL {major}: nothing was "
            f"changed; dump it with version {found} and load it into a new folder."
        )
    return False


def initialise(place: Place, progress: Progress, *, durable: bool) -> None:
    """Set up the cluster beside the data folder, check it, and move it into place in one step.

    Raises EmbeddedPostgresError when the disk is full, the user has no account, or no locale will do.
    """
    progress(f"Setting up the database in {place.data_dir} (only the first time) …")
    if place.identity.name is None:
        raise EmbeddedPostgresError(
            f"{place.identity} has no account on this machine, but PostgreSQL needs one: add it "
            f"(useradd --system --uid {place.identity.uid} NAME), use another user, or set DATABASE_URL."
        )
    _sweep(place.data_dir)
    unfinished = _sibling(place.data_dir, place.identity)
    try:
        _initdb(unfinished, place.identity, place.binaries, durable=durable)
        _check_letters(unfinished, place.identity, place.binaries)
        # Replaces the data folder only if that is absent or empty.
        unfinished.rename(place.data_dir)
        if durable:
            sync_folder(place.data_dir.parent)
    except OSError as error:
        raise EmbeddedPostgresError(
            f"Cannot move the database to {place.data_dir}: {error.strerror}"
        ) from error
    finally:
        # Again: the initdb of a killed start may have gone on writing for a moment.
        _sweep(place.data_dir)


def _prefix(data_dir: Path) -> str:
    return f".{data_dir.name}.new-"


def _sweep(data_dir: Path) -> None:
    """Remove what interrupted attempts left behind."""
    for leftover in data_dir.parent.glob(f"{_prefix(data_dir)}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _sibling(data_dir: Path, identity: Identity) -> Path:
    try:
        folder = Path(tempfile.mkdtemp(prefix=_prefix(data_dir), dir=data_dir.parent))
        if identity.uid != os.geteuid():
            os.chown(folder, identity.uid, identity.gid)
    except OSError as error:
        raise EmbeddedPostgresError(f"Cannot make a folder in {data_dir.parent}: {error.strerror}") from error
    return folder


def _initdb(folder: Path, identity: Identity, binaries: Binaries, *, durable: bool) -> None:
    for locale in LOCALES:
        done = run([binaries.tool("initdb"), *_arguments(folder, locale, durable=durable)], identity)
        if done.returncode == 0:
            return
        if not NO_SUCH_LOCALE.search(done.stderr):
            raise EmbeddedPostgresError(_why(done, folder))
    raise EmbeddedPostgresError("This machine has no UTF-8 locale (C.UTF-8 or en_US.UTF-8): install one.")


def _arguments(folder: Path, locale: tuple[str, ...], *, durable: bool) -> list[str]:
    fixed = [f"--pgdata={folder}", f"--username={SUPERUSER}", "--auth-local=trust", "--auth-host=reject"]
    words = ["--encoding=UTF8", *locale, "--lc-messages=C", "--text-search-config=simple"]
    return [*fixed, *words, *first_options(), *([] if durable else ["--no-sync"])]


def _check_letters(folder: Path, identity: Identity, binaries: Binaries) -> None:
    """Refuse a locale in which Japanese characters are not letters: trigram search would find nothing."""
    alone = [binaries.tool("postgres"), "--single", "-j", "-F", "-D", str(folder), SUPERUSER]
    done = run(alone, identity, stdin=TRIGRAM_CHECK)
    if done.returncode != 0:
        raise EmbeddedPostgresError(_why(done, folder))
    if not re.search(r"trigrams=[1-9]", done.stdout):
        raise EmbeddedPostgresError(
            "In the UTF-8 locale of this machine Japanese characters are not letters."
        )


def _why(done: Finished, folder: Path) -> str:
    if server_log.DISK_FULL.search(done.stderr + done.stdout) or server_log.disk_is_full(folder):
        return f"The disk that holds {folder.parent} is full: a new database needs about 60 MB."
    return f"Setting up the database failed: {last_words(done)}"
