"""One story that makes one thing of every kind, through the use-cases, with all handlers running.

Hanako learns in Nara with Tutor, completes her course, works for Aozora (Kenji) and is paid. Sato applies and
proposes too. Takeda and Dirk serve Nara; Other serves Amami; Emi's firm orders nothing. Everybody visits on
Friday 2026-11-27 at noon: after the seminar, before the jobs close.
"""

from tests.architecture.story.opening import BEGIN, PEOPLE, VISIT, WORK_DAY
from tests.architecture.story.records import Records
from yuiwork.core import clock

__all__ = ["BEGIN", "PEOPLE", "VISIT", "Story"]


class Story(Records):
    """Things by name; each is made when first named, all of them by ``tell``."""

    def tell(self) -> "Story":
        """Make everything, in the order of life."""
        with clock.at(BEGIN):
            for name in (
                "track",
                "loan",
                "indicator",
                "note",
                "meeting",
                "promise",
                "promotion",
                "application",
                "open_seminar",
                "campaign",
                "announcement",
                "scoring",
                "form_round",
                "plan",
                "lottery_round",
                "offer",
                "consultation",
                "question",
                "care_task",
                "incident",
                "invitation",
                "draft_survey",
                "child_place",
                "certificate",
                "presentation_day",
                "skill",
                "challenge",
                "peer_note",
                "worksheet_entry",
                "calendar_feed",
                "guided",
                "material",
                "material_file",
                "report",
                "draft_file",
                "draft_job",
                "held_job",
                "proposal",
                "booking",
            ):
                getattr(self, name)
        with clock.at(WORK_DAY):
            for name in ("delivery_file", "accepted", "article", "line", "refund"):
                getattr(self, name)
        with clock.at(VISIT):
            for name in (
                "payout",
                "message",
                "attachment",
                "import_run",
                "report_file",
                "report_duty",
                "correction",
            ):
                getattr(self, name)
        return self
