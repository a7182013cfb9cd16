"""``programme``, ``region``, ``organisations``, ``parties``, ``members``: what it is, where, and who takes part."""

from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field, TypeAdapter, field_validator
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Code, Count, Day, Municipality, Row, Short, Text, Yen
from yuiwork.configuration.section import Plain, Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.web.addresses import reserved_slugs
from yuiwork.people.api import OrganisationKind
from yuiwork.regions import api as regions


class Programme(Row):
    """Dates JST; fee in basis points of the worker's pay; cost in yen a year while there is no budget."""

    slug: Code
    name: Short
    tagline: Short
    description: Text
    for_whom: Short
    contact: Short
    state: Literal["draft", "open", "ended"] = "draft"
    starts_on: Day
    ends_on: Day | None = None
    worker_fee_bp: int = Field(default=500, ge=0, le=10_000)
    cost_yen: Yen = 0

    @field_validator("slug")
    @classmethod
    def hides_no_page(cls, slug: str) -> str:
        if slug in reserved_slugs():
            words = _("“%(slug)s” is the address of a page. Please choose another short name.")
            raise ValueError(words % {"slug": slug})
        return slug

    @after_all(mode="after")
    def in_order(self) -> "Programme":
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError(_("The last day must not be before the first."))
        if self.state == "open" and self.ends_on is not None and self.ends_on < clock.today():
            return self.model_copy(update={"state": "ended"})  # the clock ends it on the day after
        return self


class Region(Row):
    """``municipality``: 5 digits, ``22000`` for a whole prefecture; ``accent``: ``#rrggbb``."""

    name: Short
    kana: Short
    municipality: Municipality
    population: Count
    accent: str = Field(pattern="^#[0-9a-f]{6}$", default="#0017c1")


class Organisation(Row):
    name: Short
    kana: str = ""
    kind: OrganisationKind


class Organisations(Row):
    owner: Organisation
    operator: Organisation


class Party(Row):
    """A processor needs ``consented_on``, the day of the owner's consent (programmes.md 3.1 RQ39)."""

    name: Short
    role: Literal["partner", "processor"]
    kana: str = ""
    kind: OrganisationKind
    task: Short
    since: Day | None = None
    until: Day | None = None
    consented_on: Day | None = None

    @after_all(mode="after")
    def consented(self) -> "Party":
        if self.role == "processor" and self.consented_on is None:
            raise ValueError(_("A processor needs consented_on: the day on which the owner agreed."))
        return self


class Member(Row):
    municipality: Municipality
    contact: str = ""


_TEXTS = (
    "name",
    "tagline",
    "description",
    "for_whom",
    "contact",
    "starts_on",
    "ends_on",
    "worker_fee_bp",
    "cost_yen",
)


def _read_programme(programme: regions.Programme) -> Plain:
    return {name: getattr(programme, name) for name in ("slug", "state", *_TEXTS)}


def _write_programme(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    """The texts last: opening it again and ending it set a last day of their own."""
    new = Programme.model_validate(wanted)
    if new.state == "open" or (new.state, programme.state) == ("ended", "draft"):
        regions.open_programme(actor=actor, programme_id=programme.id)
    if new.state == "ended":
        regions.end_programme(actor=actor, programme_id=programme.id)
    texts: Any = {name: getattr(new, name) for name in _TEXTS}
    regions.edit_programme(actor=actor, programme_id=programme.id, **texts)


def _read_region(programme: regions.Programme) -> Plain:
    region = programme.region
    return {
        "name": region.name,
        "kana": region.kana,
        "municipality": region.municipality_code,
        "population": region.population,
        "accent": region.accent,
    }


def _leave(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    """A region belongs to all its programmes: it is named when the first one is set up, and kept."""


def _organisation(row: Any) -> dict[str, str]:
    return {"name": row.name, "kana": row.kana, "kind": row.kind}


def _read_organisations(programme: regions.Programme) -> Plain:
    return {"owner": _organisation(programme.owner), "operator": _organisation(programme.organisation)}


def _write_organisations(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
    new = Organisations.model_validate(wanted)
    regions.set_owner_and_operator(
        actor=actor, programme_id=programme.id, owner=named(new.owner), operator=named(new.operator)
    )


def named(row: Organisation) -> regions.OrganisationName:
    return {"name": row.name, "kana": row.kana, "kind": row.kind.value}


def _read_parties(programme: regions.Programme) -> list[dict[str, Any]]:
    fields = ("role", "task", "since", "until", "consented_on")
    return [
        {**_organisation(row.organisation), **{name: getattr(row, name) for name in fields}}
        for row in regions.parties_of(programme.id)
    ]


def _save_party(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    organisation: Any = {name: str(row.pop(name)) for name in ("name", "kana", "kind")}
    regions.save_party(actor=actor, programme_id=programme.id, organisation=organisation, **row)


def _save_member(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    code = row.pop("municipality")
    regions.save_member(actor=actor, programme_id=programme.id, municipality_code=code, **row)


SECTIONS = (
    Section(
        "programme",
        gettext_lazy("What the programme is"),
        TypeAdapter(Programme),
        _read_programme,
        _write_programme,
    ),
    Section("region", gettext_lazy("Region"), TypeAdapter(Region), _read_region, _leave, changes=False),
    Section(
        "organisations",
        gettext_lazy("Owner and operator"),
        TypeAdapter(Organisations),
        _read_organisations,
        _write_organisations,
    ),
    list_section(
        "parties",
        gettext_lazy("Partners and contractors"),
        Party,
        ("name", "role"),
        read=_read_parties,
        save=_save_party,
        remove=regions.remove_party,
        ids=lambda p: {f"{row.organisation.name} / {row.role}": row.id for row in regions.parties_of(p.id)},
    ),
    list_section(
        "members",
        gettext_lazy("Member municipalities"),
        Member,
        ("municipality",),
        read=lambda p: [
            {"municipality": row.municipality_code, "contact": row.contact}
            for row in regions.members_of(p.id)
        ],
        save=_save_member,
        remove=regions.remove_member,
        ids=lambda p: {row.municipality_code: row.id for row in regions.members_of(p.id)},
    ),
)
