"""Everything between an empty database and a server that can start; quick when there is nothing to do."""

import errno
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from yuiwork.config.management.announcement import announcement
from yuiwork.config.management.static_files import collect_static_files
from yuiwork.config.management.tables import check_database, migrate, one_at_a_time

DISK_FULL = "53100"  # PostgreSQL's code for it


class Command(BaseCommand):
    help = "Check, migrate, collect static files and (in demo mode) load the demo once."
    requires_system_checks: list[str] = []  # a production start checks below; a demo should be quick

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--announcement",
            type=Path,
            help="file for what to say once the server is up: saves a process then",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            _refuse_insecure_start()
        try:
            self._set_up()
            if options["announcement"]:
                options["announcement"].write_text(announcement(), encoding="utf-8")
        except (OperationalError, OSError) as error:
            raise CommandError(_in_one_line(error)) from error

    def _set_up(self) -> None:
        check_database()
        with one_at_a_time(self._say):
            migrate(self._say)
            collect_static_files(self._say)
            if settings.DEMO and apps.is_installed("yuiwork.demo"):
                call_command("load_demo")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _refuse_insecure_start() -> None:
    """As ``check --deploy --fail-level ERROR``, without the advice that holds nobody up."""
    problems = [found for found in run_checks(include_deployment_checks=True) if found.is_serious()]
    reasons = [f"  {found.msg} ({found.id})" for found in problems if not found.is_silenced()]
    if reasons:
        raise CommandError("\n".join(["This is not safe to open to people:", *reasons]))


def _in_one_line(error: Exception) -> str:
    if (
        getattr(error.__cause__, "sqlstate", None) == DISK_FULL
        or getattr(error, "errno", None) == errno.ENOSPC
    ):
        return "The disk is full. Free some room and start again; what was saved is kept."
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}"
    return f"The database stopped answering: {(str(error).strip().splitlines() or ['no reason given'])[0]}"
