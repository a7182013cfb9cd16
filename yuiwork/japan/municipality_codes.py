"""Local government codes (全国地方公共団体コード): prefecture 2, municipality 3, check 1 (money.md 4.1).

The five-digit form is the key that is stored; people and open data write all six digits.
"""

from __future__ import annotations

import re

from yuiwork.japan.errors import CodeError
from yuiwork.japan.text import without_separators

_WEIGHTS = (6, 5, 4, 3, 2)
_LAST_PREFECTURE = 47
_KEY_LENGTH = 5
_FULL_LENGTH = 6
_DIGITS = re.compile(r"[0-9]+")


def check_digit(code: str) -> str:
    """The sixth digit for a five-digit code. Raises CodeError as ``normalise``."""
    _require_digits(code, _KEY_LENGTH)
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=True))
    return str((11 - total % 11) % 10)


def with_check_digit(code: str) -> str:
    """The six-digit form of a five-digit code. Raises CodeError as ``normalise``."""
    return code + check_digit(code)


def is_valid_code(code: str) -> bool:
    """Whether ``code`` is a complete six-digit code: right length, check digit and prefecture.

    Says nothing about whether such a municipality exists.
    """
    return len(code) == _FULL_LENGTH and _normalises(code)


def normalise(text: str) -> str:
    """The five-digit key from five or six digits in any width.

    Raises CodeError ``MUNICIPALITY_CODE_FORMAT`` (not 5 or 6 digits), ``MUNICIPALITY_CODE_CHECK_DIGIT`` or
    ``MUNICIPALITY_CODE_PREFECTURE`` (not 01 to 47).
    """
    code = without_separators(text)
    _require_digits(code, _KEY_LENGTH, _FULL_LENGTH)
    key, check = code[:_KEY_LENGTH], code[_KEY_LENGTH:]
    if not 1 <= int(key[:2]) <= _LAST_PREFECTURE:
        raise CodeError("MUNICIPALITY_CODE_PREFECTURE", code=code)
    if check and check != check_digit(key):
        raise CodeError("MUNICIPALITY_CODE_CHECK_DIGIT", code=code, expected=check_digit(key))
    return key


def _require_digits(code: str, *lengths: int) -> None:
    if len(code) not in lengths or not _DIGITS.fullmatch(code):
        raise CodeError("MUNICIPALITY_CODE_FORMAT", code=code)


def _normalises(code: str) -> bool:
    try:
        normalise(code)
    except CodeError:
        return False
    return True
