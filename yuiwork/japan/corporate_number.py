"""Corporate numbers (法人番号) and invoice registration numbers (登録番号, T + 13 digits): money.md 2.5.

A number with the right check digit need not exist, and a wrong one is nearly always a typing mistake:
the wording above these errors says "please re-check", never "fake".
"""

from __future__ import annotations

import re
from datetime import date

from stdnum.jp import cn

from yuiwork.japan.errors import CodeError
from yuiwork.japan.text import without_separators

_DIGITS = re.compile(r"[0-9]+")
_LENGTH = 13


def check_digit(body: str) -> str:
    """The check digit (1 to 9) that goes before the 12 digits of ``body``.

    Raises CodeError ``CORPORATE_NUMBER_CHARACTERS`` or ``CORPORATE_NUMBER_LENGTH``.
    """
    _require_digits(body, _LENGTH - 1)
    return str(cn.calc_check_digit(body))


def parse_corporate_number(text: str) -> str:
    """The 13 digits of a corporate number, from any width, with or without hyphens and spaces.

    Raises CodeError ``CORPORATE_NUMBER_CHARACTERS``, ``CORPORATE_NUMBER_LENGTH`` or
    ``CORPORATE_NUMBER_CHECK_DIGIT``.
    """
    number = without_separators(text)
    _require_digits(number, _LENGTH)
    if check_digit(number[1:]) != number[0]:
        raise CodeError("CORPORATE_NUMBER_CHECK_DIGIT")
    return number


def parse_registration_number(text: str) -> str:
    """``T`` and 13 digits, of a corporation or of an individual: both kinds have the same check digit.

    Raises CodeError as ``parse_corporate_number``, or ``REGISTRATION_NUMBER_NO_T``.
    """
    number = without_separators(text).upper()
    if not number.startswith("T"):
        raise CodeError("REGISTRATION_NUMBER_NO_T")
    return "T" + parse_corporate_number(number[1:])


def registered_on(
    day: date, *, registration: date, disposal: date | None = None, expire: date | None = None
) -> bool:
    """Whether an invoice issuer was registered on the JST date ``day`` (money.md 2.5).

    ``disposal`` (取消) and ``expire`` (失効) are the first days without the registration.
    """
    return registration <= day and (disposal is None or day < disposal) and (expire is None or day < expire)


def _require_digits(number: str, length: int) -> None:
    if not _DIGITS.fullmatch(number):
        raise CodeError("CORPORATE_NUMBER_CHARACTERS")
    if len(number) != length:
        raise CodeError("CORPORATE_NUMBER_LENGTH", expected=length, length=len(number))
