"""修了条件: a list of conditions, all of which must be met; each says in words what is still missing.

Stored on the course as JSON, for example ``[{"kind": "all_exercises_passed"},
{"kind": "any", "of": [{"kind": "sessions_attended", "at_least": 3}, {"kind": "sessions_ratio", "percent": 80}]}]``.
Conditions compose: ``all`` and ``any`` hold further conditions. An officer can waive a line of the list for one
learner; a waiver names the line by its ``key``. A new kind of condition is a class in ``conditions`` or here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from yuiwork.core.errors import Invalid
from yuiwork.learning.conditions import LEAVES, Condition, Facts, key_of

__all__ = ["Condition", "Facts", "Line", "lines_of", "missing_of", "parse_rule", "rule_as_json"]
MAX_DEPTH = 4
MAX_CONDITIONS = 30


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of them."""

    kind: ClassVar[str] = "all"
    of: tuple[Condition, ...]

    def is_met(self, facts: Facts) -> bool:
        return all(condition.is_met(facts) for condition in self.of)

    def rule(self) -> str:
        return _(" and ").join(condition.rule() for condition in self.of)

    def missing(self, facts: Facts) -> str:
        return _(" and ").join(c.missing(facts) for c in self.of if not c.is_met(facts))

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "of": [condition.as_json() for condition in self.of]}


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of them is enough."""

    kind: ClassVar[str] = "any"
    of: tuple[Condition, ...]

    def is_met(self, facts: Facts) -> bool:
        return any(condition.is_met(facts) for condition in self.of)

    def rule(self) -> str:
        return _(" or ").join(condition.rule() for condition in self.of)

    def missing(self, facts: Facts) -> str:
        return _(" or ").join(condition.missing(facts) for condition in self.of)

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "of": [condition.as_json() for condition in self.of]}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the rule for one learner. ``missing``: what is still to be done; empty when done or waived."""

    key: str
    rule: str
    met: bool
    waived: bool
    missing: str

    @property
    def is_done(self) -> bool:
        return self.met or self.waived


def parse_rule(rule: Any) -> list[Condition]:
    """The conditions of a stored or typed rule.

    Raises ``Invalid`` ``COMPLETION_RULE``: an empty rule would complete everybody at once.
    """
    if not isinstance(rule, list) or not rule:
        raise _invalid()
    conditions = [_condition(item, MAX_DEPTH) for item in rule]
    if sum(_size(condition) for condition in conditions) > MAX_CONDITIONS:
        raise _invalid()
    return conditions


def rule_as_json(rule: Sequence[Condition]) -> list[dict[str, Any]]:
    """As it is stored."""
    return [condition.as_json() for condition in rule]


def lines_of(rule: Sequence[Condition], facts: Facts) -> list[Line]:
    """The rule as a list to tick off, in its own order."""
    return [_line(condition, facts) for condition in rule]


def missing_of(rule: Sequence[Condition], facts: Facts) -> list[str]:
    """What is missing, in words, in the order of the rule; empty means completed."""
    return [line.missing for line in lines_of(rule, facts) if not line.is_done]


def _line(condition: Condition, facts: Facts) -> Line:
    key, met = key_of(condition), condition.is_met(facts)
    waived = key in facts.waived
    missing = "" if met or waived else condition.missing(facts)
    return Line(key=key, rule=condition.rule(), met=met, waived=waived, missing=missing)


def _condition(item: Any, depth: int) -> Condition:
    if not isinstance(item, dict) or depth == 0:
        raise _invalid()
    kind, rest = item.get("kind"), {name: value for name, value in item.items() if name != "kind"}
    if kind in (AllOf.kind, AnyOf.kind):
        of = rest.pop("of", None)
        if rest or not isinstance(of, list) or not of:
            raise _invalid()
        parts = tuple(_condition(part, depth - 1) for part in of)
        return AllOf(parts) if kind == AllOf.kind else AnyOf(parts)
    leaf = LEAVES.get(kind) if isinstance(kind, str) else None
    if leaf is None:
        raise _invalid()
    try:
        return leaf.read(rest)
    except (KeyError, TypeError, ValueError) as error:
        raise _invalid() from error


def _size(condition: Condition) -> int:
    return sum(map(_size, condition.of)) if isinstance(condition, AllOf | AnyOf) else 1


def _invalid() -> Invalid:
    return Invalid("COMPLETION_RULE", _("This completion rule cannot be read."), field="completion_rule")
