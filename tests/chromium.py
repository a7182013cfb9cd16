"""Where Chromium is, how it is started here, and which fonts it draws Japanese with."""

import os
import shutil
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{dirs}<cachedir>{cache}</cachedir>
<alias><family>sans-serif</family><prefer><family>Noto Sans CJK JP</family></prefer></alias></fontconfig>"""


def find_chromium() -> str | None:
    """The program named by CHROMIUM, or the first one on the path."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@lru_cache(maxsize=1)
def fonts_file() -> str:
    """A fontconfig file that adds the fonts of the installed packages, so that pages look the same everywhere."""
    folder = Path(tempfile.mkdtemp(prefix="yuiwork-fonts-"))
    dirs = ["/usr/share/fonts"]
    for package in ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold"):
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        dirs.append(str(Path(spec.origin).parent))
    path = folder / "fonts.conf"
    listed = "".join(f"<dir>{d}</dir>" for d in dirs)
    path.write_text(_FONTS.format(dirs=listed, cache=folder / "cache"), encoding="utf-8")
    return str(path)
