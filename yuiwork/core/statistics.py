"""Statistics of the planner after many rows were written at once."""

from django.db import connection
from django.db.models import Model


def refresh_statistics(*models: type[Model]) -> None:
    """Let PostgreSQL count these tables now, where its own clock would do so after a minute or more.

    Until then it plans for the few rows that it knew, and walks through the many one by one. After the commit, so that
    nobody waits for the lock of a long transaction. A role that does not own the tables is warned and changes nothing.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE " + ", ".join(quote(model._meta.db_table) for model in models))
