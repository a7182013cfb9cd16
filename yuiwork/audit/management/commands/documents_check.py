"""``manage.py documents_check``: is every filed document still what was filed? Exit code 1 if not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yuiwork.audit.integrity import check_documents, count_documents

EXPLANATIONS = {
    "CONTENT_CHANGED": "its file is not the one that was filed",
    "FACTS_CHANGED": "its date, amount, names or text are not those that were filed",
    "CHAIN_BROKEN": "it does not follow the document before it",
    "GAP": "a document before it is missing",
}


class Command(BaseCommand):
    help = "Recompute the hash of every filed document and the chain that joins them (law.md 4)."

    def handle(self, *args: Any, **options: Any) -> None:
        findings = list(check_documents())
        for finding in findings:
            self.stdout.write(f"{finding.number} (no. {finding.position}): {EXPLANATIONS[finding.code]}")
        if findings:
            raise CommandError(
                f"{len(findings)} findings. Restore these rows from a backup and find out who wrote them."
            )
        self.stdout.write(f"{count_documents()} documents, all as they were filed.")
