"""All CSS of the frame as one small file with its own fingerprint.

The sources are many short files, one per component; a phone on a weak network should ask for one. The error
page must be styled even where no static files were collected, so this goes past the static manifest.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "static" / "core" / "css"
_LAYERS = "@layer tokens, base, components, pages;"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """``digest``: first 12 hex digits of SHA-256 of ``content``; ``packed``: the same, gzipped."""

    content: bytes
    packed: bytes
    digest: str


@lru_cache(maxsize=1)
def stylesheet() -> Stylesheet:
    """Read, joined and squeezed once per process."""
    parts = [_LAYERS]
    parts += [f"@layer tokens{{{_read('tokens.css')}}}", f"@layer base{{{_read('base.css')}}}"]
    components = "".join(
        squeeze(path.read_text("utf-8")) for path in sorted((_FOLDER / "components").glob("*.css"))
    )
    pages = "".join(squeeze(path.read_text("utf-8")) for path in sorted((_FOLDER / "pages").glob("*.css")))
    parts += [f"@layer components{{{components}}}", f"@layer pages{{{pages}}}"]
    content = "".join(parts).encode()
    return Stylesheet(content, gzip.compress(content, 9, mtime=0), hashlib.sha256(content).hexdigest()[:12])


def squeeze(css: str) -> str:
    """Without comments and needless space. Strings in our CSS hold no braces, so this stays simple."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()


def _read_all(folder: str) -> str:
    return "".join(squeeze(path.read_text("utf-8")) for path in sorted((_FOLDER / folder).glob("*.css")))


def _read(name: str) -> str:
    return squeeze((_FOLDER / name).read_text("utf-8"))
