"""Somebody whom an old roster names by her address has an account now: she is counted as one person."""

from uuid import UUID

from yuiwork.core.transactions import inside_transaction
from yuiwork.impact import api as impact
from yuiwork.imports.models import ImportedRecord


@inside_transaction
def link_account(*, user_id: UUID, email: str) -> None:
    """Join her facts in every programme whose lists carry this (proved) address."""
    rows = ImportedRecord.objects.filter(email=email.casefold()).exclude(person_key="")
    for programme_id, key in rows.values_list("programme_id", "person_key").distinct():
        impact.join_person(programme_id=programme_id, old_key=key, new_key=str(user_id))
