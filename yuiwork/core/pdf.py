"""PDF by typst: self-contained, 𠮷 and 葛󠄀 render (public-sector-ux.md 3.7)."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

_FONT_PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")


@lru_cache(maxsize=1)
def font_directories() -> list[str]:
    """Folders of the fonts that came with the installed packages."""
    found = []
    for package in _FONT_PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise RuntimeError(f"font package {package} is not installed")
        found.append(str(Path(spec.origin).parent))
    return found


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Read once: looking through the files of the fonts takes ten times as long as a page."""
    return typst.Fonts(include_system_fonts=False, font_paths=font_directories())


def render_pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """Compile a ``.typ`` template; it reads ``json(bytes(sys.inputs.data))``. Only plain JSON values in ``data``."""
    return _compiled(template, data, format="pdf")


def render_png(template: Path, data: Mapping[str, Any], *, ppi: float) -> bytes:
    """The same as a picture of a template that makes one page. ``ppi``: pixels an inch of paper."""
    return _compiled(template, data, format="png", ppi=ppi)


def _compiled(template: Path, data: Mapping[str, Any], **options: Any) -> bytes:
    output = typst.compile(
        str(template),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=_fonts(),
        **options,
    )
    if not isinstance(output, bytes):
        raise TypeError("typst returned pages instead of one document")
    return output
