"""The errors of ``japan`` in words for the person who typed. ``japan`` itself speaks in codes."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.japan.errors import JapanError

T = TypeVar("T")

_WORDS: dict[str, str | Promise] = {
    "NUMBER_EMPTY": _("Please enter a number."),
    "NUMBER_NEGATIVE": _("Please enter 0 or more."),
    "NUMBER_DECIMAL": _("Please enter a whole number, without a decimal point."),
    "NUMBER_GROUPING": _("Please check the commas, for example 12,000."),
    "NUMBER_TOO_LONG": _("That number is too long. Please check it."),
    "NOT_A_NUMBER": _("Please enter it in digits, for example 12,000."),
    "POSTAL_CODE_FORMAT": _("Please enter the seven digits of the postal code, for example 100-0001."),
    "PHONE_FORMAT": _("Please enter the phone number with its area code, 10 or 11 digits."),
    "PHONE_FOREIGN": _("Please enter a phone number in Japan."),
    "EMAIL_NO_AT": _("Please enter the email address with its @, for example name@example.jp."),
    "EMAIL_FORMAT": _("Please check the email address, for example name@example.jp."),
    "PUA": _(
        "This character (外字) cannot be registered: other machines cannot show it. "
        "Please use the nearest ordinary character."
    ),
    "BROKEN_CHARACTER": _("One character arrived broken. Please type it again."),
    "KANJI_IN_KANA": _("“%(character)s” is a kanji. Please write how it is read, in kana."),
    "LATIN_IN_KANA": _("“%(character)s” is a Latin letter. Please write how it is read, in kana."),
    "DIGIT_IN_KANA": _("“%(character)s” is a digit. Please write how it is read, in kana."),
    "NOT_KANA": _("“%(character)s” cannot be used in a reading. Please use kana only."),
    "DATE_INVALID": _("There is no such day. Please check the year, the month and the day."),
    "OUTSIDE_ERA": _("That era did not have this year. Please check it."),
    "ERA_DATE_FORMAT": _("Please enter the year in digits, for example 1990, or as in 平成2."),
    "ERA_UNKNOWN": _("Please enter the year in digits, for example 1990, or as in 平成2."),
}
_OTHERWISE = _("Please check this once more.")


def words_for(error: JapanError) -> str:
    """What to tell the person, in her language."""
    return str(_WORDS.get(error.code, _OTHERWISE)) % error.params


def worded(parse: Callable[[str], T], text: str) -> T:
    """``parse(text)``, a ``JapanError`` told in words. Raises ValidationError with the same code."""
    try:
        return parse(text)
    except JapanError as error:
        raise ValidationError(words_for(error), code=error.code) from error
