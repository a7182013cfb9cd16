"""修了条件: a list of conditions, all of which must be met; each says in words what is still missing.

Stored on the course as JSON, for example
``[{"kind": "all_exercises_passed"}, {"kind": "sessions_attended", "at_least": 3}]``.
A new kind of condition is a class here and one case in ``_condition``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Facts:
    """What a learner has done in a course."""

    exercises_set: int
    exercises_passed: int
    sessions_attended: int


class Condition(Protocol):
    """One condition of a rule."""

    def is_met(self, facts: Facts) -> bool: ...

    def rule(self) -> str:
        """The condition itself, in words."""

    def missing(self, facts: Facts) -> str:
        """What is still to be done, in words. Asked only while the condition is not met."""


@dataclass(frozen=True, slots=True)
class AllExercisesPassed:
    """Every exercise of the course has passed; a course without exercises is never completed by this."""

    kind: ClassVar[str] = "all_exercises_passed"

    def is_met(self, facts: Facts) -> bool:
        return 0 < facts.exercises_set == facts.exercises_passed

    def rule(self) -> str:
        return _("Pass all exercises")

    def missing(self, facts: Facts) -> str:
        if not facts.exercises_set:
            return _("The exercises of this course have not been set yet")
        left = facts.exercises_set - facts.exercises_passed
        return ngettext("Pass one more exercise", "Pass %(count)d more exercises", left) % {"count": left}


@dataclass(frozen=True, slots=True)
class SessionsAttended:
    """At least this many sessions with attendance."""

    kind: ClassVar[str] = "sessions_attended"
    at_least: int

    def is_met(self, facts: Facts) -> bool:
        return facts.sessions_attended >= self.at_least

    def rule(self) -> str:
        return ngettext(
            "Attend at least one session", "Attend at least %(count)d sessions", self.at_least
        ) % {"count": self.at_least}

    def missing(self, facts: Facts) -> str:
        left = self.at_least - facts.sessions_attended
        return ngettext("Attend one more session", "Attend %(count)d more sessions", left) % {"count": left}


def parse_rule(rule: Any) -> list[Condition]:
    """The conditions of a stored or typed rule.

    Raises ``Invalid`` ``COMPLETION_RULE``: an empty rule would complete everybody at once.
    """
    if not isinstance(rule, list) or not rule:
        raise _invalid()
    return [_condition(item) for item in rule]


def missing_of(rule: Sequence[Condition], facts: Facts) -> list[str]:
    """What is missing, in words, in the order of the rule; empty means completed."""
    return [condition.missing(facts) for condition in rule if not condition.is_met(facts)]


def _condition(item: Any) -> Condition:
    match item:
        case {"kind": AllExercisesPassed.kind, **rest} if not rest:
            return AllExercisesPassed()
        case {"kind": SessionsAttended.kind, "at_least": int(count), **rest} if not rest and count >= 1:
            return SessionsAttended(count)
        case _:
            raise _invalid()


def _invalid() -> Invalid:
    return Invalid("COMPLETION_RULE", _("This completion rule cannot be read."), field="completion_rule")
