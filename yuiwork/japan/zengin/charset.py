"""JIS X 0201 as bank files use it: ASCII and half-width kana, one byte each (money.md 3.1).

The codecs cp932 and shift_jis will not do: they take two bytes for one character, and they read byte 0x5C,
which is the yen sign here, as a backslash.
"""

from __future__ import annotations

_YEN_BYTE = 0x5C
_TO_CHARACTER: dict[int, str] = {
    **{byte: chr(byte) for byte in range(0x20, 0x7F)},
    _YEN_BYTE: "¥",
    **{byte: chr(0xFF61 + byte - 0xA1) for byte in range(0xA1, 0xE0)},
}
_TO_BYTE = {character: byte for byte, character in _TO_CHARACTER.items()}


class NotEncodableError(ValueError):
    """``culprit`` (a character, or a byte in hex) is outside JIS X 0201."""

    def __init__(self, culprit: str) -> None:
        super().__init__(culprit)
        self.culprit = culprit


def encode(text: str) -> bytes:
    """One byte per character. Raises NotEncodableError."""
    for character in text:
        if character not in _TO_BYTE:
            raise NotEncodableError(character)
    return bytes(_TO_BYTE[character] for character in text)


def decode(data: bytes) -> str:
    """One character per byte. Raises NotEncodableError."""
    for byte in data:
        if byte not in _TO_CHARACTER:
            raise NotEncodableError(f"0x{byte:02X}")
    return "".join(_TO_CHARACTER[byte] for byte in data)
