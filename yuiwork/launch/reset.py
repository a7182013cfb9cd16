"""``make reset``: forget all data, after asking, so that the next start begins anew."""

import os
import shutil
import sys

import psycopg
from psycopg import sql

from yuiwork.embedded import EmbeddedPostgres
from yuiwork.launch.console import say
from yuiwork.launch.environment import Place, place_from_environment
from yuiwork.launch.only_one import is_running
from yuiwork.launch.problems import StartProblem

# What a start leaves beside the database.
LEFT = ("files", "static", "static.fingerprint", "announcement.txt", "clock", "secret_key", "run.lock")


def reset() -> None:
    """Delete database and files. Raises ``StartProblem``/``EmbeddedPostgresError`` when they are in use."""
    place = place_from_environment()
    if is_running(place):
        raise StartProblem(
            f"Yuiwork runs from {place.data_dir}: stop it first (Ctrl-C where it was started)."
        )
    named = os.environ.get("DATABASE_URL")
    if named:
        _empty_named(named)
    elif not _agreed(place):
        say("Nothing was deleted.")
        return
    else:
        EmbeddedPostgres(place.data_dir / "postgres", progress=say).destroy()
    _forget_files(place)
    say("All data is gone. `make run` starts anew.")


def _agreed(place: Place) -> bool:
    """Scripts have no terminal and are taken at their word."""
    if not sys.stdin.isatty():
        return True
    try:
        return input(f"Delete all data in {place.data_dir}? [y/N] ").strip().lower() == "y"
    except EOFError:
        return False


def _empty_named(url: str) -> None:
    """Drop every table of a server of the operator's own, but only when she names the database once more."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            name = connection.info.dbname
            if os.environ.get("CONFIRM") != name:
                raise StartProblem(
                    f"DATABASE_URL names the database {name} on a server of your own. To delete everything in it: "
                    f"make reset CONFIRM={name}"
                )
            _drop_tables(connection)
    except psycopg.Error as error:
        raise StartProblem(f"The database cannot be emptied: {str(error).strip().splitlines()[0]}") from error


def _drop_tables(connection: psycopg.Connection) -> None:
    (others,) = connection.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    ).fetchone() or (0,)
    if others:
        raise StartProblem(
            f"The database {connection.info.dbname} is in use by {others} connections: stop them first."
        )
    with connection.transaction():
        for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
            connection.execute(sql.SQL(statement))


def _forget_files(place: Place) -> None:
    for name in LEFT:
        path = place.data_dir / name
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StartProblem(f"{path} cannot be deleted: {error.strerror}.") from error
