"""The single conditions of a completion rule, and the facts they are asked about.

Each kind reads its own parameters from JSON (``read`` raises ``ValueError``, ``KeyError`` or ``TypeError`` for what
it cannot use), says itself in words, and says what is missing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, Self


@dataclass(frozen=True, slots=True)
class Facts:
    """What a learner has done in a course. ``waived``: keys of conditions an officer has waived for her."""

    exercises_set: int
    exercises_passed: int
    sessions_attended: int
    sessions_set: int = 0
    passed_numbers: frozenset[int] = frozenset()
    pieces_published: int = 0
    graduation_passed: bool = False
    presentation_given: bool = False
    worksheets_filled: int = 0
    skill_levels: Mapping[str, int] = field(default_factory=dict)
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
