"""Bringing the server up and taking it down. Everything here runs under the start lock."""

import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from yuiwork.embedded import clients, server_log
from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.leftovers import clear_leftovers
from yuiwork.embedded.postmaster import STARTING, live_postmaster, read_pid_file
from yuiwork.embedded.progress import Patience, Progress
from yuiwork.embedded.run_as import Finished, last_words, started
from yuiwork.embedded.server_settings import runs_without_fsync, start_options
from yuiwork.embedded.socket_dir import ensure_socket_dir, socket_dir
from yuiwork.embedded.where import Place

POLL_SECONDS = 0.5
STOP_SECONDS = 60.0
# A server that has been ready once but does not even refuse a question after so long is stuck.
SILENCE_SECONDS = 60.0
# A server that lost a race, or the shared memory of orphans, are gone within moments.
PASSING_FAILURES = 60
JAPANESE_LETTER = "select '子' ~ '^[[:alpha:]]$'"


def bring_up(place: Place, progress: Progress, *, durable: bool, limit: float) -> None:
    """Start the server, or join the one that runs, and return once it answers.

    Waits for a recovery up to `limit` seconds. Raises EmbeddedPostgresError with the reason otherwise.
    """
    socket_folder = ensure_socket_dir(place.data_dir, place.identity)
    patience = Patience(progress, limit)
    failures = 0
    while not is_up(place.data_dir, socket_folder):
        if live_postmaster(place.data_dir):
            _wait_until_ready(place, socket_folder, patience)
            continue
        clear_leftovers(place.data_dir, socket_folder, place.identity, progress)
        if not _launch(
            place, socket_folder, patience, durable=durable, last_try=failures >= PASSING_FAILURES
        ):
            failures += 1
            patience.pause(POLL_SECONDS)
    _check(place, socket_folder, durable=durable)


def is_up(data_dir: Path, socket_folder: Path) -> bool:
    """Whether a server of this folder answers, even one whose number belongs to another container."""
    found = read_pid_file(data_dir)
    # A refused question would add a line to the log each time.
    return found is not None and found.status != STARTING and clients.answers(socket_folder)


def halt(place: Place, progress: Progress) -> None:
    """Stop the server if it runs: open transactions are rolled back, the data is written out.

    Raises EmbeddedPostgresError when it does not stop.
    """
    with suppress(OSError):
        _keep_mark(place).unlink(missing_ok=True)
    if not live_postmaster(place.data_dir):
        return
    # A server that recovers from a crash may never end a fast stop (seen with 18.6), and has nothing to save.
    mode = "fast" if is_up(place.data_dir, socket_dir(place.data_dir, place.identity)) else "immediate"
    done = _stop(place, mode, progress)
    if done.returncode != 0 and live_postmaster(place.data_dir):
        progress("The database does not stop in time; stopping it at once (the next start recovers) …")
        done = _stop(place, "immediate", progress)
        if live_postmaster(place.data_dir):
            raise EmbeddedPostgresError(f"The database in {place.data_dir} does not stop: {last_words(done)}")


def mark_kept(place: Place) -> None:
    """Note that the server that runs now stays up after its last user; the note ends with that server.

    Raises EmbeddedPostgresError when the note cannot be written.
    """
    try:
        _keep_mark(place).write_text(_signature(place), encoding="ascii")
    except OSError as error:
        raise EmbeddedPostgresError(f"Cannot write {_keep_mark(place)}: {error.strerror}") from error


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


def _wait_until_ready(place: Place, socket_folder: Path, patience: Patience) -> None:
    """Wait until the live server answers, or has gone."""
    silence = Patience(lambda line: None, SILENCE_SECONDS)
    while (server := live_postmaster(place.data_dir)) and not is_up(place.data_dir, socket_folder):
        if patience.exhausted:
            raise EmbeddedPostgresError(_too_long(place, patience))
        if silence.exhausted and server.status != STARTING and clients.is_silent(socket_folder):
            raise EmbeddedPostgresError(
                f"The database server (process {server.pid}) runs but does not answer in {socket_folder}."
            )
        patience.speak(_waiting_line(place))
        patience.pause()


def _launch(place: Place, socket_folder: Path, patience: Patience, *, durable: bool, last_try: bool) -> bool:
    """Start the server and wait for it; False when it failed for a reason that passes by itself."""
    offset = server_log.size(place.data_dir)
    log = str(server_log.log_path(place.data_dir))
    options = start_options(socket_folder, durable=durable)
    arguments = ("-l", log, "-t", str(max(1, int(patience.left))), "-o", options, "start")
    done = _pg_ctl(place, *arguments, patience=patience, saying=lambda: _waiting_line(place))
    if done.returncode == 0:
        return True
    text = server_log.tail(place.data_dir, offset)
    if server_log.is_passing(text) and not last_try:
        return False
    if patience.exhausted:
        raise EmbeddedPostgresError(_too_long(place, patience))
    raise EmbeddedPostgresError(server_log.explain(text or done.stderr, place.data_dir))


def _check(place: Place, socket_folder: Path, *, durable: bool) -> None:
    if durable and runs_without_fsync(place.data_dir):
        raise EmbeddedPostgresError(
            f"The database in {place.data_dir} runs without fsync, for tests: stop it before relying on it."
        )
    if clients.query(socket_folder, JAPANESE_LETTER) != "t":
        raise EmbeddedPostgresError(
            f"The database in {place.data_dir} does not take Japanese characters for letters, so searching "
            "would find nothing: it was made without a UTF-8 locale; load a dump of it into a new folder."
        )


def _waiting_line(place: Place) -> str:
    said = server_log.last_message(place.data_dir)
    return f"Waiting for the database to get ready{f': {said}' if said else ''} …"


def _too_long(place: Place, patience: Patience) -> str:
    return (
        f"The database in {place.data_dir} is not ready after {patience.waited:.0f} s; it goes on trying, "
        f"so start again later (its log: {server_log.log_path(place.data_dir)})."
    )


def _stop(place: Place, mode: str, progress: Progress) -> Finished:
    patience = Patience(progress, STOP_SECONDS)
    arguments = ("-m", mode, "-t", str(int(STOP_SECONDS)), "stop")
    return _pg_ctl(place, *arguments, patience=patience, saying=lambda: "Waiting for the database to stop …")


def _pg_ctl(place: Place, *arguments: str, patience: Patience, saying: Callable[[], str]) -> Finished:
    """Run pg_ctl to its end, with a word now and then for the person who waits."""
    argv = [place.binaries.tool("pg_ctl"), "-D", str(place.data_dir), "-w", *arguments]
    with started(argv, place.identity) as process:
        while True:
            try:
                output, errors = process.communicate(timeout=POLL_SECONDS)
            except subprocess.TimeoutExpired:
                patience.speak(saying())
            else:
                return subprocess.CompletedProcess(argv, process.returncode, output, errors)
