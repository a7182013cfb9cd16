"""Setting up a programme: region, programme, cohort."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import use_case
from yuiwork.core.web.addresses import reserved_slugs
from yuiwork.people import api as people
from yuiwork.regions.models import Cohort, Programme, Region
from yuiwork.regions.policies import may_create_programme, may_manage_programme
from yuiwork.regions.use_cases.organisations import OrganisationName


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
    owner_id: UUID | None = None,
    **data: Unpack[ProgrammeData],
) -> Programme:
    """Create a programme, and its region if it is new (by municipality code).

    ``organisation_id`` runs it; ``owner_id`` owns it, the same organisation unless given. Raises ``Invalid``
    ``SLUG_RESERVED``.
    """
    may_create_programme(actor).enforce()
    _check_slug(slug)
    place, _created = Region.objects.get_or_create(
        municipality_code=region["municipality_code"], defaults=dict(region)
    )
    row = Programme.objects.create(
        slug=slug,
        name=name,
        organisation_id=organisation_id,
        owner_id=owner_id or organisation_id,
        region=place,
        **data,
    )
    audit.record(actor=actor, action="create", target="regions.Programme", target_id=row.id, slug=slug)
    return row


@use_case
def found_programme(
    *,
    actor: Actor,
    slug: str,
    name: str,
    owner: OrganisationName,
    operator: OrganisationName,
    region: RegionData,
    **data: Unpack[ProgrammeData],
) -> Programme:
    """The programme of this slug, set up in preparation if there is none; organisations are found by name and kind.

    Raises ``Invalid`` ``SLUG_RESERVED``.
    """
    may_create_programme(actor).enforce()
    known = Programme.objects.filter(slug=slug).first()
    if known is not None:
        return known
    _check_slug(slug)
    place, _created = Region.objects.get_or_create(
        municipality_code=region["municipality_code"], defaults=dict(region)
    )
    row = Programme.objects.create(
        slug=slug,
        name=name,
        owner=people.organisation_named(actor=actor, **owner),
        organisation=people.organisation_named(actor=actor, **operator),
        region=place,
        **data,
    )
    audit.record(actor=actor, action="create", target="regions.Programme", target_id=row.id, slug=slug)
    return row


def _check_slug(slug: str) -> None:
    if slug in reserved_slugs():
        words = _("“%(slug)s” is the address of a page. Please choose another short name.")
        raise Invalid("SLUG_RESERVED", words % {"slug": slug}, field="slug")


@use_case
def create_cohort(*, actor: Actor, programme_id: UUID, name: str, fiscal_year: int) -> Cohort:
    may_manage_programme(actor, programme_id).enforce()
    cohort = Cohort.objects.create(programme_id=programme_id, name=name, fiscal_year=fiscal_year)
    audit.record(actor=actor, action="create", target="regions.Cohort", target_id=cohort.id)
    return cohort
