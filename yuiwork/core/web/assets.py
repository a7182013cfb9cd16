"""The stylesheet and the script of the frame: one small file each, named by its own fingerprint.

The sources of the stylesheet are many short files, one per component; a phone on a weak network should ask for
one. The error page must be styled even where no static files were collected, so this goes past the manifest.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "static" / "core"
_LAYERS = "@layer tokens, base, components, pages;"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True, slots=True)
class Asset:
    """``packed``: ``content`` gzipped; ``digest``: first 12 hex digits of the SHA-256 of ``content``."""

    content: bytes
    packed: bytes
    digest: str
    content_type: str


@lru_cache(maxsize=1)
def stylesheet() -> Asset:
    """All CSS in its layers, read and squeezed once per process."""
    parts = [_LAYERS]
    parts += [f"@layer {layer}{{{_css(layer + '.css')}}}" for layer in ("tokens", "base")]
    parts += [f"@layer {layer}{{{_css(layer + '/*.css')}}}" for layer in ("components", "pages")]
    return _asset("".join(parts), "text/css; charset=utf-8")


@lru_cache(maxsize=1)
def script() -> Asset:
    """Our own JavaScript; every page works without it."""
    return _asset((_FOLDER / "app.js").read_text("utf-8"), "text/javascript; charset=utf-8")


def squeeze(css: str) -> str:
    """Without comments and needless space. Strings in our CSS hold no braces, so this stays simple."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()


def _css(pattern: str) -> str:
    return "".join(squeeze(path.read_text("utf-8")) for path in sorted((_FOLDER / "css").glob(pattern)))


def _asset(text: str, content_type: str) -> Asset:
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(content, gzip.compress(content, 9, mtime=0), digest, content_type)
