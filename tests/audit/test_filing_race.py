"""Two filings at the same moment stand one behind the other in the chain."""

import threading
from contextlib import suppress
from typing import Any
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction

from tests.audit.conftest import file
from yuiwork.audit import api as audit
from yuiwork.audit import documents
from yuiwork.audit.models import Document


def _file_two_at_once() -> list[BaseException]:
    """Both have read the end of the chain before either commits, unless something makes one of them wait."""
    both_have_read = threading.Barrier(2)
    problems: list[BaseException] = []
    read_end = documents._last_in_chain

    def read_then_meet() -> Any:
        end = read_end()
        with suppress(threading.BrokenBarrierError):  # the other one waits for our lock
            both_have_read.wait(timeout=1)
        return end

    def run(number: str) -> None:
        try:
            file(number)
        except IntegrityError as problem:
            problems.append(problem)
        finally:
            connection.close()

    with patch.object(documents, "_last_in_chain", read_then_meet):
        threads = [threading.Thread(target=run, args=(number,)) for number in ("D1", "D2")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return problems


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_one_of_two_filings_fails() -> None:
    def end_without_lock() -> Any:
        return Document.objects.order_by("-position").only("position", "seal").first()

    with patch.object(documents, "_last_in_chain", end_without_lock):
        assert len(_file_two_at_once()) == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_with_the_lock_both_stand_in_the_chain() -> None:
    assert _file_two_at_once() == []
    assert list(audit.check_documents()) == []
    with transaction.atomic():
        assert Document.objects.count() == 2
