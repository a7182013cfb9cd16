"""PostgreSQL's client programs over the private socket, run by the calling user herself."""

from pathlib import Path

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.identity import caller
from yuiwork.embedded.initialise import SUPERUSER
from yuiwork.embedded.locate import wheel_binaries
from yuiwork.embedded.run_as import Finished, last_words, run
from yuiwork.embedded.socket_dir import PORT

NAME_LIMIT_BYTES = 63
ANSWER_SECONDS = 3
# Exit codes of pg_isready; 1 stands for a server that refuses, because it starts or recovers.
ACCEPTS = 0
NO_ANSWER = 2


def answers(socket_folder: Path) -> bool:
    """Whether a server takes connections there now (not while it still recovers)."""
    return _is_ready(socket_folder) == ACCEPTS


def is_silent(socket_folder: Path) -> bool:
    """Whether nothing answers there, not even with a refusal."""
    return _is_ready(socket_folder) == NO_ANSWER


def ensure_database(socket_folder: Path, name: str) -> None:
    """Create a database unless it exists; two callers at once are both satisfied.

    Raises EmbeddedPostgresError when the name is impossible or the server refuses.
    """
    if not 0 < len(name.encode()) <= NAME_LIMIT_BYTES or "\0" in name:
        raise EmbeddedPostgresError(f"A database name has 1 to {NAME_LIMIT_BYTES} bytes: {name!r}")
    literal = name.replace("'", "''")
    if query(socket_folder, f"select 1 from pg_database where datname = '{literal}'") == "1":  # noqa: S608
        return
    done = _client("createdb", socket_folder, "--template=template0", "--maintenance-db=postgres", "--", name)
    if done.returncode != 0 and "already exists" not in done.stderr and "duplicate key" not in done.stderr:
        raise EmbeddedPostgresError(f"The database {name} could not be created: {last_words(done)}")


def query(socket_folder: Path, sql: str) -> str:
    """The bare answer to one statement in the database `postgres`.

    Raises EmbeddedPostgresError when the server does not answer or refuses.
    """
    done = _client("psql", socket_folder, "-XAtq", "--dbname=postgres", f"--command={sql}")
    if done.returncode != 0:
        raise EmbeddedPostgresError(f"The database in {socket_folder} does not answer: {last_words(done)}")
    return done.stdout.strip()


def _is_ready(socket_folder: Path) -> int:
    return _client("pg_isready", socket_folder, f"--timeout={ANSWER_SECONDS}").returncode


def _client(program: str, socket_folder: Path, *arguments: str) -> Finished:
    address = [f"--host={socket_folder}", f"--port={PORT}", f"--username={SUPERUSER}"]
    return run([str(wheel_binaries() / program), *address, *arguments], caller())
