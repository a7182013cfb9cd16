"""Templates carry no style, script or handler of their own: the Content-Security-Policy would silence them."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, templates, where

FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*="),
    "handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "style element": re.compile(r"<style[\s>]"),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "foreign resource": re.compile(r"""(?:src|srcset|action)\s*=\s*["'](?:https?:)?//"""),
}
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
FILES = list(templates())
# Markup that is made by us and not by people; everything else is escaped.
SAFE = {"core/templates/ui/field_help.html": "help texts of our own forms may hold a link"}


@pytest.mark.parametrize("path", FILES, ids=where)
def test_a_template_holds_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []
    for attributes, body in SCRIPT.findall(text):
        assert "src=" in attributes or 'type="application/json"' in attributes, body


@pytest.mark.parametrize("path", FILES, ids=where)
def test_what_people_typed_is_escaped(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.relative_to(PACKAGE).as_posix() not in SAFE:
        assert "|safe" not in text
        assert "autoescape off" not in text


@pytest.mark.parametrize("path", FILES, ids=where)
def test_every_posting_form_carries_its_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    forms = re.findall(r'<form[^>]*method="post".*?</form>', text, re.DOTALL)
    assert [form[:60] for form in forms if "{% csrf_token %}" not in form] == []
