"""Where Chromium is, how it is started here, and which fonts it draws Japanese with."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
# What `playwright install chromium` leaves, newest first.
DOWNLOADED = (".cache/ms-playwright", "Library/Caches/ms-playwright")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FONT_PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{dirs}<cachedir>{cache}</cachedir>
<alias><family>sans-serif</family><prefer><family>Noto Sans CJK JP</family></prefer></alias></fontconfig>"""


@lru_cache(maxsize=1)
def find_chromium() -> str | None:
    """The program that CHROMIUM names (``none`` for none), or the first one of this machine that really starts."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) if starts(named) else None
    return next((path for path in _candidates() if starts(path)), None)


def starts(program: str) -> bool:
    """A wrapper without its browser, or a browser without its libraries, fails to tell its version."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def launch(playwright: Playwright) -> Browser:
    """Chromium as every test here starts it, with the fonts of the packages."""
    fonts = {"FONTCONFIG_FILE": fonts_file()}
    return playwright.chromium.launch(
        executable_path=find_chromium(), args=ARGUMENTS, env={**os.environ, **fonts}
    )


@lru_cache(maxsize=1)
def fonts_file() -> str:
    """A fontconfig file that adds the fonts of the installed packages, so that pages look the same everywhere."""
    root = Path(__file__).resolve().parent.parent
    folder = Path(os.environ.get("DATA_DIR") or root / "var" / "test").resolve() / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    listed = "".join(f"<dir>{path}</dir>" for path in _font_folders())
    part = folder / f"fonts.conf.{os.getpid()}"
    part.write_text(_FONTS.format(dirs=listed, cache=folder / "cache"), encoding="utf-8")
    return str(part.replace(folder / "fonts.conf"))


def _candidates() -> Iterator[str]:
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield MAC
    for folder in DOWNLOADED:
        for pattern in ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*"):
            yield from (str(path) for path in sorted((Path.home() / folder).glob(pattern), reverse=True))


def _font_folders() -> Iterator[Path]:
    yield Path("/usr/share/fonts")
    for package in FONT_PACKAGES:
        spec = find_spec(package)
        assert spec is not None, f"{package} is not installed"
        assert spec.origin is not None
        yield Path(spec.origin).parent
