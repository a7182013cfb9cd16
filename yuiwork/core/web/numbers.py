"""Fields for yen and for counts, in digits of every width."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.widgets import YenInput
from yuiwork.core.web.wording import worded
from yuiwork.core.yen import Yen
from yuiwork.japan.digits import parse_int, parse_yen


class YenFormField(forms.Field):
    """Whole yen from １，２００円, 1,200 or ¥1200. ``None`` when left empty."""

    widget = YenInput
    default_error_messages = {
        "min_value": _("Please enter %(limit)s yen or more."),
        "max_value": _("Please enter %(limit)s yen or less."),
    }

    def __init__(self, *, min_value: int | None = None, max_value: int | None = None, **options: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**options)

    def to_python(self, value: Any) -> Yen | None:
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        return Yen(value if isinstance(value, int) else worded(parse_yen, value))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            self._refuse("min_value", self.min_value)
        if self.max_value is not None and value > self.max_value:
            self._refuse("max_value", self.max_value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}" if isinstance(value, int) else value

    def _refuse(self, code: str, limit: int) -> None:
        raise ValidationError(self.error_messages[code], code=code, params={"limit": f"{limit:,}"})


class CountField(forms.IntegerField):
    """A whole number in figures of any width (people, minutes, pages)."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, int):
            return value
        if value in self.empty_values or not str(value).strip():
            return None
        return int(worded(parse_int, str(value)))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "data-width": "8"}
