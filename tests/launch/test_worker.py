"""The worker: jobs of the clock are declared in one table, a killed worker's jobs come back, stopping is gentle."""

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.testing import InMemoryConnector

from tests.launch.conftest import Python, url_of, wait_until
from yuiwork.config import periodic
from yuiwork.config.management.worker_connector import WorkerConnector
from yuiwork.config.periodic import PERIODIC, clock_rules_cron, install, load

# Every worker below has a job of the test's own, which it is told of in a folder.
SET_UP = """
import os, sys, time
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "yuiwork.config.settings"
import django
django.setup()
from django.core.management import call_command
from django.db import transaction
from procrastinate.contrib.django import app
folder = Path(sys.argv[1])
"""

# A job that says that it is under way, and ends when it may.
SLOW_WORKER = (
    SET_UP
    + """
@app.task(name="slow_job_of_a_test")
def slow():
    (folder / "begun").touch()
    while not (folder / "go").exists():
        time.sleep(0.02)
    (folder / "done").touch()
call_command("work")
"""
)

# A job that queues another one, for tomorrow, and ends or fails when it may.
QUEUEING_WORKER = (
    SET_UP
    + """
@app.task(name="queueing_job_of_a_test")
def queueing():
    with transaction.atomic():
        app.configure_task("queued_by_a_test", allow_unknown=True, schedule_in={"days": 1}).defer()
        (folder / "begun").touch()
        while not (folder / "go").exists():
            time.sleep(0.02)
        assert not (folder / "fail").exists()
call_command("work")
"""
)


@pytest.fixture
def worker_app() -> App:
    return App(connector=InMemoryConnector())


@pytest.mark.parametrize("row", PERIODIC, ids=lambda row: row.task)
def test_every_row_names_a_task_of_its_room(row: periodic.Periodic) -> None:
    assert load(row.task).name in app.tasks


def test_each_job_of_the_table_is_queued_by_the_clock_and_never_beside_itself(worker_app: App) -> None:
    install(worker_app)
    rows = worker_app.periodic_registry.periodic_tasks.values()
    assert {row.periodic_id for row in rows} == {periodic.TABLE_ID}
    assert len(rows) == len(PERIODIC) + 1
    assert all(row.configure_kwargs.get("queueing_lock") for row in rows)


def test_no_room_declares_a_clock_job_of_its_own() -> None:
    assert not app.periodic_registry.periodic_tasks, "declare it in config/periodic.py"


@pytest.mark.parametrize(
    ("value", "cron"),
    [
        (None, "* * * * *"),
        ("", "* * * * *"),
        ("2", "* * * * * */2"),
        ("60", "* * * * *"),
        ("0", "* * * * *"),
        ("x", "* * * * *"),
    ],
)
def test_the_demo_clock_may_tick_faster(
    value: str | None, cron: str, worker_app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLOCK_RULES_EVERY", raising=False)
    if value is not None:
        monkeypatch.setenv("CLOCK_RULES_EVERY", value)
    assert clock_rules_cron() == cron
    install(worker_app)
    assert all(row.croniter.get_next() for row in worker_app.periodic_registry.periodic_tasks.values())


@pytest.fixture
def queue(transactional_db: None) -> Iterator[None]:
    """An empty queue; Django does not know procrastinate's tables well enough to empty them after a test."""
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE"
        )


@pytest.mark.usefixtures("queue")
def test_what_a_killed_worker_had_in_hand_is_queued_again() -> None:
    lost, kept = (app.configure_task("lost_job", allow_unknown=True).defer() for _ in range(2))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        (living,) = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [lost])
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [living, kept]
        )
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(WorkerConnector(connector)):
        asyncio.run(_rescue())
    jobs = ProcrastinateJob.objects.filter(id__in=[lost, kept])
    states = dict(jobs.values_list("id", "status"))
    assert states == {lost: "todo", kept: "doing"}


async def _rescue() -> None:
    async with app.open_async():
        await periodic.rescue_stalled_jobs(_Context(), 0)  # type: ignore[arg-type]


class _Context:
    app = app


@pytest.mark.usefixtures("queue")
def test_a_worker_that_is_asked_to_stop_finishes_its_job(python: Python, tmp_path: Path) -> None:
    job = app.configure_task("slow_job_of_a_test", allow_unknown=True).defer()
    environment = {**os.environ, "DATABASE_URL": url_of(connection.settings_dict["NAME"])}
    worker = python.start("-c", SLOW_WORKER, str(tmp_path), env=environment)
    wait_until((tmp_path / "begun").exists, "the job is under way")
    worker.send_signal(signal.SIGTERM)
    (tmp_path / "go").touch()
    output, _ = worker.communicate(timeout=60)
    assert worker.returncode == 0, output
    assert (tmp_path / "done").exists()
    assert not ProcrastinateJob.objects.filter(id=job).exists()


@pytest.mark.usefixtures("queue")
@pytest.mark.parametrize("fails", [False, True], ids=["succeeds", "fails"])
def test_what_a_job_queues_commits_with_what_it_does(fails: bool, python: Python, tmp_path: Path) -> None:
    job = app.configure_task("queueing_job_of_a_test", allow_unknown=True).defer()
    queued = ProcrastinateJob.objects.filter(task_name="queued_by_a_test")
    environment = {**os.environ, "DATABASE_URL": url_of(connection.settings_dict["NAME"])}
    worker = python.start("-c", QUEUEING_WORKER, str(tmp_path), env=environment)
    wait_until((tmp_path / "begun").exists, "the job has queued another one")
    assert not queued.exists()  # another worker would take it now, and find nothing
    if fails:
        (tmp_path / "fail").touch()
    (tmp_path / "go").touch()
    wait_until(lambda: not _is_under_way(job), "the job has ended")
    worker.send_signal(signal.SIGTERM)
    output, _ = worker.communicate(timeout=60)
    assert worker.returncode == 0, output
    assert queued.count() == (0 if fails else 1)


def _is_under_way(job: int) -> bool:
    return ProcrastinateJob.objects.filter(id=job, status__in=["todo", "doing"]).exists()
