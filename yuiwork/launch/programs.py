"""The programs that a start is made of."""

import sys

from yuiwork.launch.environment import ROOT, Place
from yuiwork.launch.problems import StartProblem
from yuiwork.launch.processes import Child, run_to_end
from yuiwork.launch.stopping import Stopping

MANAGE = str(ROOT / "manage.py")
# A request that takes longer than this when we stop is cut off.
LAST_REQUEST_SECONDS = "20"


def web(place: Place, environment: dict[str, str]) -> Child:
    """The web server (HOST, WEB_WORKERS and WEB_THREADS are honoured)."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", environment.get("HOST") or "127.0.0.1",
        "--port", str(place.port), "--workers", environment.get("WEB_WORKERS") or "2",
        "--blocking-threads", environment.get("WEB_THREADS") or "4", "--workers-kill-timeout", LAST_REQUEST_SECONDS,
        "--respawn-failed-workers", "--log-level", "warning", "--no-ws", "yuiwork.launch.wsgi:application",
    ]  # fmt: skip
    return Child("web", command, environment)


def worker(environment: dict[str, str]) -> Child:
    """The process that runs queued and periodic jobs."""
    return Child("worker", [sys.executable, MANAGE, "work"], environment)


def command(environment: dict[str, str], *arguments: str) -> Child:
    """A management command."""
    return Child(arguments[0], [sys.executable, MANAGE, *arguments], environment)


def manage(environment: dict[str, str], *arguments: str, stopping: Stopping | None = None) -> None:
    """Run one management command; its own lines have said what was wrong when it fails (``StartProblem``)."""
    if run_to_end(command(environment, *arguments), stopping or Stopping()) != 0:
        raise StartProblem(f"Could not {arguments[0]}: the lines above say why.")
