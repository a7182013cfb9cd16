"""Numbers as people type them: yen, counts, postal codes, phone numbers. Full-width and half-width alike.

public-sector-ux.md 3.2 and 3.3: accept both widths everywhere, never answer "please type half-width".
The errors do not repeat what was typed: it may be somebody's phone number, and errors reach logs.
"""

from __future__ import annotations

import re

import phonenumbers

from yuiwork.japan.errors import ContactError, NumberError
from yuiwork.japan.text import DASHES, nfkc, without_separators, without_spaces

# The ledger's columns are 64 bits wide; nobody types more than this by intent.
MAX_DIGITS = 15

_MINUS = re.compile(f"[{re.escape(DASHES)}△▲]")
_YEN_SIGN = re.compile(r"(?<![0-9])[¥\\]|円$")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_PLAIN = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"[0-9,]*\.[0-9]*")
_POSTAL = re.compile(r"[0-9]{7}")
_BRACKETS = re.compile(r"[()\[\].]")
_DOMESTIC = re.compile(r"0[0-9]{9,10}")
_JAPAN_PREFIX = "+81"


def parse_yen(text: str) -> int:
    """Whole yen from 1,200 or １，２００円 or ¥1200; 0 is allowed.

    Raises NumberError ``NUMBER_EMPTY``, ``NUMBER_NEGATIVE``, ``NUMBER_DECIMAL``, ``NUMBER_GROUPING`` (1,20),
    ``NUMBER_TOO_LONG`` or ``NOT_A_NUMBER``.
    """
    amount = _parse(_YEN_SIGN.sub("", _tidy(text)))
    if amount < 0:
        raise NumberError("NUMBER_NEGATIVE")
    return amount


def parse_int(text: str) -> int:
    """A whole number, grouped by commas or not, negative with any minus sign or △▲.

    Raises NumberError as ``parse_yen``, except ``NUMBER_NEGATIVE``.
    """
    return _parse(_tidy(text))


def parse_postal_code(text: str) -> str:
    """Seven digits from 〒060-0001 in any width (money.md 4.1).

    Raises ContactError ``POSTAL_CODE_FORMAT``.
    """
    code = without_separators(text).removeprefix("〒")
    if not _POSTAL.fullmatch(code):
        raise ContactError("POSTAL_CODE_FORMAT")
    return code


def format_postal_code(code: str) -> str:
    """060-0001 from the seven stored digits."""
    return f"{code[:3]}-{code[3:]}"


def parse_phone(text: str) -> str:
    """The 10 or 11 digits of a Japanese number, leading 0 included, from any writing or from +81.

    Raises ContactError ``PHONE_FOREIGN`` (another country's prefix) or ``PHONE_FORMAT``.
    """
    number = _BRACKETS.sub("", without_separators(text))
    if number.startswith(_JAPAN_PREFIX):
        # "+81 (0)90-..." is common on business cards: the 0 inside the brackets is the same 0.
        number = "0" + number.removeprefix(_JAPAN_PREFIX).removeprefix("0")
    if number.startswith("+"):
        raise ContactError("PHONE_FOREIGN")
    if not _DOMESTIC.fullmatch(number):
        raise ContactError("PHONE_FORMAT")
    return number


def format_phone(digits: str) -> str:
    """090-1234-5678, hyphens where the area code ends. ``digits`` as ``parse_phone`` returns them."""
    number = phonenumbers.parse(digits, "JP")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def _tidy(text: str) -> str:
    """NFKC without spaces, the ideographic comma as a comma.

    ², ① and ㉑ are refused first: NFKC would turn 10² into 102.
    """
    if any(sign.isnumeric() and not sign.isdecimal() for sign in text):
        raise NumberError("NOT_A_NUMBER")
    return without_spaces(nfkc(text)).replace("、", ",")


def _parse(tidy: str) -> int:
    if not tidy:
        raise NumberError("NUMBER_EMPTY")
    negative = _MINUS.match(tidy) is not None
    body = tidy[1:] if negative else tidy
    if _DECIMAL.fullmatch(body) and len(body) > 1:
        raise NumberError("NUMBER_DECIMAL")
    if "," in body and _PLAIN.fullmatch(body.replace(",", "")) and not _GROUPED.fullmatch(body):
        raise NumberError("NUMBER_GROUPING")
    digits = body.replace(",", "")
    if not _PLAIN.fullmatch(digits):
        raise NumberError("NOT_A_NUMBER")
    if len(digits.lstrip("0")) > MAX_DIGITS:
        raise NumberError("NUMBER_TOO_LONG", limit=MAX_DIGITS)
    return -int(digits) if negative else int(digits)
