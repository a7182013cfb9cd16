"""Taking an applicant's own name, address and number out of what she wrote, before a scorer reads it."""

import re
from collections.abc import Iterable

MASK = "■■"
# A single character (林, 森) stands in too many ordinary words; the full name is masked in any case.
SHORTEST = 2


def masked(text: str, secrets: Iterable[str]) -> str:
    """``text`` without any of ``secrets``, the longest first. Spaces inside a secret may be missing in the text."""
    for secret in sorted({s.strip() for s in secrets}, key=len, reverse=True):
        if len(secret) >= SHORTEST:
            loose = r"[\s　]*".join(re.escape(part) for part in secret.split())
            text = re.sub(loose, MASK, text, flags=re.IGNORECASE)
    return text
