"""``make journey``: tell the story over plain HTTP, print each step and the ledger, keep the files in var/journey."""

import sys
from pathlib import Path

from journey.http_visitor import HttpVisitor
from journey.story import walk
from journey.visitor import JourneyError
from journey.world import fresh_world

FOLDER = Path(__file__).resolve().parent.parent / "var" / "journey"


def main() -> int:
    try:
        with fresh_world() as world:
            walk(
                world,
                lambda name, w: HttpVisitor(name, w.base_url),
                FOLDER,
                say=lambda line: print(line, flush=True),
            )
            print(world.command("ledger_snapshot"))
            print(world.command("ledger_check"))
    except JourneyError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    print(f"The whole journey holds. Its files are in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
