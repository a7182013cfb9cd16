"""Types that the sections share, and pydantic's errors in the reader's language."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints
from pydantic_core import ErrorDetails

from yuiwork.japan import municipalities
from yuiwork.japan.dates import JST
from yuiwork.japan.errors import CodeError


class Row(BaseModel):
    """One mapping of a file. A word that nobody knows is an error, not a silence."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, validate_default=False)


def _moment(value: datetime) -> datetime:
    return value.replace(tzinfo=JST) if value.tzinfo is None else value.astimezone(JST)


def _code(value: str) -> str:
    try:
        return municipalities.find(value).code
    except CodeError as error:
        raise ValueError(_("There is no municipality with the code %(code)s.") % {"code": value}) from error


Text = Annotated[str, StringConstraints(min_length=1)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=30)]
Municipality = Annotated[str, AfterValidator(_code)]
FiscalYear = Annotated[int, Field(ge=2000, le=2100)]
Yen = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
Moment = Annotated[
    datetime,
    AfterValidator(_moment),
    PlainSerializer(lambda value: f"{value.astimezone(JST):%Y-%m-%d %H:%M}", when_used="json"),
]
Day = Annotated[date, PlainSerializer(lambda value: value.isoformat(), when_used="json")]
Hour = Annotated[time, PlainSerializer(lambda value: f"{value:%H:%M}", when_used="json")]  # in Japan
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def unique(rows: Iterable[Any], *names: str) -> None:
    """Raise ValueError when two rows carry the same key."""
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(getattr(row, name) for name in names)
        if key in seen:
            shown = ", ".join(str(part) for part in key)
            raise ValueError(_("%(key)s is here twice.") % {"key": shown})
        seen.add(key)


def reason(error: ErrorDetails) -> str:
    """One error of pydantic in words."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context.get("error", ""))
    family = next((family for family in _WORDS if kind.startswith(family)), "")
    words = str(_WORDS.get(family, _("Please check this value.")))
    limits = {"choices": "expected", "least": "ge", "most": "le", "longest": "max_length"}
    # Choices come as "'a', 'b' or 'c'": English words do not belong into a Japanese sentence.
    return words % {name: str(context.get(where, "")).replace(" or ", ", ") for name, where in limits.items()}


# The first that fits: the name of an error of pydantic, or its beginning.
_WORDS = {
    "missing": gettext_lazy("This is missing."),
    "extra_forbidden": gettext_lazy("This word is not known here. Please check the spelling."),
    "enum": gettext_lazy("Please write one of: %(choices)s."),
    "literal_error": gettext_lazy("Please write one of: %(choices)s."),
    "string_pattern_mismatch": gettext_lazy("Only small letters, digits and hyphens are possible here."),
    "greater_than_equal": gettext_lazy("Please write %(least)s or more."),
    "less_than_equal": gettext_lazy("Please write %(most)s or less."),
    "string_too_long": gettext_lazy("This is too long: at most %(longest)s characters."),
    "string": gettext_lazy("Please write some text here."),
    "int": gettext_lazy("Please write a whole number."),
    "decimal": gettext_lazy("Please write a number."),
    "bool": gettext_lazy("Please write true or false."),
    "datetime": gettext_lazy("Please write day and time like 2026-11-25 10:00."),
    "date": gettext_lazy("Please write a day like 2026-11-25."),
    "time": gettext_lazy("Please write a time like 09:30."),
    "list_type": gettext_lazy("Please write a list here: each item on a line that begins with a hyphen."),
    "too_short": gettext_lazy("Please write at least one item here."),
    "model": gettext_lazy("Please write names and values here, one on each line."),
    "dict": gettext_lazy("Please write names and values here, one on each line."),
}
