"""Something that stands in the way of publishing or agreeing: a stable code, a kind sentence, the form field."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from yuiwork.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Problem:
    code: str
    message: str | Promise
    field: str = ""

    def as_error(self) -> Invalid:
        return Invalid(self.code, self.message, field=self.field or None)


def refuse_first(problems: Iterable[Problem]) -> None:
    """Raise ``Invalid`` for the first problem, if there is one."""
    for problem in problems:
        raise problem.as_error()
