"""The list of sources of a programme: its own lines, else the usual ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from yuiwork.learning.models import ProgrammeSource, Source


@dataclass(frozen=True, slots=True)
class SourceView:
    """``offered``: can it be chosen in the form? Codes that are no longer offered are still counted."""

    code: str
    label: str
    offered: bool


def sources_of(programme_id: UUID) -> list[SourceView]:
    """In the order they are offered."""
    own = list(ProgrammeSource.objects.filter(programme_id=programme_id))
    if own:
        return [SourceView(row.code, row.words, row.offered) for row in own]
    return [SourceView(source.value, str(source.label), True) for source in Source]


def own_sources(programme_id: UUID) -> list[tuple[str, str]]:
    """Codes of its own list that can be chosen, with their own words, empty for the usual ones; none: the usual list."""
    rows = ProgrammeSource.objects.filter(programme_id=programme_id, offered=True)
    return list(rows.values_list("code", "label"))


def source_words(programme_id: UUID, codes: Iterable[str] = ()) -> dict[str, str]:
    """Words by code, for whatever codes stand in applications: a code without words stands for itself."""
    usual = {source.value: str(source.label) for source in Source}
    known = usual | {view.code: view.label for view in sources_of(programme_id)}
    return known | {code: code for code in codes if code not in known}
