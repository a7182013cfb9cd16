"""修了条件 on screen: adding a condition, waiving one, recording a published piece, a certificate anew."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.conditions import (
    AllExercisesPassed,
    ExercisesPassed,
    GraduationWorkPassed,
    NamedExercisesPassed,
    PiecesPublished,
    PresentationGiven,
    SessionsAttended,
    SessionsRatio,
    SkillAtLevel,
    WorksheetsFilled,
)

AS_A_NEW_LINE = ""
# Kind of condition, what it is called in the form, and the parameter its number becomes.
_KINDS: dict[str, tuple[Any, str]] = {
    AllExercisesPassed.kind: (_("Pass all exercises"), ""),
    ExercisesPassed.kind: (_("Pass a number of exercises"), "at_least"),
    NamedExercisesPassed.kind: (_("Pass certain exercises"), "numbers"),
    SessionsAttended.kind: (_("Attend a number of sessions"), "at_least"),
    SessionsRatio.kind: (_("Attend a share of the sessions (percent)"), "percent"),
    PiecesPublished.kind: (_("Have a number of pieces published"), "at_least"),
    GraduationWorkPassed.kind: (_("Pass the review of the graduation work"), ""),
    WorksheetsFilled.kind: (_("Fill in a worksheet a number of times"), "at_least"),
    SkillAtLevel.kind: (_("Have a skill confirmed at a level (1 to 4)"), "level"),
    PresentationGiven.kind: (_("Present the work on the presentation day"), ""),
}


class AddConditionForm(forms.Form):
    """One more condition. ``lines``: the rule as it stands, so that this can be an alternative to a line of it."""

    kind = forms.ChoiceField(label=_("Condition"), widget=forms.RadioSelect)
    number = CountField(
        label=_("Number or percent"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Not needed for “all” and for certain exercises."),
    )
    exercises = forms.TypedMultipleChoiceField(
        label=_("Which exercises"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    skill = forms.ChoiceField(label=_("Which skill"), required=False)
    place = forms.ChoiceField(label=_("Where it goes"), required=False)

    def __init__(
        self,
        lines: list[str],
        exercises: list[tuple[int, str]],
        skills: list[tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choices("kind", [(kind, words) for kind, (words, _parameter) in _KINDS.items()])
        self._choices("exercises", exercises)
        self._skills = dict(skills)
        self._choices("skill", [("", _("None")), *skills])
        alternatives = [
            (str(n), _("Or instead of: %(line)s") % {"line": line}) for n, line in enumerate(lines)
        ]
        self._choices("place", [(AS_A_NEW_LINE, _("Needed as well as the others")), *alternatives])

    def _choices(self, name: str, choices: list[Any]) -> None:
        choice_field(self, name).choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        parameter = _KINDS[data["kind"]][1] if "kind" in data else ""
        if (
            parameter in {"at_least", "percent", "level"}
            and not data.get("number")
            and "number" not in self.errors
        ):
            self.add_error("number", _("Please enter a number."))
        if parameter == "percent" and (data.get("number") or 0) > 100:
            self.add_error("number", _("Please enter at most 100 percent."))
        if parameter == "level" and (data.get("number") or 0) > 4:
            self.add_error("number", _("Please choose one of the four levels."))
        if parameter == "level" and not data.get("skill"):
            self.add_error("skill", _("Please choose the skill."))
        if parameter == "numbers" and not data.get("exercises"):
            self.add_error("exercises", _("Please choose the exercises."))
        return data

    def condition(self) -> dict[str, Any]:
        """What was typed, as it is stored."""
        data = self.cleaned_data
        skill = {
            "skill": data["skill"],
            "title": self._skills.get(data["skill"], ""),
            "level": data["number"],
        }
        values = {"": {}, "numbers": {"numbers": data["exercises"]}, "level": skill}
        parameter = _KINDS[data["kind"]][1]
        return {"kind": data["kind"], **values.get(parameter, {parameter: data["number"]})}


class ReasonForm(forms.Form):
    """Why something is done that a register will show."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It appears in the register of completions."),
        max_length=500,
        widget=CountedTextarea(rows=3),
    )


class PieceForm(forms.Form):
    """A piece published somewhere else than in the programme's own media."""

    title = forms.CharField(label=_("Title of the piece"), max_length=200)
    url = forms.URLField(label=_("Address of the page"), required=False, assume_scheme="https")
    published_on = JapaneseDateField(label=_("Published on"), latest=clock.today)
    submission_id = SubmissionIdField()
