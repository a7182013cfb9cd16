"""Two people import the same roster at the same moment."""

import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import IntegrityError, connections

from tests.cast import Cast
from tests.imports.desk import HANA, HEAD, SATO, Desk, as_csv
from yuiwork.imports import api as imports
from yuiwork.imports.models import ImportedRecord, ImportRun, RunState
from yuiwork.imports.queries.runs import history_length
from yuiwork.imports.use_cases import save

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Each action in its own thread and connection, let go together."""
    gate = threading.Barrier(len(actions), timeout=10)
    outcomes: list[object] = [None] * len(actions)

    def run(place: int, action: Callable[[], object]) -> None:
        try:
            gate.wait()
            outcomes[place] = action()
        except IntegrityError as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return outcomes


@pytest.fixture
def two(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[ImportRun]:
    monkeypatch.setattr("yuiwork.core.events._dispatcher", lambda event: None)
    desk = Desk(cast)
    runs = [desk.upload(as_csv([HEAD, HANA, SATO])) for _file in range(2)]
    return [imports.request_import(actor=desk.actor, run_id=run.id) for run in runs]


def test_the_second_sees_what_the_first_has_made(two: list[ImportRun]) -> None:
    outcomes = at_once(*[lambda run=run: imports.run_save(run.id) for run in two])
    assert sorted(map(bool, outcomes)) == [False, True]
    assert ImportedRecord.objects.count() == 2
    states = sorted(ImportRun.objects.values_list("state", flat=True))
    assert states == [RunState.DONE, RunState.READY]


def test_without_the_lock_only_the_database_stands_in_the_way(
    two: list[ImportRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = threading.Barrier(2, timeout=10)
    monkeypatch.setattr(save, "lock_records", lambda programme_id: None)

    def counted(programme_id: UUID) -> int:
        found = history_length(programme_id)
        both.wait()
        return found

    monkeypatch.setattr(save, "history_length", counted)
    outcomes = at_once(*[lambda run=run: imports.run_save(run.id) for run in two])
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == 1
    assert ImportedRecord.objects.count() == 2
