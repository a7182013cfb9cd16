"""Where this instance is, and who can sign in."""

from typing import Any

from django.core.management.base import BaseCommand

from yuiwork.config.management.announcement import announcement


class Command(BaseCommand):
    help = "Print the address and, in demo mode, who can sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(announcement())
