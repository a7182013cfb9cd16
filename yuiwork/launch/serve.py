"""Production: ``python -m yuiwork.launch serve`` and ``worker``, each as many times as needed (docs/operations.md)."""

import os
from collections.abc import Callable

from yuiwork.launch.console import say
from yuiwork.launch.database import database
from yuiwork.launch.environment import ON, Place, child_environment, place_from_environment
from yuiwork.launch.health import wait_until_healthy
from yuiwork.launch.problems import StartProblem, check_disk, check_port
from yuiwork.launch.processes import Child, stop_all
from yuiwork.launch.programs import manage, web, worker
from yuiwork.launch.run import keep_up
from yuiwork.launch.stopping import Interrupted, Stopping
from yuiwork.launch.translations import compile_all


def serve() -> None:
    """The web server of a real instance, until it is asked to stop. Raises ``StartProblem`` with the reason."""
    place = place_from_environment()
    check_port(place.port)
    _keep(place, lambda environment: web(place, environment))


def work() -> None:
    """A worker of a real instance, until it is asked to stop. Raises ``StartProblem`` with the reason."""
    _keep(place_from_environment(), worker)


def _keep(place: Place, program: Callable[[dict[str, str]], Child]) -> None:
    if os.environ.get("DEMO", "").lower() in ON:
        raise StartProblem(
            "DEMO is set: with it everybody may sign in as anybody. Unset it, or use `make run`."
        )
    stopping = Stopping.on_signals()
    check_disk(place.data_dir)
    try:
        compile_all()
        with database(place, stopping) as found:
            with found.to_set_up() as url:
                manage(child_environment(place, url, demo=False), "prepare", stopping=stopping)
            child = program(child_environment(place, found.url, demo=False))
            try:
                child.start()
                if child.name == "web":
                    wait_until_healthy(place, [child], stopping)
                say(f"The {child.name} process is up.")
                keep_up([child], found, stopping)
            finally:
                stop_all([child], lambda: stopping.hurried)
    except Interrupted:
        pass
    say("Stopped.")
