"""``manage.py lottery_check FILE`` or ``lottery_check --all``: was the draw as announced?"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yuiwork.intake.lottery import problems_of
from yuiwork.intake.models import Lottery
from yuiwork.intake.queries.lotteries import log_of

WORDS = {
    "LOG_INCOMPLETE": "fields are missing; was the log saved before the draw?",
    "OTHER_ALGORITHM": "drawn by an algorithm that this version does not know",
    "ENTRY_TWICE": "a receipt number stands twice among the entries",
    "COMMITMENT_DIFFERS": "the seed is not the one that was committed to before applications opened",
    "DIGEST_DIFFERS": "the entries are not those that were frozen when applications closed",
    "ORDER_DIFFERS": "the order is not the one that seed and entries give",
}


class Command(BaseCommand):
    help = "Recompute a draw from its published log (a file, - for standard input), or all draws of this instance."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="the log as downloaded from the page of the draw")
        parser.add_argument("--all", action="store_true", help="every draw in the database")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["file"]) == options["all"]:
            raise CommandError("Give the file of a log, or --all.")
        logs = _all() if options["all"] else [(options["file"], _read(options["file"]))]
        wrong = 0
        for name, log in logs:
            problems = problems_of(log)
            wrong += bool(problems)
            for code in problems:
                self.stdout.write(f"{name}: {code}: {WORDS[code]}")
            if not problems:
                self.stdout.write(f"{name}: as announced ({len(log['order'])} entries)")
        if wrong:
            raise CommandError(f"{wrong} of {len(logs)} draws are not as announced.")


def _all() -> list[tuple[str, dict[str, Any]]]:
    rows = Lottery.objects.filter(drawn_at__isnull=False).order_by("drawn_at", "id")
    return [(str(row.round_id), log_of(row)) for row in rows]


def _read(name: str) -> dict[str, Any]:
    try:
        text = Path("/dev/stdin" if name == "-" else name).read_text(encoding="utf-8")
        log = json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{name} cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise CommandError(f"{name}, line {error.lineno}, column {error.colno}: {error.msg}") from error
    if not isinstance(log, dict):
        raise CommandError(f"{name} is no log: an object was expected.")
    return log
