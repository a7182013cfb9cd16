"""Migrations are changes of production: they can be undone, and they do not lean on code that will move on."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import python_files, tree, where

FILES = list(python_files(migrations=True))
# What a field of a model needs to be written down; everything else belongs to its time.
MAY_IMPORT = ("yuiwork.core.",)


def _imports(path: Path) -> list[str]:
    names = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names


def _calls(path: Path, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name
    ]


@pytest.mark.parametrize("path", FILES, ids=where)
def test_a_migration_imports_no_rules_of_a_room(path: Path) -> None:
    if _calls(path, "RunPython"):
        ours = [name for name in _imports(path) if name.startswith("yuiwork.")]
        assert [name for name in ours if not name.startswith(MAY_IMPORT)] == []


@pytest.mark.parametrize("path", FILES, ids=where)
def test_a_migration_can_be_undone(path: Path) -> None:
    for call in [*_calls(path, "RunSQL"), *_calls(path, "RunPython")]:
        names = {keyword.arg for keyword in call.keywords}
        assert len(call.args) > 1 or names & {"reverse_sql", "reverse_code"}, where(path, call)


def test_there_are_no_missing_migrations(db: None) -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
