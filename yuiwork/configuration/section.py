"""What a section of the file is, and how two versions of it are compared."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from yuiwork.core.actor import Actor
from yuiwork.core.web.components import Text
from yuiwork.regions import api as regions

Plain = Any  # what YAML can hold: text, numbers, lists, mappings


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``kind``: add, change, remove, or keep: the file says otherwise, but it is not changed by file."""

    section: str
    kind: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """``read`` gives what is there, for comparing; ``write`` brings the programme to what the file says.

    ``key``: the fields that name a row of a list; none for a section that is one mapping. ``removes``: rows that are
    missing in the file go; ``changes``: a row that is there already is changed (else only added), but for its
    ``fixed`` fields. ``written``: what a file shall say, where it is not all that is there. ``ordered``: the order of
    the rows says something too.
    """

    name: str
    label: Text
    schema: TypeAdapter[Any]
    read: Callable[[regions.Programme], Plain]
    write: Callable[[Actor, regions.Programme, Plain, Plain], None]
    key: tuple[str, ...] = ()
    removes: bool = True
    changes: bool = True
    fixed: tuple[str, ...] = ()
    ordered: bool = False
    written: Callable[[regions.Programme], Plain] | None = None

    def normal(self, value: Plain) -> Plain:
        """The value in its one written form, without what is said by default. Raises pydantic's ValidationError."""
        read = self.schema.validate_python(value)
        return self.schema.dump_python(read, mode="json", exclude_defaults=True, exclude_none=True)

    def present(self, programme: regions.Programme) -> Plain:
        return self._shown(self.read(programme))

    def exported(self, programme: regions.Programme) -> Plain:
        """What a file of today says."""
        return self._shown((self.written or self.read)(programme))

    def _shown(self, value: Plain) -> Plain:
        """A mapping of which the programme says nothing yet is empty; a file that says nothing is wrong."""
        return {} if value is None else self.normal(value)

    def diff(self, present: Plain, wanted: Plain) -> Iterator[Change]:
        """What loading would do, in the order of the file."""
        if not self.key:
            yield from self._fields("", present or {}, wanted, known=bool(present))
            return
        before, after = by_key(present or [], self.key), by_key(wanted, self.key)
        for key, row in after.items():
            if key not in before:
                yield Change(self.name, "add", key)
            else:
                yield from self._fields(key, before[key], row, known=True)
        for key in before:
            if key not in after and self.removes:
                yield Change(self.name, "remove", key)
        if self.ordered:
            yield from self._order(
                [key for key in before if key in after], [key for key in after if key in before]
            )

    def _order(self, before: list[str], after: list[str]) -> Iterator[Change]:
        """Of the rows that stay: from the first to the last that stands elsewhere."""
        moved = [number for number, key in enumerate(before) if after[number] != key]
        if moved:
            part = slice(moved[0], moved[-1] + 1)
            yield Change(self.name, "change", _("order"), shortened(before[part]), shortened(after[part]))

    def _fields(self, key: str, before: Plain, after: Plain, *, known: bool) -> Iterator[Change]:
        for field in dict.fromkeys([*after, *before]):
            old, new = before.get(field), after.get(field)
            if old != new:
                stays = not self.changes or field in self.fixed
                kind = ("keep" if stays else "change") if known else "add"
                what = f"{key}: {field}" if key else field
                yield Change(self.name, kind, what, shortened(old), shortened(new))


def by_key(rows: Iterable[Plain], key: Sequence[str]) -> dict[str, Plain]:
    """Rows by their name; of twins, such as two courses of one title that begin on one day, the second is “… (2)”."""
    named: dict[str, Plain] = {}
    seen: Counter[str] = Counter()
    for row in rows:
        name = " / ".join(str(row.get(field, "")) for field in key)
        seen[name] += 1
        named[name if seen[name] == 1 else f"{name} ({seen[name]})"] = row
    return named


def shortened(value: Plain) -> str:
    """A value for the eye: at most a line."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else ", ".join(_flat(value))
    return text if len(text) <= 80 else f"{text[:79]}…"


def _flat(value: Plain) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield f"{key}: {' '.join(_flat(inner))}"
        case list():
            for inner in value:
                yield from _flat(inner)
        case _:
            yield str(value)
