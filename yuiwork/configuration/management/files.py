"""A file named on the command line, and what is wrong with it in lines that an editor can follow."""

from pathlib import Path

from django.core.management.base import CommandError

from yuiwork.configuration.document import Unreadable
from yuiwork.configuration.loading import Configuration, check
from yuiwork.configuration.section import Change

SIGNS = {"add": "+", "change": "~", "remove": "-", "keep": "="}


def checked(path: Path) -> Configuration:
    """Raises ``CommandError``: one line for each problem, ``file:line:column: where: reason``."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error
    try:
        return check(text)
    except Unreadable as unreadable:
        raise CommandError(in_lines(path, unreadable)) from unreadable


def in_lines(path: Path, unreadable: Unreadable) -> str:
    return "\n".join(
        f"{path}:{p.line}:{p.column}: {p.where + ': ' if p.where else ''}{p.reason}"
        for p in unreadable.problems
    )


def line_of(change: Change) -> str:
    """``~ programme tagline: before → after``; ``=`` is what the file says otherwise but does not change."""
    turned = f": {change.before or '∅'} → {change.after or '∅'}" if change.before or change.after else ""
    return f"{SIGNS[change.kind]} {change.section} {change.what}{turned}"
