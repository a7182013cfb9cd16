"""Controls that a browser does not have: yen with its unit, a date in three parts, a submission id."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import widgets
from django.utils.translation import gettext as _


class YenInput(widgets.TextInput):
    """A number with 円 behind it. Text, not ``type=number``: people type １，２００ and paste 1,200円."""

    template_name = "ui/widgets/yen.html"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "data-width": "8", **(attrs or {})})


class DatePartsInput(widgets.MultiWidget):
    """年 / 月 / 日 in three text inputs (public-sector-ux.md 1.5)."""

    template_name = "ui/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: Mapping[str, Any] | None = None, *, birthday: bool = False) -> None:
        parts = [("4", "bday-year"), ("2", "bday-month"), ("2", "bday-day")]
        inputs: dict[str, widgets.Widget | type[widgets.Widget]] = {
            name: widgets.TextInput(
                {
                    "inputmode": "numeric",
                    "data-width": width,
                    "autocomplete": hint if birthday else "off",
                }
            )
            for name, (width, hint) in zip(("year", "month", "day"), parts, strict=True)
        }
        super().__init__(inputs, dict(attrs or {}))

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, date):
            return [value.year, value.month, value.day]
        return [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        names = (_("Year"), _("Month"), _("Day"))
        for part, label in zip(context["widget"]["subwidgets"], names, strict=True):
            part["part_label"] = label
        return context


class CountedTextarea(widgets.Textarea):
    """A long text; with ``max_length`` on its field, ``app.js`` says how many characters are free."""

    def __init__(self, attrs: Mapping[str, Any] | None = None, *, rows: int = 6) -> None:
        super().__init__({"rows": rows, **(attrs or {})})

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-counted": _("{count} characters left")}
