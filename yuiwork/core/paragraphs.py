"""Where a text can be commented on."""

import re

_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def clean(text: str) -> str:
    """One kind of line end, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def paragraphs(text: str) -> list[str]:
    """Blocks between empty lines; where there is no empty line, the lines themselves. Numbered from 1 on pages."""
    blocks = _EMPTY_LINES.split(clean(text))
    if len(blocks) == 1:
        blocks = blocks[0].split("\n")
    return [block.strip() for block in blocks if block.strip()]
