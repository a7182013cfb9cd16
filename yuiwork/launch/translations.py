"""Translations by Babel (GNU gettext may be absent on the machine)."""

import os
from pathlib import Path

from yuiwork.launch.console import say
from yuiwork.launch.environment import ROOT
from yuiwork.launch.problems import StartProblem

PACKAGE = ROOT / "yuiwork"


def catalogue_files() -> list[Path]:
    return sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))


def compile_all() -> int:
    """Write ``django.mo`` beside each ``django.po`` that is newer; how many were written. Raises ``StartProblem``."""
    stale = [source for source in catalogue_files() if _is_stale(source)]
    for source in stale:
        try:
            _compile(source)
        except OSError as error:
            raise StartProblem(f"{error.filename} cannot be written: {error.strerror}.") from error
    return len(stale)


def main() -> None:
    """Compile what is newer, and speak only when something was."""
    if written := compile_all():
        say(f"Translations compiled: {written}")


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    """In one step, so that a server that reads it meanwhile finds the old one or the new one."""
    # Here, because a start with nothing to compile should not wait for Babel.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise StartProblem(f"{source.relative_to(ROOT)} is not a sound catalogue: {error}") from error
    part = source.with_name(f".django.mo.{os.getpid()}")
    try:
        with part.open("wb") as file:
            write_mo(file, catalogue)
        part.replace(source.with_suffix(".mo"))
    finally:
        part.unlink(missing_ok=True)
