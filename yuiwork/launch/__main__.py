"""``python -m yuiwork.launch run|reset|translations``."""

import sys
from collections.abc import Callable

from yuiwork.embedded import EmbeddedPostgresError
from yuiwork.launch.problems import StartProblem
from yuiwork.launch.reset import reset
from yuiwork.launch.run import run
from yuiwork.launch.translations import main as translations

COMMANDS: dict[str, Callable[[], object]] = {"run": run, "reset": reset, "translations": translations}


def main(arguments: list[str]) -> int:
    command = COMMANDS.get(arguments[0]) if len(arguments) == 1 else None
    if command is None:
        print(f"Usage: python -m yuiwork.launch {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        command()
    except (StartProblem, EmbeddedPostgresError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
