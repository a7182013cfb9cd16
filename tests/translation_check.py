"""Is every English sentence translated? ``python -m tests.translation_check [--update] [room ...]``.

Each room translates its own sentences in ``yuiwork/<room>/locale/ja/LC_MESSAGES/django.po``. A sentence that
is missing, empty, fuzzy or no longer used fails the check, and so does one whose placeholders differ, or
which two rooms translate differently: Django knows only one translation of a sentence. ``--update`` adds
what is missing (empty) and removes what nobody uses.
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "yuiwork"
CATALOGUE = Path("locale/ja/LC_MESSAGES/django.po")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_ENDINGS = {".html", ".txt"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
HEADER = """\
# Japanese wording of the {room} room: です・ます, kind, verbs on buttons.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: ja\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""

Key = tuple[str, str]  # context, singular


@dataclass(frozen=True, slots=True)
class Use:
    """One sentence and where it stands."""

    context: str
    ids: tuple[str, ...]  # singular, or singular and plural
    place: str

    @property
    def key(self) -> Key:
        return (self.context, self.ids[0])


def rooms() -> list[str]:
    """Every package of the house that may say something to a person."""
    return sorted(p.parent.name for p in PACKAGE.glob("*/__init__.py"))


def uses_in(source: bytes, place: str) -> Iterator[Use]:
    """The sentences of one Python file or template."""
    if not place.endswith(".py"):
        # What templatize leaves is calls among blanked-out words: tokens of Python once the indents are gone.
        lines = templatize(source.decode(), origin=place).splitlines()
        source = "\n".join(line.strip() for line in lines).encode()
    for _line, found, _comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS):
        ids = (found,) if isinstance(found, str) else tuple(part for part in found if part)
        if ids:
            yield Use(context or "", ids, place)


def uses_of_room(room: str) -> dict[Key, list[Use]]:
    """All sentences of a room by context and singular, with every place in which they stand."""
    found: dict[Key, list[Use]] = {}
    for path in _sources(room):
        for use in uses_in(path.read_bytes(), path.relative_to(PACKAGE / room).as_posix()):
            found.setdefault(use.key, []).append(use)
    return found


def _sources(room: str) -> list[Path]:
    folder = PACKAGE / room
    python = [p for p in folder.rglob("*.py") if "migrations" not in p.parts]
    templates = [p for p in folder.glob("templates/**/*") if p.suffix in TEMPLATE_ENDINGS]
    return sorted(python + templates)


def catalogue_of(room: str) -> Catalog:
    """The room's translations; empty when it has no file yet."""
    path = PACKAGE / room / CATALOGUE
    if not path.exists():
        return Catalog(locale="ja")
    with path.open("rb") as file:
        return read_po(file, locale="ja")


def problems_of(room: str) -> list[str]:
    """What is wrong with the room's translations, a line each."""
    used = uses_of_room(room)
    known = {_key(message): message for message in catalogue_of(room) if message.id}
    problems = [f"{room}: missing: {_name(uses[0])}" for key, uses in used.items() if key not in known]
    problems += [f"{room}: unused: {key[1]!r}" for key in known if key not in used]
    for key, message in known.items():
        if key in used:
            use = used[key][0]
            problems += [f"{room}: {fault}: {_name(use)}" for fault in _faults(message, use)]
    return problems + [f"{room}: not a plain string: {place}" for place in _not_literal(room)]


def conflicts(among: Iterable[str]) -> list[str]:
    """Sentences that two rooms translate differently: only one of them would be shown."""
    seen: dict[Key, dict[str, str]] = {}
    for room in among:
        for message in catalogue_of(room):
            if message.id and any(_strings(message)):
                seen.setdefault(_key(message), {})[room] = " / ".join(_strings(message))
    return [
        f"{' and '.join(sorted(by_room))} translate {key[1]!r} differently: {sorted(set(by_room.values()))}"
        for key, by_room in sorted(seen.items())
        if len(set(by_room.values())) > 1
    ]


def update(room: str) -> tuple[int, int]:
    """Add missing sentences (empty) and remove unused ones. Returns how many of each."""
    used, catalogue = uses_of_room(room), catalogue_of(room)
    known = {_key(message): message for message in catalogue if message.id}
    if not used and not known:
        return (0, 0)
    fresh = Catalog(locale="ja")
    for key, uses in used.items():
        ids = uses[0].ids if len(uses[0].ids) > 1 else uses[0].ids[0]
        old = known.get(key)
        places = [(place, 0) for place in dict.fromkeys(use.place for use in uses)]
        flags = {"fuzzy"} if old is not None and old.fuzzy else set()
        fresh.add(ids, old.string if old else None, places, flags=flags, context=key[0] or None)
    _write(room, fresh)
    return (len(used.keys() - known.keys()), len(known.keys() - used.keys()))


def _write(room: str, catalogue: Catalog) -> None:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, omit_header=True, sort_output=True, include_lineno=False)
    path = PACKAGE / room / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    text = HEADER.format(room=room) + "\n" + buffer.getvalue().decode().strip() + "\n"
    path.write_text(text, encoding="utf-8")


def _key(message: Message) -> Key:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", singular)


def _name(use: Use) -> str:
    context = f" [{use.context}]" if use.context else ""
    return f"{use.ids[0]!r}{context} ({use.place})"


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _faults(message: Message, use: Use) -> Iterator[str]:
    strings = _strings(message)
    if message.fuzzy:
        yield "fuzzy"
    if not strings or not all(text.strip() for text in strings):
        yield "empty"
        return
    if len(strings) != 1 or isinstance(message.id, str) != (len(use.ids) == 1):
        yield "needs exactly one Japanese form"
    if _placeholders(strings[0]) - {name for part in use.ids for name in _placeholders(part)}:
        yield "placeholder that the sentence does not have"
    # A count may be left unsaid in Japanese as it may be in English, any other placeholder not.
    if len(use.ids) == 1 and _placeholders(use.ids[0]) - _placeholders(strings[0]):
        yield "placeholder lost"


def _placeholders(text: str) -> set[str]:
    return {a or b or "{}" for a, b in PLACEHOLDER.findall(text)}


def _not_literal(room: str) -> Iterator[str]:
    """Calls such as ``_(variable)``: nobody could translate what they say."""
    for path in _sources(room):
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and not _is_literal(node):
                yield f"{path.relative_to(PACKAGE / room).as_posix()}:{node.lineno}"


def _is_literal(call: ast.Call) -> bool:
    """True for every call but those of gettext with something else than plain strings."""
    if not isinstance(call.func, ast.Name) or call.func.id not in KEYWORDS:
        return True
    texts = call.args[: len(KEYWORDS[call.func.id] or (1,))]
    return bool(texts) and all(isinstance(text, ast.Constant) for text in texts)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.translation_check", description=__doc__)
    parser.add_argument("--update", action="store_true", help="add missing sentences, remove unused ones")
    parser.add_argument("room", nargs="*", help="only these rooms")
    given = parser.parse_args(arguments)
    chosen = given.room or rooms()
    if given.update:
        for room in chosen:
            added, removed = update(room)
            if added or removed:
                print(f"{room}: {added} added, {removed} removed")
    problems = [line for room in chosen for line in problems_of(room)] + conflicts(rooms())
    print("\n".join(problems) if problems else "translations: ok")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
