"""Rates and thresholds of tax law stand in dated tables only (japan/data)."""

import ast
import re

from tests.architecture.source import PACKAGE, python_files, templates, tree, where

NUMBERS = {1021, 2042, 10.21, 20.42, 0.1021, 0.2042, 1.1, 1.08, 0.08}
TEXT = re.compile(r"(?<![\d.])(?:10\.21|20\.42|0\.1021|0\.2042)(?![\d])")
DATA = PACKAGE / "japan" / "data"
SAMPLES = {PACKAGE / "portal" / "styleguide.py"}  # made-up figures that show a component


def test_no_rate_is_a_literal_in_code() -> None:
    found = [
        f"{where(path, node)}: {node.value!r}"
        for path in python_files()
        if DATA not in path.parents and path not in SAMPLES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and _is_rate(node.value)
    ]
    assert found == [], "read it from japan (withholding, consumption_tax, parameters)"


def _is_rate(value: object) -> bool:
    if isinstance(value, str):
        return bool(TEXT.search(value))
    return isinstance(value, int | float) and not isinstance(value, bool) and value in NUMBERS


def test_no_rate_is_a_literal_on_a_page_or_paper() -> None:
    papers = [
        *templates(),
        *sorted(PACKAGE.glob("*/pdf/*.typ")),
        *sorted(PACKAGE.glob("*/templates/**/*.txt")),
    ]
    found = [where(path) for path in papers if TEXT.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_scan_knows_a_rate_when_it_sees_one() -> None:
    assert all(_is_rate(value) for value in (1021, 0.2042, "税率 10.21%", "20.42"))
    assert not any(_is_rate(value) for value in (100, 1, True, "110.21", "2026.10.21 10:21"))
