"""``eligibility``: who may take part. All conditions must hold; ``any_of`` and ``all_of`` combine them."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy
from pydantic import TypeAdapter, field_validator

from yuiwork.configuration.schema import Count, Row, Text
from yuiwork.configuration.section import Plain, Section
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.regions import api as regions


class Condition(Row):
    """Which fields belong to which kind is known by ``regions.eligibility``, and asked there."""

    kind: Literal[
        "resident", "domicile", "commuter", "age", "jobseeker", "weekly_hours", "declares", "any_of", "all_of"
    ]
    min: int | None = None
    max: int | None = None
    at_least: Count | None = None
    code: Text | None = None
    text: Text | None = None
    conditions: list[Condition] | None = None


class Eligibility(Row):
    """An empty list is open to everybody, people from elsewhere included."""

    conditions: list[Condition]

    @field_validator("conditions")
    @classmethod
    def readable(cls, conditions: list[Condition]) -> list[Condition]:
        try:
            regions.parse_eligibility([_plain(condition) for condition in conditions])
        except Invalid as refusal:
            raise ValueError(str(refusal.message)) from refusal
        return conditions


def _plain(condition: Condition) -> dict[str, Any]:
    return condition.model_dump(exclude_none=True)


def _read(programme: regions.Programme) -> Plain:
    return {"conditions": programme.eligibility}


def _write(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    rule = [_plain(condition) for condition in Eligibility.model_validate(wanted).conditions]
    regions.set_eligibility(actor=actor, programme_id=programme.id, rule=rule)


SECTIONS = (
    Section("eligibility", gettext_lazy("Who may take part"), TypeAdapter(Eligibility), _read, _write),
)
