"""``manage.py ledger_check``: prove the whole ledger, or say what contradicts it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yuiwork.core.yen import format_yen
from yuiwork.money.checks import run_all
from yuiwork.money.queries.ledger import totals


class Command(BaseCommand):
    help = "Proves the whole ledger; exits with 1 and names what is wrong if a proof fails."

    def handle(self, *args: Any, **options: Any) -> None:
        results = run_all()
        for result in results:
            self.stdout.write(f"{'OK  ' if result.passed else 'FAIL'} {result.code}  {result.title}")
            for finding in result.findings:
                self.stdout.write(f"       {finding}")
        debits, credits = totals()
        self.stdout.write(f"ΣD {format_yen(debits)} · ΣC {format_yen(credits)}")
        failed = [result.code for result in results if not result.passed]
        if failed:
            raise CommandError(f"{len(failed)} of {len(results)} proofs failed: {', '.join(failed)}")
        self.stdout.write(f"{len(results)} of {len(results)} proofs hold.")
