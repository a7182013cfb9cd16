"""`python -m yuiwork.embedded`: see and steer the embedded database, or run a command with it."""

import argparse
import os
import sys

from yuiwork.embedded import EmbeddedPostgres, EmbeddedPostgresError, default_data_dir
from yuiwork.embedded.locate import wheel_binaries
from yuiwork.embedded.progress import to_stderr
from yuiwork.embedded.run_command import ended_by_signals, exec_command, run_with_database

DEFAULT_DATABASE = "yuiwork"
EXIT_NOT_RUNNING = 3
EXIT_ERROR = 1


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        with ended_by_signals():
            return int(ACTIONS[options.action](options))
    except EmbeddedPostgresError as error:
        to_stderr(f"Error: {error}")
        return EXIT_ERROR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m yuiwork.embedded",
        description="The embedded PostgreSQL of this checkout, in DATA_DIR/postgres (var/postgres). "
        "With DATABASE_URL set, that server is used and nothing is started.",
    )
    parser.add_argument("--database", default=DEFAULT_DATABASE, help="name of the database (%(default)s)")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("status", help="say whether it runs (exit code 3 when not)")
    start = actions.add_parser("start", help="start it and leave it running until `stop`")
    stop = actions.add_parser("stop", help="stop it")
    stop.add_argument("--force", action="store_true", help="even while other processes use it")
    actions.add_parser("url", help="print the address of the running database")
    psql = actions.add_parser("psql", help="open psql, with the database up for as long")
    psql.add_argument("arguments", nargs="*", metavar="-- ARGUMENT", help="passed on to psql")
    run = actions.add_parser("run", help="run a command with DATABASE_URL set, with the database up")
    run.add_argument("command", nargs="+", metavar="-- COMMAND", help="the command and its arguments")
    for action in (start, psql, run):
        action.add_argument("--fast", action="store_true", help="without fsync: for tests only")
    return parser


def _status(options: argparse.Namespace) -> int:
    server = EmbeddedPostgres(default_data_dir())
    if not server.running:
        _say(f"not running (data folder {server.data_dir})")
        return EXIT_NOT_RUNNING
    _say(f"running (data folder {server.data_dir}, {server.url(options.database)})")
    return 0


def _start(options: argparse.Namespace) -> int:
    named = _named_server()
    if named:
        to_stderr("DATABASE_URL names a server: nothing to start.")
        return 0
    with _server(options) as server:
        server.ensure_database(options.database)
        server.keep_running()
        _say(server.url(options.database))
    return 0


def _stop(options: argparse.Namespace) -> int:
    EmbeddedPostgres(default_data_dir()).shut_down(force=options.force)
    return 0


def _url(options: argparse.Namespace) -> int:
    server = EmbeddedPostgres(default_data_dir())
    named = _named_server()
    if not named and not server.running:
        to_stderr("The database is not running.")
        return EXIT_NOT_RUNNING
    _say(named or server.url(options.database))
    return 0


def _psql(options: argparse.Namespace) -> int:
    psql = str(wheel_binaries() / "psql")
    named = _named_server()
    if named:
        exec_command([psql, named, *options.arguments])
    with _server(options) as server:
        server.ensure_database(options.database)
        command = [psql, server.url(options.database), *options.arguments]
        return run_with_database(command, server, options.database)


def _run(options: argparse.Namespace) -> int:
    if _named_server():
        exec_command(options.command)
    with _server(options) as server:
        server.ensure_database(options.database)
        return run_with_database(options.command, server, options.database)


def _server(options: argparse.Namespace) -> EmbeddedPostgres:
    return EmbeddedPostgres(default_data_dir(), durable=not options.fast)


def _named_server() -> str:
    return os.environ.get("DATABASE_URL", "")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


ACTIONS = {"status": _status, "start": _start, "stop": _stop, "url": _url, "psql": _psql, "run": _run}

if __name__ == "__main__":
    sys.exit(main())
