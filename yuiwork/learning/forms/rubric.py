"""評価表 in forms: typing one, and choosing a step in each of its criteria."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.rubric import Criterion, as_text, parse_rubric


class RubricField(forms.CharField):
    """One line per criterion. The wrong line and the reason are told at the field."""

    def __init__(self, **options: Any) -> None:
        defaults = {
            "label": _("Rubric"),
            "required": False,
            "help_text": _(
                "One line for each criterion: its name, a colon, then two to six steps, worst first, "
                "with / between them. For example “Easy to read: hard/mostly/smooth”."
            ),
            "widget": CountedTextarea(rows=5),
        }
        super().__init__(**{**defaults, **options})

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else as_text(value)

    def to_python(self, value: Any) -> Any:
        try:
            return parse_rubric(super().to_python(value) or "")
        except Invalid as refusal:
            raise ValidationError(str(refusal.message), code=refusal.code) from refusal


def rubric_fields(rubric: Sequence[Criterion]) -> dict[str, forms.Field]:
    """One choice per criterion, worst step first."""
    return {
        f"mark_{number}": forms.TypedChoiceField(
            label=row.criterion,
            coerce=int,
            choices=[(level, words) for level, words in enumerate(row.levels, start=1)],
            widget=forms.RadioSelect,
        )
        for number, row in enumerate(rubric, start=1)
    }


def marks_in(data: dict[str, Any], rubric: Sequence[Criterion]) -> dict[int, int]:
    """Level by criterion, both from 1."""
    return {number: data[f"mark_{number}"] for number, _row in enumerate(rubric, start=1)}
