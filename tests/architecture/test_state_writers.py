"""Only use-cases move a state: nobody finds it changed from a view, a task or a test helper's shortcut."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGE, python_files, rooms, tree, where

WRITING_CALLS = {"update", "create", "update_or_create", "get_or_create", "bulk_create"}


def _writes(path: Path) -> Iterator[ast.AST]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(t, ast.Attribute) and t.attr == "state" for t in targets):
                yield node
        elif isinstance(node, ast.Call) and _is_write(node):
            yield node


def _is_write(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute) and call.func.attr in WRITING_CALLS:
        return any(keyword.arg == "state" for keyword in call.keywords)
    is_setattr = isinstance(call.func, ast.Name) and call.func.id == "setattr" and len(call.args) > 1
    return is_setattr and isinstance(call.args[1], ast.Constant) and call.args[1].value == "state"


def _is_use_case(path: Path) -> bool:
    return "use_cases" in path.parts or path.name == "use_cases.py"


def test_states_are_written_in_use_cases_only() -> None:
    homes = {PACKAGE / room for room in rooms()}
    strangers = [
        where(path, node)
        for path in python_files()
        if not _is_use_case(path) and any(home in path.parents for home in homes)
        for node in _writes(path)
    ]
    assert strangers == []


def test_the_scan_sees_every_way_to_write(tmp_path: Path) -> None:
    source = (
        "a.state = 1\na.state += 1\nq.update(state=1)\nM.objects.create(state=1)\nsetattr(a, 'state', 1)\n"
    )
    path = tmp_path / "x.py"
    path.write_text(source + "print(a.state)\nView(state=1)\nq.filter(state=1)\n", encoding="utf-8")
    assert [getattr(node, "lineno", 0) for node in _writes(path)] == [1, 2, 3, 4, 5]
