"""The source of the house, for tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "yuiwork"


def rooms() -> list[str]:
    """The rooms that own tables or pages: the Django apps."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))


def python_files(*, migrations: bool = False) -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if ("migrations" in path.parts) == migrations:
            yield path


def templates() -> Iterator[Path]:
    yield from sorted(PACKAGE.glob("*/templates/**/*.html"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def where(path: Path, node: ast.AST | None = None) -> str:
    """``yuiwork/market/views/room.py:12``"""
    line = f":{getattr(node, 'lineno', 0)}" if node is not None else ""
    return f"{path.relative_to(ROOT)}{line}"
