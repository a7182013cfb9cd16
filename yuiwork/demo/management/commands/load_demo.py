"""Load the demo once, with a line for each programme."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yuiwork.demo.load.everything import is_half_loaded, is_loaded, load


class Command(BaseCommand):
    help = "Load the nine programmes and their invented people into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        if is_loaded():
            return
        if is_half_loaded():
            raise CommandError("Loading the demo was interrupted before. `make reset` starts anew.")
        self.stdout.write("Loading the demo (once, less than a minute) …")
        began = time.monotonic()
        load(lambda line: self.stdout.write(f"  {line}"))
        self.stdout.write(f"Demo loaded in {time.monotonic() - began:.0f} s.")
