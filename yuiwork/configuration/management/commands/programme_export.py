"""A programme as a file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yuiwork.configuration.loading import export, present_programme


class Command(BaseCommand):
    help = "Write a programme as a configuration file to standard output."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("slug")

    def handle(self, *args: Any, **options: Any) -> None:
        programme = present_programme(options["slug"])
        if programme is None:
            raise CommandError(f"There is no programme {options['slug']!r}.")
        self.stdout.write(export(programme), ending="")
