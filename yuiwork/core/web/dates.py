"""The field for a date in three parts, 年 / 月 / 日; the year may be Western or of an era."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.widgets import DatePartsInput
from yuiwork.core.web.wording import worded
from yuiwork.japan.digits import parse_int
from yuiwork.japan.eras import parse_era_year
from yuiwork.japan.errors import NumberError

Bound = date | Callable[[], date] | None


class JapaneseDateField(forms.Field):
    """A calendar date from three text inputs. 令和8, R8 and ２０２６ are years; ``None`` when all are empty.

    ``earliest`` and ``latest`` (dates, or functions such as ``clock.today``) are both allowed themselves.
    """

    widget = DatePartsInput
    default_error_messages = {
        "incomplete": _("Please enter the year, the month and the day."),
        "invalid": _("There is no such day. Please check the year, the month and the day."),
        "too_early": _("Please enter %(limit)s or a later day."),
        "too_late": _("Please enter %(limit)s or an earlier day."),
    }

    def __init__(self, *, earliest: Bound = None, latest: Bound = None, **options: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        texts = [str(part or "").strip() for part in _three(value)]
        if not any(texts):
            return None
        if not all(texts):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        year = worded(_year, texts[0])
        month, day = (worded(parse_int, text.rstrip("月日")) for text in texts[1:])
        try:
            return date(year, month, day)
        except (ValueError, OverflowError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def validate(self, value: Any) -> None:
        super().validate(value)
        earliest, latest = _date(self.earliest), _date(self.latest)
        if value is not None and earliest is not None and value < earliest:
            self._refuse("too_early", earliest)
        if value is not None and latest is not None and value > latest:
            self._refuse("too_late", latest)

    def _refuse(self, code: str, limit: date) -> None:
        shown = f"{limit.year}年{limit.month}月{limit.day}日"
        raise ValidationError(self.error_messages[code], code=code, params={"limit": shown})


def _three(value: Any) -> Sequence[Any]:
    if isinstance(value, str):  # a draft or a test may hand over 2026-11-25
        return value.split("-", 2) if value.count("-") == 2 else (value, "", "")
    return list(value)


def _year(text: str) -> int:
    """Western first, since that is what the label asks for. Raises JapanError."""
    try:
        return parse_int(text.removesuffix("年"))
    except NumberError:
        return parse_era_year(text)


def _date(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound
