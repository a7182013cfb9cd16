"""Is this configuration file right?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from yuiwork.configuration.management.files import checked


class Command(BaseCommand):
    help = "Check programme files; every problem with file, line, column and reason. Needs no data."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            found = checked(path)
            self.stdout.write(f"{path}: {found.slug}: {', '.join(found.values)}")
