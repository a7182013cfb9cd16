"""Fields of one line: names, readings, addresses of mail and post, phone numbers. Any width is accepted."""

from typing import Any

from django import forms

from yuiwork.core.web.wording import worded
from yuiwork.japan.digits import format_phone, format_postal_code, parse_phone, parse_postal_code
from yuiwork.japan.email import clean_email
from yuiwork.japan.names import clean_kana, clean_name

# Nobody types more in one line by intent; keeps a stray paste out of every field.
_LINE = 200
_POSTAL_DIGITS = 7


class _LineField(forms.CharField):
    """One line of text with the hints a phone needs. ``autocomplete``: what the browser may fill in."""

    hints: dict[str, str] = {}

    def __init__(self, *, autocomplete: str = "", max_length: int = _LINE, **options: Any) -> None:
        self.autocomplete = autocomplete
        super().__init__(max_length=max_length, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        own = {"autocomplete": self.autocomplete} if self.autocomplete else {}
        return {**super().widget_attrs(widget), **self.hints, **own}


class NameField(_LineField):
    """A name as its owner writes it: 髙, 𠮷 and 葛󠄀 are kept as they are (public-sector-ux.md 3.1).

    Say ``autocomplete="family-name"`` or ``"given-name"`` where it is a person's own.
    """

    def to_python(self, value: Any) -> str:
        return str(worded(clean_name, str(super().to_python(value))))


class KanaField(_LineField):
    """A reading: hiragana, half-width and spaces are accepted, full-width katakana is kept."""

    def to_python(self, value: Any) -> str:
        return str(worded(clean_kana, str(super().to_python(value))))


class EmailAddressField(_LineField):
    """An address, old carrier addresses such as ``foo..bar.@docomo.ne.jp`` included."""

    # ``type=text``: the browser's own check of ``type=email`` refuses the old carrier addresses.
    hints = {"inputmode": "email", "autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 254, **options})

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return str(worded(clean_email, text).value) if text else ""


class PostalCodeField(_LineField):
    """Seven digits, kept without the hyphen, shown with it."""

    hints = {"inputmode": "numeric", "autocomplete": "postal-code", "data-width": "8"}

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return str(worded(parse_postal_code, text)) if text else ""

    def prepare_value(self, value: Any) -> Any:
        whole = isinstance(value, str) and value.isdecimal() and len(value) == _POSTAL_DIGITS
        return format_postal_code(value) if whole else value


class PhoneField(_LineField):
    """Ten or eleven digits, kept bare, shown with hyphens where the area code ends."""

    hints = {"inputmode": "tel", "autocomplete": "tel", "data-width": "16"}

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return str(worded(parse_phone, text)) if text else ""

    def prepare_value(self, value: Any) -> Any:
        return format_phone(value) if isinstance(value, str) and value.isdecimal() else value
