"""Setting up a programme: region, programme, cohort, targets."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case
from yuiwork.regions.models import Cohort, Programme, Region, Target
from yuiwork.regions.policies import may_create_programme, may_manage_programme


class ProgrammeData(TypedDict, total=False):
    """Texts in Japanese; fee in basis points; cost in yen; dates JST."""

    tagline: str
    description: str
    for_whom: str
    contact: str
    state: str
    starts_on: date
    ends_on: date | None
    worker_fee_bp: int
    cost_yen: int


class RegionData(TypedDict):
    name: str
    kana: str
    municipality_code: str
    population: int
    accent: str


@use_case
def create_programme(
    *,
    actor: Actor,
    slug: str,
    name: str,
    organisation_id: UUID,
    region: RegionData,
    **data: Unpack[ProgrammeData],
) -> Programme:
    """Create a programme, and its region if it is new (by municipality code)."""
    may_create_programme(actor).enforce()
    place, _created = Region.objects.get_or_create(
        municipality_code=region["municipality_code"], defaults=dict(region)
    )
    row = Programme.objects.create(
        slug=slug, name=name, organisation_id=organisation_id, region=place, **data
    )
    audit.record(actor=actor, action="create", target="regions.Programme", target_id=row.id, slug=slug)
    return row


@use_case
def create_cohort(*, actor: Actor, programme_id: UUID, name: str, fiscal_year: int) -> Cohort:
    may_manage_programme(actor, programme_id).enforce()
    cohort = Cohort.objects.create(programme_id=programme_id, name=name, fiscal_year=fiscal_year)
    audit.record(actor=actor, action="create", target="regions.Cohort", target_id=cohort.id)
    return cohort


@use_case
def set_target(*, actor: Actor, programme_id: UUID, fiscal_year: int, indicator: str, value: int) -> Target:
    """Promise a number of people for an indicator in a fiscal year."""
    may_manage_programme(actor, programme_id).enforce()
    target, _created = Target.objects.update_or_create(
        programme_id=programme_id, fiscal_year=fiscal_year, indicator=indicator, defaults={"value": value}
    )
    audit.record(
        actor=actor,
        action="set_target",
        target="regions.Programme",
        target_id=programme_id,
        indicator=indicator,
        value=value,
        fiscal_year=fiscal_year,
    )
    return target
