"""Bringing the server up and taking it down. Everything here runs under the start lock."""

import subprocess
from pathlib import Path

from yuiwork.embedded import clients, server_log
from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.postmaster import clear_stale_files, live_postmaster
from yuiwork.embedded.progress import Patience, Progress
from yuiwork.embedded.run_as import Finished, last_words, run, started
from yuiwork.embedded.server_settings import runs_without_fsync, start_options
from yuiwork.embedded.socket_dir import ensure_socket_dir
from yuiwork.embedded.where import Place

POLL_SECONDS = 0.5
STOP_SECONDS = 60
# A postmaster that lost a race, or orphans' shared memory, are gone within moments.
PASSING_LIMIT_SECONDS = 60.0


def bring_up(place: Place, progress: Progress, *, durable: bool, limit: float) -> None:
    """Start the server, or join the one that runs, and return once it answers.

    Waits for a recovery up to `limit` seconds. Raises EmbeddedPostgresError with the reason otherwise.
    """
    socket_folder = ensure_socket_dir(place.data_dir, place.identity)
    patience = Patience(progress, limit)
    while True:
        if is_up(place.data_dir, socket_folder):
            break
        if live_postmaster(place.data_dir):
            _wait_until_ready(place, patience)
        else:
            clear_stale_files(place.data_dir, socket_folder, place.identity, progress)
            _launch(place, patience, durable=durable)
    if durable and runs_without_fsync(place.data_dir):
        raise EmbeddedPostgresError(
            f"The database in {place.data_dir} runs without fsync, for tests: stop it before relying on it."
        )


def is_up(data_dir: Path, socket_folder: Path) -> bool:
    """Whether a server of this folder answers, even one whose number belongs to another container."""
    return (data_dir / "postmaster.pid").exists() and clients.answers(socket_folder)


def halt(place: Place, progress: Progress) -> None:
    """Stop the server if it runs: open transactions are rolled back, the data is written out.

    Raises EmbeddedPostgresError when it does not stop.
    """
    _keep_mark(place).unlink(missing_ok=True)
    if not live_postmaster(place.data_dir):
        return
    done = _pg_ctl(place, "-m", "fast", "-w", "-t", str(STOP_SECONDS), "stop")
    if done.returncode != 0 and live_postmaster(place.data_dir):
        progress("The database does not stop in time; stopping it at once (the next start recovers) …")
        done = _pg_ctl(place, "-m", "immediate", "-w", "-t", str(STOP_SECONDS), "stop")
        if live_postmaster(place.data_dir):
            raise EmbeddedPostgresError(f"The database in {place.data_dir} does not stop: {last_words(done)}")


def mark_kept(place: Place) -> None:
    """Note that the server that runs now stays up after its last user; the note ends with that server."""
    _keep_mark(place).write_text(_signature(place), encoding="ascii")


def is_kept(place: Place) -> bool:
    """Whether the server that runs now is to stay up."""
    try:
        return _keep_mark(place).read_text(encoding="ascii") == _signature(place) != ""
    except OSError:
        return False


def _keep_mark(place: Place) -> Path:
    return place.data_dir.with_name(f"{place.data_dir.name}.keep")


def _signature(place: Place) -> str:
    found = live_postmaster(place.data_dir)
    return f"{found.pid} {found.started}" if found else ""


def _wait_until_ready(place: Place, patience: Patience) -> None:
    """Wait until the live server answers, or has gone."""
    socket_folder = ensure_socket_dir(place.data_dir, place.identity)
    while live_postmaster(place.data_dir) and not clients.answers(socket_folder):
        if patience.exhausted:
            raise EmbeddedPostgresError(_too_long(place, patience))
        patience.speak(_waiting_line(place))
        patience.pause()


def _launch(place: Place, patience: Patience, *, durable: bool) -> None:
    """Start the server and wait for it; return without it when another try is worth while."""
    offset = server_log.size(place.data_dir)
    socket_folder = ensure_socket_dir(place.data_dir, place.identity)
    options = start_options(socket_folder, durable=durable)
    log = str(server_log.log_path(place.data_dir))
    wait = str(max(1, int(patience.left)))
    argv = [place.binaries.tool("pg_ctl"), "-D", str(place.data_dir), "-l", log, "-w", "-t", wait]
    with started([*argv, "-o", options, "start"], place.identity) as process:
        done = _watch(process, place, patience)
    if done.returncode == 0:
        return
    text = server_log.tail(place.data_dir, offset)
    if server_log.is_passing(text) and patience.waited < PASSING_LIMIT_SECONDS:
        patience.pause(POLL_SECONDS)
        return
    if patience.exhausted:
        raise EmbeddedPostgresError(_too_long(place, patience))
    raise EmbeddedPostgresError(server_log.explain(text or done.stderr, place.data_dir))


def _watch(process: subprocess.Popen[str], place: Place, patience: Patience) -> Finished:
    while True:
        try:
            output, errors = process.communicate(timeout=POLL_SECONDS)
        except subprocess.TimeoutExpired:
            patience.speak(_waiting_line(place))
            continue
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def _waiting_line(place: Place) -> str:
    lines = server_log.tail(place.data_dir).strip().splitlines()
    said = lines[-1].partition("LOG:")[2].strip() if lines else ""
    return f"Waiting for the database to get ready{f': {said}' if said else ''} …"


def _too_long(place: Place, patience: Patience) -> str:
    return (
        f"The database in {place.data_dir} is not ready after {patience.waited:.0f} s; it goes on trying, "
        f"so start again later (its log: {server_log.log_path(place.data_dir)})."
    )


def _pg_ctl(place: Place, *arguments: str) -> Finished:
    return run([place.binaries.tool("pg_ctl"), "-D", str(place.data_dir), *arguments], place.identity)
