"""Errors of the rules of Japan: a stable code and data, never wording. The rooms above word them."""

from __future__ import annotations


class JapanError(ValueError):
    """An input or a fact that the rules of Japan do not admit.

    ``code`` is stable UPPER_SNAKE (``"KANJI_IN_KANA"``), so that it can be translated, logged and tested;
    ``params`` holds the facts a message needs (``{"character": "漢"}``).
    """

    code: str
    params: dict[str, object]

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        if not self.params:
            return self.code
        facts = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code} ({facts})"


class DateError(JapanError):
    """A date, a period, a time without a zone, or an era date."""


class NameInputError(JapanError):
    """A person's name or its kana reading."""


class NumberError(JapanError):
    """A number or an amount of yen as a person types it."""


class ContactError(JapanError):
    """A postal code, a phone number or an e-mail address."""


class CodeError(JapanError):
    """A public code with a check digit: municipality, corporate number, registration number."""
