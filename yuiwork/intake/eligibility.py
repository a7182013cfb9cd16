"""応募条件 in an application: what has to be asked of her, and the verdict as it is kept (programmes.md 3.1 RQ08).

The programme's rule and its evaluation belong to ``regions``. Here a condition that the profile cannot answer becomes a
statement she ticks; what she does not tick does not hold.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.people import api as people
from yuiwork.regions import api as regions

# No municipality has this code: it lies outside every programme.
_ELSEWHERE = "99999"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing to tick: ``code`` is the kind of the condition, or the code of a sentence of the programme itself."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict: ``answer`` holds, fails or unknown (the office asks); each line a rule in words and its answer."""

    answer: str
    lines: tuple[tuple[str, str], ...]

    def as_json(self) -> list[dict[str, str]]:
        return [{"rule": rule, "answer": answer} for rule, answer in self.lines]


def statements_of(programme: regions.Programme) -> list[Statement]:
    """What to ask beyond the profile, each once, in the order of the rule."""
    place = regions.area_of(programme).name
    words = {
        "domicile": _("My registered domicile (本籍) is in %(place)s") % {"place": place},
        "commuter": _("I work or study in %(place)s") % {"place": place},
        "jobseeker": _("I am looking for work"),
    }
    found: dict[str, Statement] = {}
    for condition in _flat(programme.eligibility):
        kind = condition["kind"]
        if kind in words:
            found.setdefault(kind, Statement(kind, words[kind]))
        elif kind == "declares":
            found.setdefault(condition["code"], Statement(condition["code"], condition["text"]))
    return list(found.values())


def check(
    programme: regions.Programme,
    profile: people.Profile,
    *,
    ticked: Collection[str] | None = None,
    weekly_hours: int | None = None,
) -> Checked:
    """The verdict of today. ``ticked=None``: not asked yet, so those conditions are unknown."""
    home = next(iter(sorted(regions.area_of(programme).codes)))

    def place(code: str) -> str | None:
        return None if ticked is None else home if code in ticked else _ELSEWHERE

    verdict = regions.check_eligibility(
        programme,
        regions.Facts(
            on=clock.today(),
            municipality_code=profile.municipality_code or None,
            birth_date=profile.birth_date,
            domicile_code=place("domicile"),
            commutes_to=place("commuter"),
            is_jobseeker=None if ticked is None else "jobseeker" in ticked,
            weekly_hours=weekly_hours,
            declared=None if ticked is None else frozenset(ticked),
        ),
    )
    return Checked(str(verdict.answer), tuple((line.rule, str(line.answer)) for line in verdict.lines))


def _flat(rule: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for condition in rule:
        if "conditions" in condition:
            yield from _flat(condition["conditions"])
        else:
            yield condition
