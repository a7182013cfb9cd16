"""The single conditions of a completion rule, and the facts they are asked about.

Each kind reads its own parameters from JSON (``read`` raises ``ValueError``, ``KeyError`` or ``TypeError`` for what
it cannot use), says itself in words, and says what is missing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Facts:
    """What a learner has done in a course. ``waived``: keys of conditions an officer has waived for her."""

    exercises_set: int
    exercises_passed: int
    sessions_attended: int
    sessions_set: int = 0
    passed_numbers: frozenset[int] = frozenset()
    pieces_published: int = 0
    waived: frozenset[str] = field(default=frozenset())


class Condition(Protocol):
    """One condition of a rule."""

    kind: ClassVar[str]

    def is_met(self, facts: Facts) -> bool: ...

    def rule(self) -> str:
        """The condition itself, in words."""

    def missing(self, facts: Facts) -> str:
        """What is still to be done, in words. Asked only while the condition is not met."""

    def as_json(self) -> dict[str, Any]: ...


class Leaf(Condition, Protocol):
    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self: ...


def key_of(condition: Condition) -> str:
    """The same for the same condition, whatever order its parameters came in."""
    return json.dumps(condition.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_number(parameters: Mapping[str, Any], name: str, *, most: int = 10_000) -> int:
    """The only parameter: a whole number from 1. Raises ``ValueError``."""
    if set(parameters) != {name}:
        raise ValueError(name)
    number = parameters[name]
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= most:
        raise ValueError(name)
    return number


@dataclass(frozen=True, slots=True)
class AllExercisesPassed:
    """Every exercise of the course has passed; a course without exercises is never completed by this."""

    kind: ClassVar[str] = "all_exercises_passed"

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        if parameters:
            raise ValueError(cls.kind)
        return cls()

    def is_met(self, facts: Facts) -> bool:
        return 0 < facts.exercises_set == facts.exercises_passed

    def rule(self) -> str:
        return _("Pass all exercises")

    def missing(self, facts: Facts) -> str:
        if not facts.exercises_set:
            return _("The exercises of this course have not been set yet")
        return _more_exercises(facts.exercises_set - facts.exercises_passed)

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind}


@dataclass(frozen=True, slots=True)
class ExercisesPassed:
    """At least this many exercises have passed, whichever."""

    kind: ClassVar[str] = "exercises_passed"
    at_least: int

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        return cls(as_number(parameters, "at_least"))

    def is_met(self, facts: Facts) -> bool:
        return facts.exercises_passed >= self.at_least

    def rule(self) -> str:
        words = ngettext("Pass at least one exercise", "Pass at least %(count)d exercises", self.at_least)
        return words % {"count": self.at_least}

    def missing(self, facts: Facts) -> str:
        return _more_exercises(self.at_least - facts.exercises_passed)

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "at_least": self.at_least}


@dataclass(frozen=True, slots=True)
class NamedExercisesPassed:
    """The exercises with these numbers have passed."""

    kind: ClassVar[str] = "named_exercises_passed"
    numbers: tuple[int, ...]

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        numbers = parameters.pop("numbers")
        if parameters or not isinstance(numbers, list) or not numbers:
            raise ValueError(cls.kind)
        if not all(isinstance(n, int) and not isinstance(n, bool) and n >= 1 for n in numbers):
            raise ValueError(cls.kind)
        return cls(tuple(sorted(set(numbers))))

    def is_met(self, facts: Facts) -> bool:
        return set(self.numbers) <= facts.passed_numbers

    def rule(self) -> str:
        return _("Pass the exercises %(numbers)s") % {"numbers": _listed(self.numbers)}

    def missing(self, facts: Facts) -> str:
        left = [n for n in self.numbers if n not in facts.passed_numbers]
        return _("Still to pass: exercise %(numbers)s") % {"numbers": _listed(left)}

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "numbers": list(self.numbers)}


@dataclass(frozen=True, slots=True)
class SessionsAttended:
    """At least this many sessions with attendance."""

    kind: ClassVar[str] = "sessions_attended"
    at_least: int

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        return cls(as_number(parameters, "at_least"))

    def is_met(self, facts: Facts) -> bool:
        return facts.sessions_attended >= self.at_least

    def rule(self) -> str:
        words = ngettext("Attend at least one session", "Attend at least %(count)d sessions", self.at_least)
        return words % {"count": self.at_least}

    def missing(self, facts: Facts) -> str:
        return _more_sessions(self.at_least - facts.sessions_attended)

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "at_least": self.at_least}


@dataclass(frozen=True, slots=True)
class SessionsRatio:
    """At least this share of all sessions of the course, counted up: 80 % of 6 are 5. 100 %: all of them.

    A course whose sessions have not been announced is never completed by this.
    """

    kind: ClassVar[str] = "sessions_ratio"
    percent: int

    @classmethod
    def read(cls, parameters: dict[str, Any]) -> Self:
        return cls(as_number(parameters, "percent", most=100))

    def needed(self, facts: Facts) -> int:
        return -(-facts.sessions_set * self.percent // 100)

    def is_met(self, facts: Facts) -> bool:
        return facts.sessions_set > 0 and facts.sessions_attended >= self.needed(facts)

    def rule(self) -> str:
        if self.percent == 100:
            return _("Attend all sessions")
        return _("Attend at least %(percent)d %% of the sessions") % {"percent": self.percent}

    def missing(self, facts: Facts) -> str:
        if not facts.sessions_set:
            return _("The sessions of this course have not been announced yet")
        return _more_sessions(self.needed(facts) - facts.sessions_attended)

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "percent": self.percent}


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


LEAVES: dict[str, type[Leaf]] = {
    leaf.kind: leaf
    for leaf in (
        AllExercisesPassed,
        ExercisesPassed,
        NamedExercisesPassed,
        SessionsAttended,
        SessionsRatio,
        PiecesPublished,
    )
}


def _more_exercises(left: int) -> str:
    return ngettext("Pass one more exercise", "Pass %(count)d more exercises", left) % {"count": left}


def _more_sessions(left: int) -> str:
    return ngettext("Attend one more session", "Attend %(count)d more sessions", left) % {"count": left}


def _listed(numbers: Any) -> str:
    return _(", ").join(str(number) for number in numbers)
