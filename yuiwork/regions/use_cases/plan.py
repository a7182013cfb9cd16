"""The plan: stages, contracts of the years, tracks, goals, indicators."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.transactions import use_case
from yuiwork.japan.dates import fiscal_year_bounds
from yuiwork.regions.models import Goal, Indicator, ProgrammeYear, Stage, Track
from yuiwork.regions.use_cases.put import managed_programme, put, take_out


@use_case
def save_stage(
    *,
    actor: Actor,
    programme_id: UUID,
    number: int,
    name: str,
    first_year: int,
    last_year: int,
    aim: str = "",
    is_new: bool = False,
) -> Stage:
    """A stage of the plan; years by their first year. Raises ``Invalid`` ``ENDS_BEFORE_START``, ``STAGES_OVERLAP``."""
    if last_year < first_year:
        raise Invalid(
            "ENDS_BEFORE_START", _("The last year must not be before the first."), field="last_year"
        )
    managed_programme(actor, programme_id)
    others = Stage.objects.filter(programme_id=programme_id).exclude(number=number)
    other = others.filter(first_year__lte=last_year, last_year__gte=first_year).first()
    if other is not None:
        raise Invalid(
            "STAGES_OVERLAP",
            _("These years already belong to stage %(number)d.") % {"number": other.number},
            field="first_year",
        )
    return put(
        Stage,
        actor=actor,
        programme_id=programme_id,
        key={"number": number},
        values={"name": name, "first_year": first_year, "last_year": last_year, "aim": aim},
        is_new=is_new,
    )


@use_case
def remove_stage(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    take_out(Stage, actor=actor, programme_id=programme_id, row_id=row_id)


@use_case
def save_year(
    *,
    actor: Actor,
    programme_id: UUID,
    fiscal_year: int,
    contract_yen: int | None = None,
    contract_name: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    is_new: bool = False,
) -> ProgrammeYear:
    """The contract of a fiscal year: yen including tax, dates JST.

    Raises ``Invalid`` ``OUTSIDE_YEAR``, ``ENDS_BEFORE_START``: a contract ends inside its year (programmes.md 3.1 RQ33).
    """
    first, last = fiscal_year_bounds(fiscal_year)
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if day and not first <= day <= last:
            raise Invalid("OUTSIDE_YEAR", _("This day is outside the fiscal year."), field=field)
    if starts_on and ends_on and ends_on < starts_on:
        raise Invalid("ENDS_BEFORE_START", _("The last day must not be before the first."), field="ends_on")
    return put(
        ProgrammeYear,
        actor=actor,
        programme_id=programme_id,
        key={"fiscal_year": fiscal_year},
        values={
            "contract_yen": contract_yen,
            "contract_name": contract_name,
            "starts_on": starts_on,
            "ends_on": ends_on,
        },
        is_new=is_new,
    )


@use_case
def save_track(
    *,
    actor: Actor,
    programme_id: UUID,
    code: str,
    name: str,
    kind: str,
    description: str = "",
    is_new: bool = False,
) -> Track:
    """One of several parallel subjects; ``kind`` service or goods."""
    return put(
        Track,
        actor=actor,
        programme_id=programme_id,
        key={"code": code},
        values={"name": name, "kind": kind, "description": description},
        is_new=is_new,
    )


@use_case
def remove_track(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    take_out(Track, actor=actor, programme_id=programme_id, row_id=row_id)


@use_case
def save_goal(
    *, actor: Actor, programme_id: UUID, code: str, name: str, description: str = "", is_new: bool = False
) -> Goal:
    return put(
        Goal,
        actor=actor,
        programme_id=programme_id,
        key={"code": code},
        values={"name": name, "description": description},
        is_new=is_new,
    )


@use_case
def remove_goal(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    """Raises ``Refused`` ``IN_USE`` while it has indicators."""
    take_out(Goal, actor=actor, programme_id=programme_id, row_id=row_id)


@use_case
def save_indicator(
    *,
    actor: Actor,
    programme_id: UUID,
    code: str,
    name: str,
    formula: str,
    unit: str,
    layer: str,
    goal: str = "",
    start_value: Decimal | None = None,
    is_new: bool = False,
) -> Indicator:
    """An indicator; ``goal`` is the code of a goal of this programme, or nothing. Raises ``NotFound`` for another's."""
    managed_programme(actor, programme_id)
    group = Goal.objects.filter(programme_id=programme_id, code=goal).first() if goal else None
    if goal and group is None:
        raise NotFound
    return put(
        Indicator,
        actor=actor,
        programme_id=programme_id,
        key={"code": code},
        values={
            "goal_id": group.id if group else None,
            "name": name,
            "formula": formula,
            "unit": unit,
            "layer": layer,
            "start_value": start_value,
        },
        is_new=is_new,
    )


@use_case
def remove_indicator(*, actor: Actor, programme_id: UUID, row_id: UUID) -> None:
    """Its targets and results stay, for the reports of past years."""
    take_out(Indicator, actor=actor, programme_id=programme_id, row_id=row_id)
