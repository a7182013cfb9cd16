"""Before the suite: is there a Chromium? Install it where that is possible, else say in one line how."""

import os
import shutil
import subprocess
import sys

from tests.chromium import find_chromium

HOW = "Browser tests need Chromium (Debian: apt-get install chromium, or set CHROMIUM=/path/to/chromium)."


def main() -> int:
    if find_chromium():
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(f"{HOW} They are skipped now.", flush=True)
        return 0
    print("Installing Chromium for the browser tests (the first time takes a minute) …", flush=True)
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(
            ["apt-get", "-qq", *arguments],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.DEVNULL,
            check=False,
        )
    if find_chromium():
        return 0
    print(HOW, flush=True)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
