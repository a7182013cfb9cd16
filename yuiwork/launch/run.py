"""``make run``: from nothing to a running Yuiwork, with a line for each long step."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from yuiwork.embedded import EmbeddedPostgres
from yuiwork.launch.environment import ROOT, Place, child_environment, place_from_environment
from yuiwork.launch.problems import StartProblem, check_disk, check_port
from yuiwork.launch.processes import Child, stop_all, stop_on_signals, watch
from yuiwork.launch.translations import compile_all

HEALTHY_SECONDS = 60


def run() -> None:
    """Start everything, say where, keep it up until Ctrl-C. Raises ``StartProblem``."""
    stopping = stop_on_signals()
    place = place_from_environment()
    check_port(place.port)
    check_disk(place.data_dir)
    compile_all()
    with database(place) as url:
        environment = child_environment(place, url)
        manage(environment, "prepare")
        children = [web(place, environment), worker(environment)]
        try:
            for child in children:
                child.start()
            wait_until_healthy(place, children)
            manage(environment, "announce")
            watch(children, stopping)
        finally:
            say("Stopping …")
            stop_all(children)
    say("Stopped. Your data is kept; `make run` goes on where you were.")


@contextmanager
def database(place: Place) -> Iterator[str]:
    """The database named by DATABASE_URL, or the embedded one for as long as we need it."""
    named = os.environ.get("DATABASE_URL")
    if named:
        yield named
        return
    say("Starting the database …")
    server = EmbeddedPostgres(place.data_dir / "postgres")
    server.start()
    try:
        server.ensure_database("yuiwork")
        yield server.url("yuiwork")
    finally:
        server.stop()


def manage(environment: dict[str, str], *arguments: str) -> None:
    """One management command; its own lines have said what was wrong when it fails."""
    result = subprocess.run([sys.executable, str(ROOT / "manage.py"), *arguments], env=environment, check=False)
    if result.returncode != 0:
        raise StartProblem(f"Could not {arguments[0]}: the lines above say why.")


def web(place: Place, environment: dict[str, str]) -> Child:
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", environment.get("HOST", "0.0.0.0"),  # noqa: S104
        "--port", str(place.port), "--workers", environment.get("WEB_WORKERS", "2"),
        "--blocking-threads", environment.get("WEB_THREADS", "4"),
        "--respawn-failed-workers", "--log-level", "warning", "--no-ws", "yuiwork.config.wsgi:application",
    ]  # fmt: skip
    return Child("web", command, environment)


def worker(environment: dict[str, str]) -> Child:
    command = [sys.executable, str(ROOT / "manage.py"), "procrastinate", "worker", "--concurrency", "4"]
    return Child("worker", command, environment)


def wait_until_healthy(place: Place, children: list[Child]) -> None:
    """Until the web server answers from the database. Raises ``StartProblem`` when it does not come up."""
    deadline = time.monotonic() + HEALTHY_SECONDS
    while time.monotonic() < deadline:
        if children[0].fell():
            raise StartProblem("The web server did not start: the lines above say why.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{place.port}/healthz", timeout=5):  # noqa: S310
                return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise StartProblem(f"The web server did not answer within {HEALTHY_SECONDS} seconds.")


def say(line: str) -> None:
    print(line, flush=True)
