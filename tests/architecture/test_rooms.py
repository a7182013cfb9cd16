"""Every room explains itself: a README that names its models, a door, events in the past tense."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.source import PACKAGE, python_files, rooms, tree, where

# Rooms that own no tables and are entered by nobody.
DOORLESS = {"config", "core", "demo", "portal"}
# Ground floor and roof have no words of their own: docs/architecture.md describes them.
WITHOUT_WORDS = {"config", "core"}
SCREEN = 50  # lines; most functions are far shorter


@pytest.mark.parametrize("room", [r for r in rooms() if r not in WITHOUT_WORDS])
def test_a_room_has_a_readme_that_names_its_models(room: str) -> None:
    path = PACKAGE / room / "README.md"
    assert path.exists(), "write what the room owns, its words, its rules in ten lines"
    text = path.read_text(encoding="utf-8")
    models = [
        m.__name__ for m in apps.get_app_config(room).get_models() if m.__module__.startswith("yuiwork.")
    ]
    assert [name for name in models if f"`{name}`" not in text] == []


@pytest.mark.parametrize("room", [r for r in rooms() if r not in DOORLESS])
def test_a_room_has_a_door(room: str) -> None:
    assert (PACKAGE / room / "api.py").exists()


def test_files_stay_small_enough_to_read() -> None:
    long = [
        where(path)
        for path in python_files()
        if path.read_bytes().count(b"\n") > 300 and not _only_lists_names(path)
    ]
    assert long == []


def _only_lists_names(path: Path) -> bool:
    """A door: imports and ``__all__``, to look something up in, not to read."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return path.name == "api.py" and all(
        isinstance(node, ast.Expr | ast.ImportFrom | ast.Assign) for node in body
    )


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        where(path, node)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and _lines(node) > SCREEN
    ]
    assert long == []


def _lines(function: ast.FunctionDef) -> int:
    """Lines of the body, without what the function says about itself."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - first.lineno + 1
