"""What people type, made fit to store; a refusal stands at its field and says what to do.

The rules are those of ``yuiwork.japan`` (public-sector-ux.md 3.1, 3.3, 3.6), the wording is the house's.
Forms say the same earlier; here it holds for whoever calls.
"""

from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.core.web.wording import words_for
from yuiwork.japan import municipalities
from yuiwork.japan.digits import parse_phone
from yuiwork.japan.email import clean_email
from yuiwork.japan.errors import JapanError
from yuiwork.japan.names import clean_kana, clean_name

T = TypeVar("T")


def stored_name(field: str, text: str) -> str:
    """The name exactly as written. Raises ``Invalid`` ``EMPTY`` or the code of ``japan.names.clean_name``."""
    return _not_empty(field, _cleaned(field, clean_name, text))


def stored_kana(field: str, text: str) -> str:
    """Full-width katakana. Raises ``Invalid`` ``EMPTY`` or the code of ``japan.names.clean_kana``."""
    return _not_empty(field, _cleaned(field, clean_kana, text))


def stored_email(field: str, text: str) -> str:
    """The address to send to, old carrier addresses included. Raises ``Invalid`` ``EMAIL_*``."""
    return _cleaned(field, clean_email, text).value


def stored_phone(field: str, text: str) -> str:
    """Digits only; empty stays empty. Raises ``Invalid`` ``PHONE_*``."""
    return _cleaned(field, parse_phone, text) if text.strip() else ""


def stored_municipality(field: str, code: str) -> str:
    """A five-digit code that exists; a prefecture's code stands for "somewhere there". Raises ``Invalid``."""
    try:
        return municipalities.find(code).code
    except JapanError as error:
        words = _("Please choose where you live from the list.")
        raise Invalid("MUNICIPALITY_UNKNOWN", words, field=field) from error


def _cleaned(field: str, parse: Callable[[str], T], text: str) -> T:
    try:
        return parse(text)
    except JapanError as error:
        raise Invalid(error.code, words_for(error), field=field) from error


def _not_empty(field: str, text: str) -> str:
    if not text:
        raise Invalid("EMPTY", _("Please fill this in."), field=field)
    return text
