"""応募条件: who may take part, as a list of conditions that must all hold; each says in words how it stands.

Stored on the programme as JSON (programmes.md 1.2, 3.1 RQ08), for example
``[{"kind": "any_of", "conditions": [{"kind": "resident"}, {"kind": "domicile"}]}, {"kind": "age", "min": 20}]``.
Every condition has three answers: it holds, it does not, or nobody knows yet. An empty list is open to everybody,
people from elsewhere included. A new kind is a class here and one case in ``_condition``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from django.utils.translation import gettext as _

from yuiwork.core.errors import Invalid
from yuiwork.japan import municipalities
from yuiwork.japan.errors import CodeError

_OLDEST = 130  # years; nobody has reached it


class Answer(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of an applicant on a day (JST); ``None``: not asked or not answered.

    Places are 5-digit codes. ``declared``: the codes of the statements she has confirmed.
    """

    on: date
    municipality_code: str | None = None
    domicile_code: str | None = None  # 本籍
    commutes_to: str | None = None
    birth_date: date | None = None
    is_jobseeker: bool | None = None
    weekly_hours: int | None = None
    declared: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Where a programme is at home: codes of municipalities; ``22000`` stands for all of its prefecture."""

    codes: frozenset[str]
    name: str

    def contains(self, code: str) -> bool:
        return bool(self.codes & _places_around(code))


class Condition(Protocol):
    def answer(self, facts: Facts, area: Area) -> Answer: ...

    def rule(self, area: Area) -> str:
        """The condition in words."""


@dataclass(frozen=True, slots=True)
class Resident:
    kind: ClassVar[str] = "resident"

    def answer(self, facts: Facts, area: Area) -> Answer:
        return _inside(area, facts.municipality_code)

    def rule(self, area: Area) -> str:
        return _("Lives in %(place)s") % {"place": area.name}


@dataclass(frozen=True, slots=True)
class Domicile:
    kind: ClassVar[str] = "domicile"

    def answer(self, facts: Facts, area: Area) -> Answer:
        return _inside(area, facts.domicile_code)

    def rule(self, area: Area) -> str:
        return _("Has their registered domicile (本籍) in %(place)s") % {"place": area.name}


@dataclass(frozen=True, slots=True)
class Commuter:
    kind: ClassVar[str] = "commuter"

    def answer(self, facts: Facts, area: Area) -> Answer:
        return _inside(area, facts.commutes_to)

    def rule(self, area: Area) -> str:
        return _("Works or studies in %(place)s") % {"place": area.name}


@dataclass(frozen=True, slots=True)
class Age:
    """Both ends belong to the band; age in completed years on the day asked about."""

    kind: ClassVar[str] = "age"
    min: int | None = None
    max: int | None = None

    def answer(self, facts: Facts, area: Area) -> Answer:
        if facts.birth_date is None:
            return Answer.UNKNOWN
        age = _age(facts.birth_date, facts.on)
        return _known((self.min is None or age >= self.min) and (self.max is None or age <= self.max))

    def rule(self, area: Area) -> str:
        if self.max is None:
            return _("Is %(min)d or older") % {"min": self.min}
        if self.min is None:
            return _("Is %(max)d or younger") % {"max": self.max}
        return _("Is between %(min)d and %(max)d years old") % {"min": self.min, "max": self.max}


@dataclass(frozen=True, slots=True)
class Jobseeker:
    kind: ClassVar[str] = "jobseeker"

    def answer(self, facts: Facts, area: Area) -> Answer:
        return Answer.UNKNOWN if facts.is_jobseeker is None else _known(facts.is_jobseeker)

    def rule(self, area: Area) -> str:
        return _("Is looking for work")


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    kind: ClassVar[str] = "weekly_hours"
    at_least: int

    def answer(self, facts: Facts, area: Area) -> Answer:
        return Answer.UNKNOWN if facts.weekly_hours is None else _known(facts.weekly_hours >= self.at_least)

    def rule(self, area: Area) -> str:
        return _("Has %(count)d hours a week or more") % {"count": self.at_least}


@dataclass(frozen=True, slots=True)
class Declares:
    """She confirms a sentence of the programme itself (raising children, often visits the village …)."""

    kind: ClassVar[str] = "declares"
    code: str
    text: str

    def answer(self, facts: Facts, area: Area) -> Answer:
        return Answer.UNKNOWN if facts.declared is None else _known(self.code in facts.declared)

    def rule(self, area: Area) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class AnyOf:
    kind: ClassVar[str] = "any_of"
    conditions: tuple[Condition, ...]

    def answer(self, facts: Facts, area: Area) -> Answer:
        answers = {condition.answer(facts, area) for condition in self.conditions}
        return next((a for a in (Answer.HOLDS, Answer.UNKNOWN) if a in answers), Answer.FAILS)

    def rule(self, area: Area) -> str:
        return _(", or ").join(condition.rule(area) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class AllOf:
    kind: ClassVar[str] = "all_of"
    conditions: tuple[Condition, ...]

    def answer(self, facts: Facts, area: Area) -> Answer:
        return both(condition.answer(facts, area) for condition in self.conditions)

    def rule(self, area: Area) -> str:
        return _(" and ").join(condition.rule(area) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Line:
    """One condition of the programme in words, and how it stands for this person."""

    rule: str
    answer: Answer

    @property
    def reason(self) -> str:
        if self.answer is Answer.HOLDS:
            return _("“%(rule)s”: fulfilled") % {"rule": self.rule}
        if self.answer is Answer.FAILS:
            return _("“%(rule)s”: not fulfilled") % {"rule": self.rule}
        return _("“%(rule)s”: to be checked with the applicant") % {"rule": self.rule}


@dataclass(frozen=True, slots=True)
class Verdict:
    """``answer`` UNKNOWN: the office has to ask. ``reasons``: what stands in the way, in words; empty when eligible."""

    answer: Answer
    lines: tuple[Line, ...]

    @property
    def is_eligible(self) -> bool:
        return self.answer is Answer.HOLDS

    @property
    def reasons(self) -> list[str]:
        return [line.reason for line in self.lines if line.answer is not Answer.HOLDS]


def evaluate(rule: Sequence[Condition], facts: Facts, area: Area) -> Verdict:
    """How every condition stands, and what follows from all of them."""
    lines = tuple(Line(condition.rule(area), condition.answer(facts, area)) for condition in rule)
    return Verdict(both(line.answer for line in lines), lines)


def both(answers: Iterable[Answer]) -> Answer:
    """All must hold: one that fails decides, else one that nobody knows."""
    given = set(answers)
    return next((a for a in (Answer.FAILS, Answer.UNKNOWN) if a in given), Answer.HOLDS)


def parse_eligibility(rule: Any) -> list[Condition]:
    """The conditions of a stored or typed rule. Raises ``Invalid`` ``ELIGIBILITY`` that names what cannot be read."""
    if not isinstance(rule, list):
        raise _invalid(rule)
    return [_condition(item) for item in rule]


def _condition(item: Any) -> Condition:
    match item:
        case {"kind": "resident", **rest} if not rest:
            return Resident()
        case {"kind": "domicile", **rest} if not rest:
            return Domicile()
        case {"kind": "commuter", **rest} if not rest:
            return Commuter()
        case {"kind": "jobseeker", **rest} if not rest:
            return Jobseeker()
        case {"kind": "weekly_hours", "at_least": int(hours), **rest} if not rest and 1 <= hours <= 168:
            return WeeklyHours(hours)
        case {"kind": "declares", "code": str(code), "text": str(text), **rest} if not rest and code and text:
            return Declares(code, text)
        case {"kind": "age", **band} if _is_band(band):
            low, high = band.get("min"), band.get("max")
            return Age(low if isinstance(low, int) else None, high if isinstance(high, int) else None)
        case {"kind": "any_of", "conditions": [_, *_] as several, **rest} if not rest:
            return AnyOf(tuple(_condition(one) for one in several))
        case {"kind": "all_of", "conditions": [_, *_] as several, **rest} if not rest:
            return AllOf(tuple(_condition(one) for one in several))
        case _:
            raise _invalid(item)


def _is_band(band: dict[object, object]) -> bool:
    if not band or set(band) - {"min", "max"}:
        return False
    ages = [value for value in (band.get("min", 0), band.get("max", _OLDEST)) if type(value) is int]
    return len(ages) == 2 and 0 <= ages[0] <= ages[1] <= _OLDEST


def _inside(area: Area, code: str | None) -> Answer:
    return Answer.UNKNOWN if not code else _known(area.contains(code))


def _places_around(code: str) -> set[str]:
    """The code itself, the city of a ward, and its prefecture."""
    around = {code, f"{code[:2]}000"}
    try:
        city = municipalities.find(code).city_code
    except CodeError:
        city = ""
    return around | {city} if city else around


def _known(holds: bool) -> Answer:
    return Answer.HOLDS if holds else Answer.FAILS


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _invalid(item: Any) -> Invalid:
    kind = item.get("kind") if isinstance(item, dict) else item
    return Invalid(
        "ELIGIBILITY",
        _("This condition of participation cannot be read: %(item)s") % {"item": str(kind)[:60]},
        field="eligibility",
    )
