"""Bring a programme to what its file says."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yuiwork.configuration.document import Unreadable
from yuiwork.configuration.loading import changes, load
from yuiwork.configuration.management.files import checked, in_lines, line_of
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError

ACTOR = Actor.for_system("programme_load")


class Command(BaseCommand):
    help = "Show what a programme file changes, and load it. Loading it again changes nothing."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only show the changes")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        configuration = checked(path)
        try:
            told = changes(configuration)
        except Unreadable as unreadable:
            raise CommandError(in_lines(path, unreadable)) from unreadable
        for change in told:
            self.stdout.write(line_of(change))
        if not told:
            self.stdout.write(f"{configuration.slug}: nothing to change")
        elif not options["dry_run"]:
            try:
                load(ACTOR, configuration)
            except Unreadable as unreadable:
                raise CommandError(in_lines(path, unreadable)) from unreadable
            except DomainError as refusal:
                raise CommandError(f"{path}: {refusal.message}") from refusal
            self.stdout.write(f"{configuration.slug}: loaded")
