"""``python -m yuiwork.launch run|reset|serve|worker|translations``."""

import sys
from collections.abc import Callable

from yuiwork.embedded import EmbeddedPostgresError
from yuiwork.launch.console import complain, tolerate_poor_terminals
from yuiwork.launch.problems import StartProblem
from yuiwork.launch.reset import reset
from yuiwork.launch.run import run
from yuiwork.launch.serve import serve, work
from yuiwork.launch.translations import main as translations

COMMANDS: dict[str, Callable[[], None]] = {
    "run": run,
    "reset": reset,
    "serve": serve,
    "worker": work,
    "translations": translations,
}


def main(arguments: list[str]) -> int:
    """Do what the command line asks, and return the exit code."""
    tolerate_poor_terminals()
    command = COMMANDS.get(arguments[0]) if len(arguments) == 1 else None
    if command is None:
        complain(f"Usage: python -m yuiwork.launch {'|'.join(COMMANDS)}")
        return 2
    try:
        command()
    except (StartProblem, EmbeddedPostgresError) as problem:
        complain(problem)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
