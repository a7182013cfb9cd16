"""Install hash-pinned packages with pip, saying how far it is, or in one line what is in the way."""

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

WORD_EVERY_SECONDS = 10.0
PIP = [
    sys.executable,
    "-m",
    "pip",
    "install",
    "--disable-pip-version-check",
    "--no-input",
    "--progress-bar",
    "off",
]
REASONS = (
    (r"no space left on device|disk quota exceeded", "The disk is full. Free about 1.5 GB and try again."),
    (
        r"failed to establish a new connection|name resolution|network is unreachable|proxyerror|read timed out|"
        r"connection (?:refused|reset|broken)|certificate_verify_failed",
        "The package index cannot be reached. Connect to the internet, or name a mirror in PIP_INDEX_URL, and try again.",
    ),
    (
        r"do not match the hashes",
        "A package is not the one that was checked in, so nothing was installed. If a mirror is used, it may be damaged.",
    ),
    (
        r"permission denied",
        "A file could not be written. Is the virtual environment somebody else's? `make clean` removes it.",
    ),
)


def main(requirements: str) -> int:
    """Exit code 0 when every package is in place."""
    names = re.findall(
        r"^([A-Za-z0-9][\w.-]*)==", Path(requirements).read_text(encoding="utf-8"), re.MULTILINE
    )
    _say(f"Installing {len(names)} packages (the first time takes a minute or two) …")
    code, text = _install(requirements, len(names))
    log = Path(sys.prefix) / "install.log"
    with suppress(OSError):  # on a full disk there is still something to say
        log.write_text(text, encoding="utf-8")
    if code != 0:
        _complain(_explain(text, log))
    return min(code, 1)


def _install(requirements: str, total: int) -> tuple[int, str]:
    """pip's exit code and its words."""
    command = [*PIP, "--require-hashes", "-r", requirements]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        assert pip.stdout is not None
        text = "".join(_telling(pip.stdout, total))
    return pip.returncode, text


def _telling(lines: Iterable[str], total: int) -> Iterator[str]:
    """Pass the lines on; now and then tell the person how far pip is."""
    began = told = time.monotonic()
    ready = 0
    for line in lines:
        yield line
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            ready += 1
        now = time.monotonic()
        if line.startswith("Installing collected packages"):
            told = float("inf")
            _say(f"  all fetched after {now - began:.0f} s; unpacking (takes about as long again) …")
        elif now - told > WORD_EVERY_SECONDS:
            told = now
            _say(f"  {min(ready, total)} of {total} fetched ({now - began:.0f} s)")


def _explain(text: str, log: Path) -> str:
    for pattern, advice in REASONS:
        if re.search(pattern, text, re.IGNORECASE):
            return f"{advice} (pip's own words: {log})"
    last = "\n".join(text.strip().splitlines()[-5:])
    return f"{last}\nThe packages could not be installed; the lines above say why (all of them: {log})."


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _complain(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
