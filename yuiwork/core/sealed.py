"""Sealing what must not be readable in the database, in a backup or by a curious administrator of either.

AES-256-GCM. The key comes from ``RECORDS_KEY`` or, without it, from ``SECRET_KEY``; each purpose has a key of its
own (HKDF), so that one room cannot open what another sealed. ``about`` ties a sealed text to its row: moved to
another row it does not open. docs/operations.md says how keys are changed.
"""

import base64
import json
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_VERSION = "1"
_NONCE = 12  # bytes, fresh for each sealing


class CannotOpen(Exception):
    """The text was sealed with another key, for another row, or was changed."""


def seal(purpose: str, about: str, value: Mapping[str, Any]) -> str:
    """Plain JSON values as one line of text for a column. ``about``: the id of the row it stands in."""
    nonce = os.urandom(_NONCE)
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    secret = _cipher(purpose, _keys()[0]).encrypt(nonce, plain, about.encode())
    return f"{_VERSION}.{base64.urlsafe_b64encode(nonce + secret).decode()}"


def unseal(purpose: str, about: str, text: str) -> dict[str, Any]:
    """What ``seal`` was given, opened with the newest key that fits. Raises ``CannotOpen``."""
    version, _, letters = text.partition(".")
    try:
        raw = base64.urlsafe_b64decode(letters)
    except ValueError as error:
        raise CannotOpen(purpose) from error
    if version != _VERSION:
        raise CannotOpen(purpose)
    for key in _keys():
        try:
            plain = _cipher(purpose, key).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())
        except (InvalidTag, ValueError):
            continue
        return dict(json.loads(plain))
    raise CannotOpen(purpose)


def _keys() -> tuple[str, ...]:
    """The first seals, all of them open: an old key stays in the list until everything is sealed anew."""
    return tuple(settings.RECORDS_KEYS) or (settings.SECRET_KEY,)


@lru_cache(maxsize=64)
def _cipher(purpose: str, key: str) -> AESGCM:
    derived = HKDF(SHA256(), length=32, salt=None, info=f"yuiwork.sealed.{purpose}".encode()).derive(
        key.encode()
    )
    return AESGCM(derived)
