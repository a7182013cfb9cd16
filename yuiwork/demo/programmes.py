"""The programmes of the demo: the files of ``programmes/``, and how many invented people each history gets.

Facts of the files follow programmes.md section 1; what is invented is marked in them, and a banner on every page says so.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

from yuiwork.configuration import api as configuration

FOLDER = Path(settings.BASE_DIR) / "programmes"
USUAL_LEARNERS = 6
LEARNERS = {"nara": 26, "kosuge": 4}
FIRST = "nara"  # whose people the one-click table knows best


@dataclass(frozen=True)
class DemoProgramme:
    """One file. ``learners``: how many invented people its history gets."""

    configuration: configuration.Configuration
    learners: int

    @property
    def slug(self) -> str:
        return self.configuration.slug

    @property
    def teaches(self) -> bool:
        """Some programmes are a desk and nothing else."""
        return "courses" in self.configuration.values

    @property
    def name(self) -> str:
        return str(self._section("programme")["name"])

    @property
    def for_whom(self) -> str:
        return str(self._section("programme")["for_whom"])

    @property
    def place(self) -> str:
        return str(self._section("region")["name"])

    @property
    def place_kana(self) -> str:
        return str(self._section("region")["kana"])

    @property
    def code(self) -> str:
        return str(self._section("region")["municipality"])

    @cached_property
    def pattern(self) -> dict[str, Any]:
        """The course of the file, as the pattern of the courses that the demo tells at its own dates."""
        return dict(self._section("courses")[0])

    @cached_property
    def second_level(self) -> dict[str, Any]:
        """The course for those who have completed another; empty where there is none."""
        return next((dict(row) for row in self._section("courses") if row.get("requires")), {})

    @property
    def round(self) -> dict[str, Any]:
        """The first round of the file, as a pattern; empty where people apply for the course without one."""
        rounds = self.configuration.values.get("rounds", [])
        return dict(rounds[0]) if rounds else {}

    @property
    def surveys(self) -> list[dict[str, Any]]:
        return list(self.configuration.values.get("surveys", []))

    @property
    def reports(self) -> list[dict[str, Any]]:
        return list(self.configuration.values.get("reports", []))

    @property
    def sessions(self) -> list[dict[str, Any]]:
        """Those that teach; help meetings lie between them."""
        return [row for row in self.pattern.get("sessions", []) if row.get("kind", "session") == "session"]

    @property
    def exercises(self) -> list[dict[str, Any]]:
        """Those that somebody reads; lists to tick off need no tutor."""
        return [row for row in self.pattern["exercises"] if row.get("kind") != "checklist"]

    @property
    def course(self) -> str:
        return str(self.pattern["title"])

    @property
    def venue(self) -> str:
        seminar = self._section("seminars")[0]
        sessions = self.pattern.get("sessions", [{}])
        return str(seminar.get("venue_name") or sessions[0].get("place") or self.place)

    def _section(self, name: str) -> Any:
        return self.configuration.values[name]


@cache
def programmes() -> tuple[DemoProgramme, ...]:
    """All files, the best known programme first."""
    files = sorted(FOLDER.glob("*.yaml"), key=lambda path: (path.stem != FIRST, path.stem))
    read = (configuration.check(path.read_text(encoding="utf-8")) for path in files)
    return tuple(DemoProgramme(one, LEARNERS.get(one.slug, USUAL_LEARNERS)) for one in read)
