"""One at a time where no row of ours stands to be locked: numbers of a programme, counts of a person."""

from django.db import connection

from yuiwork.core.transactions import inside_transaction


@inside_transaction
def one_at_a_time(what: str) -> None:
    """Wait until no other transaction holds ``what``; held until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"learning:{what}"])
