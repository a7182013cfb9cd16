"""``make run``: from nothing to a running Yuiwork, with a line for each long step."""

import os

from yuiwork.launch.console import say
from yuiwork.launch.database import Database, database
from yuiwork.launch.environment import Place, child_environment, place_from_environment
from yuiwork.launch.health import wait_until_healthy
from yuiwork.launch.only_one import only_start
from yuiwork.launch.problems import check_disk, check_port
from yuiwork.launch.processes import Child, end_with_parent, stop_all
from yuiwork.launch.programs import manage, web, worker
from yuiwork.launch.stopping import Interrupted, Stopping
from yuiwork.launch.translations import compile_all

__all__ = ["keep_up", "manage", "run", "wait_until_healthy", "web", "worker"]

LOOK_SECONDS = 0.5


def run() -> None:
    """Start everything, say where, keep it up until Ctrl-C. Raises ``StartProblem``."""
    stopping = Stopping.on_signals()
    if "MAKELEVEL" in os.environ:
        end_with_parent(os.getppid())  # a make that was killed leaves nobody to press Ctrl-C
    place = place_from_environment()
    check_disk(place.data_dir)
    try:
        with only_start(place, stopping):
            check_port(place.port)
            compile_all()
            with database(place, stopping) as found:
                _run_with(found, place, stopping)
    except Interrupted:
        say("Stopped before everything was up.")
    else:
        say("Stopped. The data is kept; `make run` goes on where you were.")


def _run_with(found: Database, place: Place, stopping: Stopping) -> None:
    announcement = place.data_dir / "announcement.txt"
    with found.to_set_up() as url:
        manage(
            child_environment(place, url), "prepare", "--announcement", str(announcement), stopping=stopping
        )
    environment = child_environment(place, found.url)
    say("Starting the web server and the worker …")
    children = [web(place, environment), worker(environment)]
    try:
        # One after the other: on a small machine the page people wait for comes first.
        children[0].start()
        wait_until_healthy(place, children, stopping)
        children[1].start()
        say(announcement.read_text(encoding="utf-8"))
        say("Stop with Ctrl-C; the data is kept. `make reset` forgets it.")
        keep_up(children, found, stopping)
    finally:
        say("Stopping …")
        stop_all(children, lambda: stopping.hurried)


def keep_up(children: list[Child], found: Database, stopping: Stopping) -> None:
    """Start again what falls, the database first, until asked to stop."""
    while not stopping.pause(LOOK_SECONDS):
        try:
            answers = found.look_after(stopping)
        except Interrupted:
            return
        for child in children:
            if answers and child.fell():
                child.start_again_when_due()
