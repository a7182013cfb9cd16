"""Translations by Babel (GNU gettext may be absent): compile what is newer, extract and compare for the checks."""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from yuiwork.launch.environment import ROOT

PACKAGE = ROOT / "yuiwork"


def catalogue_files() -> list[Path]:
    return sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compile_all() -> int:
    """Write ``django.mo`` beside each ``django.po`` that is newer. Returns how many were written."""
    written = 0
    for source in catalogue_files():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        buffer = io.BytesIO()
        write_mo(buffer, read_catalogue(source))
        target.write_bytes(buffer.getvalue())
        written += 1
    return written


def main() -> int:
    print(f"Translations: {compile_all()} compiled.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
