"""``make bench``: every measurement, each as a ratio to an anchor of the same run, after both sides proved equal."""

import subprocess
import sys
from importlib import import_module

BENCHES = ("list_page", "ledger_transfer", "attendance")


def main(names: list[str]) -> int:
    """Each in a process of its own: a measurement sets up Django for its own database."""
    if len(names) == 1:
        print(f"\n== {names[0]}", flush=True)
        import_module(f"bench.{names[0]}").main()
        return 0
    return max(subprocess.run([sys.executable, "-m", "bench", name]).returncode for name in names or BENCHES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
