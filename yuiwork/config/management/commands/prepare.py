"""Everything between an empty database and a server that can start; quick when there is nothing to do."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Migrate, create the cache table, collect static files and (in demo mode) load the demo once."

    def handle(self, *args: Any, **options: Any) -> None:
        self._check_database()
        if self._pending_migrations():
            self.stdout.write("Setting up the tables …")
            call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO and apps.is_installed("yuiwork.demo"):
            call_command("load_demo")

    def _check_database(self) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
                (ctype,) = cursor.fetchone()
        except OperationalError as error:
            first = str(error).strip().splitlines()[0]
            raise CommandError(f"The database cannot be reached: {first}") from error
        if ctype in {"C", "POSIX"}:
            raise CommandError(f"The database has LC_CTYPE {ctype}; Japanese text needs a UTF-8 one such as C.UTF-8.")

    def _pending_migrations(self) -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
