"""One at a time per programme: serial numbers and closing see what was done just before."""

from uuid import UUID

from django.db import connection

from yuiwork.core.transactions import inside_transaction


@inside_transaction
def lock_programme(programme_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"reports:{programme_id}"])
