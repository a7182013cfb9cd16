"""Whatever anybody sends, the API keeps to its own description and never breaks."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode

from tests.cast import Cast
from yuiwork.config.wsgi import application

OPERATIONS = ["list_programmes", "get_programme", "list_seminars", "list_jobs"]
EXAMPLES = 30  # per operation and mode


@pytest.fixture
def described(cast: Cast) -> Iterator[Any]:
    """The schema as served, over a database with two programmes."""
    assert {cast.nara.slug, cast.amami.slug} == {"nara", "amami"}
    # As Django's own test client does: a request must not close the connection that the test holds open.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_all_operations_are_tested(described: Any) -> None:
    found = [result.ok().definition.raw["operationId"] for result in described.get_all_operations()]
    assert found == OPERATIONS


@pytest.mark.parametrize(
    ("operation_id", "mode"),
    [
        (operation, mode)
        for operation in OPERATIONS
        for mode in GenerationMode
        # An operation without parameters cannot be asked wrongly.
        if (operation, mode) != ("list_programmes", GenerationMode.NEGATIVE)
    ],
)
def test_every_answer_is_as_described(described: Any, operation_id: str, mode: GenerationMode) -> None:
    operation = described.find_operation_by_id(operation_id)

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    def ask(case: Any) -> None:
        case.call_and_validate()

    ask()
