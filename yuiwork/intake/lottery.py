"""抽選 that anybody can recompute: plain SHA-256, no state, nothing of this house (programmes.md 3.1 RQ04).

1. When the round is announced, a secret seed is drawn and its ``commitment`` published: the seed is fixed before
   anybody can apply, and nobody can tell it from the commitment.
2. When applications close, the receipt numbers are frozen and their ``digest`` published. The seed of the draw is made
   of both, so that a single application more or less would have mixed everybody anew.
3. Each receipt number is hashed with it; the order of the hashes is the order of the draw. Every order is equally likely.
4. The seed is published with the result. ``problems_of`` recomputes all of it from the published log.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import Any

ALGORITHM = "yuiwork-lottery-1"
SEED_BYTES = 32
FIELDS = ("algorithm", "commitment", "digest", "entries", "order", "seed")


def new_seed() -> str:
    """64 hexadecimal signs that nobody can guess."""
    return secrets.token_hex(SEED_BYTES)


def commitment_of(seed: str) -> str:
    """What is published of the seed before applications open."""
    return _hash(f"{ALGORITHM}:commitment:{seed}")


def digest_of(entries: Iterable[str]) -> str:
    """What is published of the frozen list; the order in which it is given does not matter."""
    return _hash(f"{ALGORITHM}:entries:" + "\n".join(sorted(entries)))


def draw(seed: str, entries: Collection[str]) -> list[str]:
    """The receipt numbers in the order of the draw. Raises ``ValueError`` for one that is entered twice."""
    if len(set(entries)) != len(entries):
        raise ValueError("an entry stands twice")
    key = _hash(f"{ALGORITHM}:draw:{seed}:{digest_of(entries)}")
    return sorted(entries, key=lambda entry: _hash(f"{key}:{entry}"))


def problems_of(log: Mapping[str, Any]) -> list[str]:
    """Codes of what does not hold in a published log; empty when the draw was as announced.

    ``LOG_INCOMPLETE``, ``OTHER_ALGORITHM``, ``ENTRY_TWICE``, ``COMMITMENT_DIFFERS``, ``DIGEST_DIFFERS``,
    ``ORDER_DIFFERS``.
    """
    if any(field not in log for field in FIELDS):
        return ["LOG_INCOMPLETE"]
    if log["algorithm"] != ALGORITHM:
        return ["OTHER_ALGORITHM"]
    seed, entries = str(log["seed"]), [str(entry) for entry in log["entries"]]
    if len(set(entries)) != len(entries):
        return ["ENTRY_TWICE"]
    checks = {
        "COMMITMENT_DIFFERS": commitment_of(seed) != log["commitment"],
        "DIGEST_DIFFERS": digest_of(entries) != log["digest"],
        "ORDER_DIFFERS": draw(seed, entries) != [str(entry) for entry in log["order"]],
    }
    return [code for code, differs in checks.items() if differs]


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
