"""After a test that commits: empty the tables it wrote to, and only those.

Django truncates all two hundred, each with its indexes, and makes every permission anew: a second, a hundred times.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

# Made with the tables themselves, the same for every test.
KEPT = {"django_content_type", "auth_permission"}


def empty(case: Any) -> None:
    """Takes the place of ``TransactionTestCase._fixture_teardown``. The queue's own tables are left to their worker."""
    with connection.cursor() as cursor:
        cursor.execute(_which_have_rows())
        written = [name for (name,) in cursor.fetchall()]
        if written:
            listed = ", ".join(map(connection.ops.quote_name, written))
            cursor.execute(f"TRUNCATE {listed} CASCADE")


@cache
def _which_have_rows() -> str:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    tables = {model._meta.db_table for model in models} - KEPT
    return " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT FROM {connection.ops.quote_name(name)})"
        for name in sorted(tables)
    )
