"""Checking a file, comparing it with a programme, loading it, and writing a programme out as a file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml
from django.utils.translation import gettext as _
from pydantic import ValidationError

from yuiwork.configuration.document import Document, Path, Problem, Unreadable, read
from yuiwork.configuration.links import loose_ends, within
from yuiwork.configuration.schema import reason
from yuiwork.configuration.section import Change, Plain, Section
from yuiwork.configuration.sections import SECTIONS
from yuiwork.configuration.sections.programme import Organisation, Programme, Region, named
from yuiwork.core.actor import Actor
from yuiwork.regions import api as regions

NEEDED_FOR_NEW = ("programme", "region", "organisations")
_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Configuration:
    """A checked file: the sections it has, in the order of ``SECTIONS``, each in its normal form, and its text."""

    values: dict[str, Plain]
    document: Document

    @property
    def slug(self) -> str:
        return str(self.values["programme"]["slug"])

    def sections(self) -> Iterator[tuple[Section, Plain]]:
        for section in SECTIONS:
            if section.name in self.values:
                yield section, self.values[section.name]

    def only(self, *names: str) -> "Configuration":
        """The same file with fewer sections; ``programme`` always stays."""
        kept = {"programme", *names}
        values = {name: value for name, value in self.values.items() if name in kept}
        return replace(self, values=values)

    def among(self, programme: regions.Programme | None) -> "Configuration":
        """The same as this programme understands it. Raises ``Unreadable`` where it does not fit."""
        return replace(self, values=within(self.document, self.values, programme))


def check(text: str) -> Configuration:
    """Read and check a file. Raises ``Unreadable`` with line, column and reason of everything that is wrong."""
    document = read(text)
    problems = list(_unknown_sections(document))
    values: dict[str, Plain] = {}
    for section in SECTIONS:
        if section.name not in document.values:
            continue
        try:
            values[section.name] = section.normal(document.values[section.name])
        except ValidationError as error:
            problems += _problems(document, section, error)
    if "programme" not in document.values:
        problems.append(document.problem((), _("The section “programme” is missing.")))
    problems += loose_ends(document, values)
    if problems:
        raise Unreadable(problems)
    return Configuration(values, document)


def present_programme(slug: str) -> regions.Programme | None:
    """The programme of a slug in any state, for those who already may load it."""
    return next((row for row in regions.all_programmes() if row.slug == slug), None)


def changes(configuration: Configuration) -> list[Change]:
    """What loading would do; empty when everything is as the file says. Raises ``Unreadable`` as ``among``."""
    programme = present_programme(configuration.slug)
    return _differences(configuration.among(programme), programme)


def _differences(configuration: Configuration, programme: regions.Programme | None) -> list[Change]:
    found: list[Change] = []
    for section, wanted in configuration.sections():
        present = section.present(programme) if programme else ([] if section.key else {})
        found += section.diff(present, wanted)
    return found


def load(actor: Actor, configuration: Configuration) -> list[Change]:
    """Bring the programme to what the file says, through the use-cases; what was changed.

    Each use-case commits by itself, and each writes under a natural key: a loading that was interrupted is loaded again.
    Raises ``Unreadable`` for a new programme without ``region`` or ``organisations`` and as ``among``, ``Refused`` for
    the wrong actor.
    """
    present_one = present_programme(configuration.slug)
    configuration = configuration.among(present_one)
    told = _differences(configuration, present_one)
    if not told:
        return []
    if present_one is None:
        _found(actor, configuration)
    for section, wanted in configuration.sections():
        programme = present_programme(configuration.slug)
        assert programme is not None
        present = section.present(programme)
        if any(section.diff(present, wanted)):
            section.write(actor, programme, present, wanted)
    return told


def export(programme: regions.Programme) -> str:
    """The programme as a file that loads to itself. Empty sections and what was called off are left out."""
    values = {section.name: section.exported(programme) for section in SECTIONS}
    filled = {name: value for name, value in values.items() if value}
    parts = (
        yaml.dump({name: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
        for name, value in filled.items()
    )
    return "\n".join(parts)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as they are read."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def _found(actor: Actor, configuration: Configuration) -> None:
    missing = [name for name in NEEDED_FOR_NEW if name not in configuration.values]
    if missing:
        why = _("A new programme needs these sections too: %(names)s.") % {"names": ", ".join(missing)}
        raise Unreadable([Problem(1, 1, "", why)])
    what = Programme.model_validate(configuration.values["programme"])
    where = Region.model_validate(configuration.values["region"])
    sides = configuration.values["organisations"]
    regions.found_programme(
        actor=actor,
        slug=what.slug,
        name=what.name,
        owner=named(Organisation.model_validate(sides["owner"])),
        operator=named(Organisation.model_validate(sides["operator"])),
        region={
            "name": where.name,
            "kana": where.kana,
            "municipality_code": where.municipality,
            "population": where.population,
            "accent": where.accent,
        },
        tagline=what.tagline,
        description=what.description,
        for_whom=what.for_whom,
        contact=what.contact,
        starts_on=what.starts_on,
        ends_on=what.ends_on,
        worker_fee_bp=what.worker_fee_bp,
        cost_yen=what.cost_yen,
    )


def _unknown_sections(document: Document) -> Iterator[Problem]:
    known = {section.name for section in SECTIONS}
    for name in document.values:
        if name not in known:
            choices = ", ".join(section.name for section in SECTIONS)
            yield document.problem(
                (name,), _("There is no such section. Known are: %(names)s.") % {"names": choices}
            )


def _problems(document: Document, section: Section, error: ValidationError) -> Iterator[Problem]:
    for fault in error.errors(include_url=False):
        yield document.problem(_path(document, section.name, fault["loc"]), reason(fault))


def _path(document: Document, name: str, loc: tuple[int | str, ...]) -> Path:
    """Without what pydantic adds to a path (names of types and validators)."""
    path: Path = (name,)
    for part in loc:
        if (*path, part) in document.places or part == loc[-1]:
            path = (*path, part)
    return path
