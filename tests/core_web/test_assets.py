"""The stylesheet and the script: within the budget, in layers, from our own values only."""

import gzip
import re
from pathlib import Path

from yuiwork.core.web.assets import script, squeeze, stylesheet
from yuiwork.core.web.contrast import contrast

CSS = Path(__file__).resolve().parents[2] / "yuiwork" / "core" / "static" / "core" / "css"
CSS_BUDGET = 20 * 1024  # bytes, gzipped: public-sector-ux.md 6.1
JS_BUDGET = 10 * 1024  # our own, besides htmx: public-sector-ux.md 1.4
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")


def test_all_css_together_keeps_the_budget() -> None:
    assert len(stylesheet().packed) <= CSS_BUDGET


def test_our_own_javascript_keeps_the_budget() -> None:
    assert len(script().packed) <= JS_BUDGET


def test_what_is_packed_is_what_is_served_plain() -> None:
    for asset in (stylesheet(), script()):
        assert gzip.decompress(asset.packed) == asset.content


def test_the_layers_come_in_their_order() -> None:
    css = stylesheet().content.decode()
    assert css.startswith("@layer tokens, base, components, pages;")
    starts = [css.index(f"@layer {layer}{{") for layer in ("tokens", "base", "components", "pages")]
    assert starts == sorted(starts)


def test_braces_are_balanced_in_every_source() -> None:
    for path in CSS.rglob("*.css"):
        text = path.read_text("utf-8")
        assert text.count("{") == text.count("}"), path.name


def test_every_source_is_short() -> None:
    for path in CSS.rglob("*.css"):
        assert len(path.read_text("utf-8").splitlines()) < 300, path.name


def test_colours_are_named_in_the_tokens_only() -> None:
    for path in CSS.rglob("*.css"):
        if path.name != "tokens.css":
            assert not HEX.findall(path.read_text("utf-8").split("url(")[0]), path.name


def test_every_token_that_is_used_exists() -> None:
    tokens = {name for name, _ in TOKEN.findall((CSS / "tokens.css").read_text("utf-8"))}
    for path in CSS.rglob("*.css"):
        text = path.read_text("utf-8")
        own = {name for name, _ in TOKEN.findall(text)}
        assert set(re.findall(r"var\(--([a-z0-9-]+)", text)) <= tokens | own, path.name


def test_every_token_is_used() -> None:
    text = "".join(path.read_text("utf-8") for path in CSS.rglob("*.css"))
    tokens = {name for name, _ in TOKEN.findall((CSS / "tokens.css").read_text("utf-8"))}
    assert {name for name in tokens if f"var(--{name})" not in text} == set()


def test_nothing_is_loaded_from_elsewhere() -> None:
    css = stylesheet().content.decode()
    assert "@import" not in css
    assert all(url.startswith("data:") for url in re.findall(r"url\(\"?([^\")]+)", css))


def test_text_colours_are_readable_on_every_ground_they_stand_on() -> None:
    values = dict(TOKEN.findall((CSS / "tokens.css").read_text("utf-8")))

    def colour(name: str) -> str:
        value = values[name].strip()
        return colour(value[6:-1]) if value.startswith("var(--") else value

    pairs = [
        ("ink", "ground"),
        ("ink", "paper"),
        ("ink", "yellow-300"),
        ("ink-soft", "ground"),
        ("ink-soft", "paper"),
        ("ink-soft", "accent-soft"),
        ("white", "accent"),
        ("white", "accent-strong"),
        ("white", "red-900"),
        ("accent-strong", "accent-soft"),
        ("red-900", "ground"),
        ("red-900", "red-50"),
        ("green-800", "ground"),
        ("gray-700", "gray-50"),
        ("gray-800", "gray-50"),
    ]
    assert {pair: contrast(*map(colour, pair)) for pair in pairs if contrast(*map(colour, pair)) < 4.5} == {}


def test_squeezing_keeps_what_matters() -> None:
    css = "/* why */\n.a > .b {\n  color : red;\n  margin: calc(1rem + 2px) 0;\n}\n"
    assert squeeze(css) == ".a>.b{color : red;margin: calc(1rem + 2px) 0}"
