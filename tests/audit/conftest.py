"""Filing documents in tests."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from yuiwork.audit import api as audit
from yuiwork.core.ids import new_id

Filing = Callable[..., audit.DocumentView]


def file(number: str, **changes: Any) -> audit.DocumentView:
    """File a small document in a transaction of its own."""
    facts: dict[str, Any] = {
        "kind": "test",
        "number": number,
        "title": f"書類 {number}",
        "doc_date": date(2026, 11, 1),
        "amount_incl_tax": 50_000,
        "issuer_name": "ゆいワーク",
        "counterparty_name": "A社",
        "content": f"content of {number}".encode(),
        "canonical": {"number": number, "lines": [{"text": "原稿", "yen": 50_000}]},
        "parties": [new_id()],
        **changes,
    }
    with transaction.atomic():
        return audit.file_document(**facts)


@pytest.fixture
def me() -> UUID:
    return new_id()
