"""A configuration file as text: every value with its line and column, so that an error can point at it.

Values are read as text and given their type by the schema: ``01202`` stays a code, ``no`` stays a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]
_EMPTY = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where: ``line`` and ``column`` count from 1."""

    line: int
    column: int
    where: str
    reason: str

    def __str__(self) -> str:
        place = _("line %(line)d, column %(column)d") % {"line": self.line, "column": self.column}
        return f"{place}: {self.where}: {self.reason}" if self.where else f"{place}: {self.reason}"


class Unreadable(Exception):
    """The file cannot be used; ``problems`` in the order of the lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = sorted(problems, key=lambda problem: (problem.line, problem.column))


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a file, and where each stands."""

    values: dict[str, Any]
    places: dict[Path, tuple[int, int]]

    def problem(self, path: Path, reason: str) -> Problem:
        """At the value of the path, or at the nearest thing around it that stands in the file."""
        around = path
        while around and around not in self.places:
            around = around[:-1]
        line, column = self.places.get(around, (1, 1))
        return Problem(line, column, _in_words(path), reason)


def read(text: str) -> Document:
    """Read a file. Raises ``Unreadable`` for broken YAML, a key written twice, or a file that is no mapping."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = _("This line cannot be read: please check its indent, colons and quotation marks.")
        raise Unreadable([Problem(line, column, "", reason)]) from error
    except yaml.YAMLError as error:
        raise Unreadable(
            [Problem(1, 1, "", _("The file contains a character that cannot be read."))]
        ) from error
    if not isinstance(root, MappingNode):
        raise Unreadable([Problem(1, 1, "", _("The file must begin with the name of a section."))])
    places: dict[Path, tuple[int, int]] = {}
    problems: list[Problem] = []
    values = _value(root, (), places, problems)
    if problems:
        raise Unreadable(problems)
    return Document(values, places)


def _value(node: Node, path: Path, places: dict[Path, tuple[int, int]], problems: list[Problem]) -> Any:
    places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, MappingNode):
        return _mapping(node, path, places, problems)
    if isinstance(node, SequenceNode):
        return [_value(item, (*path, number), places, problems) for number, item in enumerate(node.value)]
    assert isinstance(node, ScalarNode)
    return None if node.style is None and node.value in _EMPTY else node.value


def _mapping(
    node: MappingNode, path: Path, places: dict[Path, tuple[int, int]], problems: list[Problem]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if key in values:
            reason = _("“%(key)s” is here twice.") % {"key": key}
            problems.append(Problem(line, column, _in_words((*path, key)), reason))
            continue
        places[(*path, key)] = (line, column)
        values[key] = _value(value_node, (*path, key), places, problems)
    return values


def _in_words(path: Path) -> str:
    """``courses[2].title``, counted from 1 as people count."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words
