"""The rubric of a round, and one scorer's points."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.web.fields import CountField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.intake.models import ScoreItem
from yuiwork.intake.use_cases.score import MAX_POINTS, RubricLine

LINES = 6


class RubricForm(forms.Form):
    """Up to six lines; a line without a title is left out."""

    scorers = forms.MultipleChoiceField(
        label=gettext_lazy("Who scores"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They see no names until they have finished, and not each other's points."),
    )

    def __init__(self, people: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scorers = cast(forms.MultipleChoiceField, self.fields.pop("scorers"))
        scorers.choices = list(people)
        for number in range(1, LINES + 1):
            self.fields[f"title_{number}"] = forms.CharField(
                label=_("What is assessed (%(number)s)") % {"number": number},
                required=number == 1,
                max_length=100,
            )
            self.fields[f"description_{number}"] = forms.CharField(
                label=_("What earns full points (%(number)s)") % {"number": number},
                required=False,
                max_length=300,
            )
            self.fields[f"points_{number}"] = CountField(
                label=_("Full points (%(number)s)") % {"number": number},
                required=False,
                min_value=1,
                max_value=MAX_POINTS,
                initial=5,
            )
        self.fields["scorers"] = scorers

    def lines(self) -> list[RubricLine]:
        data = self.cleaned_data
        return [
            RubricLine(data[f"title_{n}"], data[f"points_{n}"] or 0, data[f"description_{n}"])
            for n in range(1, LINES + 1)
            if data[f"title_{n}"]
        ]

    def scorer_ids(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["scorers"]]

    @staticmethod
    def initial_of(criteria: Iterable[ScoreItem], scorer_ids: Iterable[UUID]) -> dict[str, Any]:
        initial: dict[str, Any] = {"scorers": [str(one) for one in scorer_ids]}
        for row in criteria:
            initial |= {
                f"title_{row.number}": row.title,
                f"description_{row.number}": row.description,
                f"points_{row.number}": row.max_points,
            }
        return initial


class ScoreForm(forms.Form):
    """A field for each line of the rubric, named by the line's id."""

    def __init__(self, criteria: Iterable[ScoreItem], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for row in self.criteria:
            self.fields[str(row.id)] = CountField(
                label=_("%(title)s (0 to %(max)s points)") % {"title": row.title, "max": row.max_points},
                required=False,
                min_value=0,
                max_value=row.max_points,
                help_text=escape(row.description),
            )
        self.fields["comment"] = forms.CharField(
            label=_("Comment for the office"), required=False, max_length=1000, widget=CountedTextarea(rows=4)
        )

    def points(self) -> dict[UUID, int | None]:
        return {row.id: self.cleaned_data.get(str(row.id)) for row in self.criteria}
