"""Two filings at the same moment stand one behind the other in the chain."""

from typing import Any
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction

from tests.audit.conftest import file
from tests.racing import at_once, meeting
from yuiwork.audit import api as audit
from yuiwork.audit import documents
from yuiwork.audit.models import Document


def _file_two_at_once() -> list[IntegrityError]:
    """Both have read the end of the chain before either commits, unless something makes one of them wait."""
    with patch.object(documents, "_last_in_chain", meeting()(documents._last_in_chain)):
        outcomes = at_once(lambda: file("D1"), lambda: file("D2"))
    return [outcome for outcome in outcomes if isinstance(outcome, IntegrityError)]


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
