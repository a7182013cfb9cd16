"""Conditions of what she makes and becomes: pieces, graduation work, presentation, worksheets, skills."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.learning.conditions.base import Facts, as_number


@dataclass(frozen=True, slots=True)
class PiecesPublished:
    """So many pieces of hers are published: the debut condition of writers' courses (programmes.md 1.6)."""

    kind: ClassVar[str] = "pieces_published"
    at_least: int

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        return cls(as_number(parameters, "at_least"))

    def is_met(self, facts: Facts) -> bool:
        return facts.pieces_published >= self.at_least

    def rule(self) -> str:
        words = ngettext("Have one piece published", "Have %(count)d pieces published", self.at_least)
        return words % {"count": self.at_least}

    def missing(self, facts: Facts) -> str:
        left = self.at_least - facts.pieces_published
        words = ngettext("Have one more piece published", "Have %(count)d more pieces published", left)
        return words % {"count": left}

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "at_least": self.at_least}


@dataclass(frozen=True, slots=True)
class GraduationWorkPassed:
    """Her 卒業制作 has passed the review (programmes.md 1.5)."""

    kind: ClassVar[str] = "graduation_work_passed"

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        return cls(**parameters)  # TypeError for any parameter

    def is_met(self, facts: Facts) -> bool:
        return facts.graduation_passed

    def rule(self) -> str:
        return _("Pass the review of the graduation work")

    def missing(self, facts: Facts) -> str:
        return _("The graduation work has not passed yet")

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind}


@dataclass(frozen=True, slots=True)
class PresentationGiven:
    """She has presented her work on the 発表会."""

    kind: ClassVar[str] = "presentation_given"

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        return cls(**parameters)  # TypeError for any parameter

    def is_met(self, facts: Facts) -> bool:
        return facts.presentation_given

    def rule(self) -> str:
        return _("Present the work on the presentation day")

    def missing(self, facts: Facts) -> str:
        return _("The presentation is still to be given")

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind}


@dataclass(frozen=True, slots=True)
class WorksheetsFilled:
    """She has filled in a self-analysis worksheet on so many days since the course began (programmes.md 1.9)."""

    kind: ClassVar[str] = "worksheets_filled"
    at_least: int

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        return cls(as_number(parameters, "at_least"))

    def is_met(self, facts: Facts) -> bool:
        return facts.worksheets_filled >= self.at_least

    def rule(self) -> str:
        words = ngettext("Fill in a worksheet once", "Fill in a worksheet %(count)d times", self.at_least)
        return words % {"count": self.at_least}

    def missing(self, facts: Facts) -> str:
        left = self.at_least - facts.worksheets_filled
        words = ngettext("Fill in a worksheet once more", "Fill in a worksheet %(count)d more times", left)
        return words % {"count": left}

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "at_least": self.at_least}


@dataclass(frozen=True, slots=True)
class SkillAtLevel:
    """A skill is confirmed at this level or higher. ``title``: its name on the day the rule was made."""

    kind: ClassVar[str] = "skill_at_level"
    skill: str
    level: int
    title: str

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        skill, title = parameters.pop("skill"), parameters.pop("title")
        if not isinstance(skill, str) or not isinstance(title, str) or not skill or not title:
            raise ValueError(cls.kind)
        return cls(skill, as_number(parameters, "level", most=4), title)

    def is_met(self, facts: Facts) -> bool:
        return facts.skill_levels.get(self.skill, 0) >= self.level

    def rule(self) -> str:
        words = _("Have the skill “%(title)s” confirmed at level %(level)d")
        return words % {"title": self.title, "level": self.level}

    def missing(self, facts: Facts) -> str:
        now = facts.skill_levels.get(self.skill, 0)
        words = _("The skill “%(title)s” is confirmed at level %(now)d of %(level)d")
        return words % {"title": self.title, "now": now, "level": self.level}

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "skill": self.skill, "level": self.level, "title": self.title}
