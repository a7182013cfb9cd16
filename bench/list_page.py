"""The list of open jobs (twenty of a few hundred) against a bare ASGI app with the same query, and an empty view."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench import load
from journey.ports import free_port

JOBS = 300
SQL = "SELECT title FROM market_job WHERE state = 'published' ORDER BY published_at DESC, id DESC LIMIT 20"


def main() -> None:
    environment = {
        **os.environ,
        "DEMO": "1",
        "DEMO_SCOPE": "nara",
        "SECRET_KEY": "bench" * 12,
        "BENCH_SQL": SQL,
    }
    environment["DATABASE_URL"] = os.environ["DATABASE_URL"]
    for arguments in (["prepare"], ["shell", "-v", "0", "-c", f"from bench.data import jobs; jobs({JOBS})"]):
        subprocess.run([sys.executable, "manage.py", *arguments], env=environment, check=True)
    with (
        _server("wsgi", "yuiwork.config.wsgi:application", environment) as ours,
        _server("wsgi", "bench.empty_view:application", environment) as empty,
        _server("asgi", "bench.bare_asgi:app", environment) as bare,
    ):
        _same_answer(ours, bare)
        results = {
            "list page": load.best(lambda: load.run(ours, "/work/", requests=400, connections=4)),
            "empty Django view": load.best(lambda: load.run(empty, "/", requests=2000, connections=4)),
            "bare ASGI + psycopg": load.best(lambda: load.run(bare, "/", requests=4000, connections=4)),
        }
    ours_load = results["list page"]
    for name, result in results.items():
        print(
            f"{name:22} {result.per_second:8.0f} req/s  p50 {result.p50 * 1000:6.2f} ms  p99 {result.p99 * 1000:6.2f} ms"
            f"  time per page x{result.per_second / ours_load.per_second:.1f} of the list page's speed"
        )


def _same_answer(ours: int, bare: int) -> None:
    """Both sides show the same twenty titles before anything is timed."""
    _status, our_page = load.Connection(ours, "/work/").get()
    _status, bare_page = load.Connection(bare, "/").get()
    titles = [line.split("</li>")[0] for line in bare_page.decode().split("<li>")[1:]]
    missing = [title for title in titles if title not in our_page.decode()]
    assert len(titles) == 20, f"{len(titles)} titles"
    assert not missing, f"the list page lacks {missing}"


@contextmanager
def _server(interface: str, target: str, environment: dict[str, str]) -> Iterator[int]:
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", interface, "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--log-level", "error", target,
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment)
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            load.Connection(port, "/").get()
            return
        except (OSError, StopIteration):
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    main()
