"""``make bench``: every measurement, each as a ratio to an anchor of the same run, after both sides proved equal."""

import sys
from importlib import import_module

BENCHES = ("bench.list_page", "bench.ledger_transfer", "bench.attendance")


def main(names: list[str]) -> int:
    for name in names or BENCHES:
        print(f"\n== {name.removeprefix('bench.')}", flush=True)
        import_module(name if name.startswith("bench.") else f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
