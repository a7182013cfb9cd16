"""Conditions of taking part: exercises and sessions."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.learning.conditions.base import Facts, as_number


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


def _more_exercises(left: int) -> str:
    return ngettext("Pass one more exercise", "Pass %(count)d more exercises", left) % {"count": left}


def _more_sessions(left: int) -> str:
    return ngettext("Attend one more session", "Attend %(count)d more sessions", left) % {"count": left}


def _listed(numbers: Any) -> str:
    return _(", ").join(str(number) for number in numbers)
