"""Before the suite: is there a Chromium? Install it where that is possible, else say in one line how.

The fonts need no installation: they are packages of ours (``tests.chromium.fonts_file``).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.chromium import find_chromium

HOW = "Browser tests are skipped: they need Chromium (Debian: apt-get install chromium), or its path in CHROMIUM."
INSTALL_SECONDS = 900
# Debian's own package brings its libraries along; the download works without being root, where these are present.
APT = (
    ("apt-get", "-qq", "update"),
    ("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"),
)
DOWNLOAD = ((sys.executable, "-m", "playwright", "install", "chromium"),)


def main() -> int:
    """Never fails: a suite without its browser tests is better than none, and the summary says what was skipped."""
    if find_chromium():
        return 0
    named = os.environ.get("CHROMIUM")
    if named:
        print(f"Browser tests are skipped: CHROMIUM={named} does not start.", flush=True)
        return 0
    for title, commands in _ways():
        print(f"{title} for the browser tests (once, about a minute) …", flush=True)
        if _run(commands) and _found_now():
            return 0
    print(HOW, flush=True)
    return 0


def _ways() -> Iterator[tuple[str, Sequence[Sequence[str]]]]:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        yield "Installing Chromium", APT
    yield "Downloading Chromium", DOWNLOAD


def _run(commands: Sequence[Sequence[str]]) -> bool:
    """All of them, quietly; whether the last one succeeded (an index that is out of date may do)."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    code = 1
    for command in commands:
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, timeout=INSTALL_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        code = done.returncode
    return code == 0


def _found_now() -> bool:
    find_chromium.cache_clear()
    return find_chromium() is not None


if __name__ == "__main__":
    sys.exit(main())
