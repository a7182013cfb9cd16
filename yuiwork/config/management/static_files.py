"""Stylesheets, scripts and pictures, collected and compressed once per version of them."""

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files(say: Callable[[str], object]) -> None:
    """Collect them unless none has changed since the last time: compressing takes longer than all else of a start."""
    root = Path(settings.STATIC_ROOT)
    mark = root.with_name(f"{root.name}.fingerprint")
    present = fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == present and (root / "staticfiles.json").exists():
        return
    say("Collecting and compressing static files …")
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(present, encoding="ascii")


def fingerprint() -> str:
    """Changes with every file, with the settings and with the packages that prepare them."""
    digest = hashlib.sha256(repr([settings.STORAGES, settings.STATIC_URL, version("whitenoise")]).encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
