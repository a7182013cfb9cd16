"""``make reset``: forget all data of this checkout, after asking."""

import os
import shutil
import sys

from yuiwork.embedded import EmbeddedPostgres
from yuiwork.launch.environment import place_from_environment
from yuiwork.launch.problems import StartProblem


def reset() -> None:
    """Delete the embedded database and files. Raises ``StartProblem`` when it is in use or not ours."""
    if os.environ.get("DATABASE_URL"):
        raise StartProblem("DATABASE_URL names a server of your own; `make reset` deletes only the embedded database.")
    place = place_from_environment()
    if sys.stdin.isatty() and input(f"Delete all data in {place.data_dir}? [y/N] ").strip().lower() != "y":
        print("Nothing was deleted.")
        return
    EmbeddedPostgres(place.data_dir / "postgres").destroy()
    for name in ("files", "static", "clock", "secret_key"):
        path = place.data_dir / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    print("All data is gone. `make run` starts anew.")
