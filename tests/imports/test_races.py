"""Two people import the same roster at the same moment."""

import pytest
from django.db import IntegrityError

from tests.cast import Cast
from tests.imports.desk import HANA, HEAD, SATO, Desk, as_csv
from tests.racing import at_once, meeting
from yuiwork.imports import api as imports
from yuiwork.imports.models import ImportedRecord, ImportRun, RunState
from yuiwork.imports.queries.runs import history_length
from yuiwork.imports.use_cases import save

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


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
    monkeypatch.setattr(save, "lock_records", lambda programme_id: None)
    monkeypatch.setattr(save, "history_length", meeting(patience=10)(history_length))
    outcomes = at_once(*[lambda run=run: imports.run_save(run.id) for run in two])
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == 1
    assert ImportedRecord.objects.count() == 2
