"""``stages``, ``years``, ``tracks``, ``goals``, ``indicators``, ``targets``, ``budget``: the plan and its figures."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import PlainSerializer
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Code, Count, Day, FiscalYear, Row, Short, Text, Yen
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.regions import api as regions

Number = Annotated[Decimal, PlainSerializer(lambda value: f"{value.normalize():f}", when_used="json")]


class Stage(Row):
    number: Count
    name: Short
    first_year: FiscalYear
    last_year: FiscalYear
    aim: str = ""

    @after_all(mode="after")
    def in_order(self) -> "Stage":
        if self.last_year < self.first_year:
            raise ValueError(_("The last year must not be before the first."))
        return self


class Year(Row):
    """The contract of a fiscal year, in yen including tax; it ends inside the year (programmes.md 3.1 RQ33)."""

    fiscal_year: FiscalYear
    contract_yen: Yen | None = None
    contract_name: str = ""
    starts_on: Day | None = None
    ends_on: Day | None = None


class Track(Row):
    code: Code
    name: Short
    kind: Literal["service", "goods"]
    description: str = ""


class Goal(Row):
    code: Code
    name: Short
    description: str = ""


class Indicator(Row):
    code: Code
    name: Short
    goal: str = ""
    layer: Literal["activity", "outcome"]
    formula: Text
    unit: Short
    start_value: Number | None = None


class Target(Row):
    """``due_month``: any day of the month. Results are entered on screen, never by file."""

    indicator: Code
    fiscal_year: FiscalYear
    value: Number
    due_month: Day | None = None


class BudgetLine(Row):
    """Price in yen including tax; a lump sum has the quantity 1."""

    fiscal_year: FiscalYear
    number: Count
    name: Short
    basis: Literal["lump", "unit", "actual"]
    unit_price_yen: Yen
    quantity: Count = 1
    unit: str = ""

    @after_all(mode="after")
    def lump_is_one(self) -> "BudgetLine":
        if self.basis == "lump" and self.quantity != 1:
            raise ValueError(_("A lump sum has the quantity 1."))
        return self


def _fields(row: Any, model: type[Row]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in model.model_fields}


def _indicators(programme: regions.Programme) -> list[dict[str, Any]]:
    return [
        {**_fields(row, Indicator), "goal": row.goal.code if row.goal else ""}
        for row in regions.indicators_of(programme.id)
    ]


def _budget_lines(programme: regions.Programme) -> list[Any]:
    years = regions.budget_years(programme.id)
    return [row.line for year in reversed(years) for row in regions.budget_of(programme.id, year).lines]


def _saves(use_case: Any) -> Any:
    def save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
        use_case(actor=actor, programme_id=programme.id, **row)

    return save


def _by_code(query: Any) -> Any:
    return lambda programme: {row.code: row.id for row in query(programme.id)}


SECTIONS: tuple[Section, ...] = (
    list_section(
        "stages",
        gettext_lazy("Stages of the plan"),
        Stage,
        ("number",),
        read=lambda p: [_fields(row, Stage) for row in regions.stages_of(p.id)],
        save=_saves(regions.save_stage),
        remove=regions.remove_stage,
        ids=lambda p: {str(row.number): row.id for row in regions.stages_of(p.id)},
    ),
    list_section(
        "years",
        gettext_lazy("Contracts of the years"),
        Year,
        ("fiscal_year",),
        read=lambda p: [_fields(row, Year) for row in reversed(regions.years_of(p.id))],
        save=_saves(regions.save_year),
    ),
    list_section(
        "tracks",
        gettext_lazy("Tracks"),
        Track,
        ("code",),
        read=lambda p: [_fields(row, Track) for row in regions.tracks_of(p.id)],
        save=_saves(regions.save_track),
        remove=regions.remove_track,
        ids=_by_code(regions.tracks_of),
    ),
    list_section(
        "goals",
        gettext_lazy("Goals"),
        Goal,
        ("code",),
        read=lambda p: [_fields(row, Goal) for row in regions.goals_of(p.id)],
        save=_saves(regions.save_goal),
    ),
    list_section(
        "indicators",
        gettext_lazy("Indicators"),
        Indicator,
        ("code",),
        read=_indicators,
        save=_saves(regions.save_indicator),
        remove=regions.remove_indicator,
        ids=_by_code(regions.indicators_of),
    ),
    list_section(
        "targets",
        gettext_lazy("Targets"),
        Target,
        ("indicator", "fiscal_year"),
        read=lambda p: [_fields(row, Target) for row in regions.target_rows(p.id)],
        save=_saves(regions.set_target),
    ),
    list_section(
        "budget",
        gettext_lazy("Budget"),
        BudgetLine,
        ("fiscal_year", "number"),
        read=lambda p: [_fields(row, BudgetLine) for row in _budget_lines(p)],
        save=_saves(regions.save_budget_line),
        remove=regions.remove_budget_line,
        ids=lambda p: {f"{row.fiscal_year} / {row.number}": row.id for row in _budget_lines(p)},
    ),
)
