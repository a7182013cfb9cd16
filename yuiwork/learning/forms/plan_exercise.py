"""Planning an exercise, and changing it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.forms.rubric import RubricField
from yuiwork.learning.models import Exercise, ExerciseKind, PeerReading, Skill
from yuiwork.learning.models.skill import LEVELS
from yuiwork.learning.rubric import rubric_of


class LinesField(forms.CharField):
    """Several sentences, one a line; empty lines are left out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"help_text": _("One line for each point."), "max_length": 5000, **options},
            widget=CountedTextarea(rows=5),
        )

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "\n".join(value)

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]


class ExercisePlanForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What learners hand in"),
        choices=ExerciseKind.choices,
        initial=ExerciseKind.TEXT,
        widget=forms.RadioSelect,
    )
    instruction = forms.CharField(label=_("What to do"), max_length=5000, widget=CountedTextarea(rows=5))
    checklist = LinesField(
        label=_("Lines to tick off"),
        required=False,
        help_text=_("For a list to tick off only. One line for each point."),
    )
    self_checked = forms.BooleanField(
        label=_("The list passes automatically when every line is ticked"), required=False
    )
    skill_id = forms.TypedChoiceField(
        label=_("Skill that a pass shows"), required=False, coerce=UUID, empty_value=None
    )
    skill_level = forms.TypedChoiceField(
        label=_("At which level"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("None")), *((str(n), str(n)) for n in range(1, LEVELS + 1))],
    )
    graduation = forms.BooleanField(
        label=_("This is the graduation work"),
        required=False,
        help_text=_("Several reviewers assess it independently of each other. One for each course."),
    )
    reviews_needed = CountField(
        label=_("How many reviewers assess each graduation work"),
        required=False,
        min_value=1,
        max_value=5,
        help_text=_("If left empty: 2."),
    )
    passes_needed = CountField(
        label=_("How many of them must pass it"),
        required=False,
        min_value=1,
        max_value=5,
        help_text=_("If left empty: all of them."),
    )
    peers = forms.ChoiceField(
        label=_("May learners of the course read each other's answers?"),
        choices=PeerReading.choices,
        required=False,
        initial=PeerReading.NONE,
        widget=forms.RadioSelect,
        help_text=_(
            "They are told before they hand in, and each can keep theirs private. Feedback is never "
            "shown to classmates."
        ),
    )
    criteria = LinesField(label=_("What the tutor looks at"), required=False)
    rubric = RubricField()
    open_on = JapaneseDateField(
        label=_("Opens on"), required=False, help_text=_("If left empty: open from the start.")
    )
    due_on = JapaneseDateField(
        label=_("Due"), required=False, help_text=_("Later answers are accepted and marked late.")
    )
    submission_id = SubmissionIdField()

    def __init__(self, skills: Iterable[Skill], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(skill.id), skill.title) for skill in skills]
        if choices:
            choice_field(self, "skill_id").choices = [("", _("None")), *choices]
        else:
            del self.fields["skill_id"], self.fields["skill_level"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, due = data.get("open_on"), data.get("due_on")
        if opens and due and due < opens:
            self.add_error("due_on", _("The due day must not be before the opening day."))
        if data.get("kind") == ExerciseKind.CHECKLIST and not data.get("checklist"):
            self.add_error("checklist", _("Please write at least one line to tick off."))
        if data.get("skill_id") and not data.get("skill_level"):
            self.add_error("skill_level", _("Please choose one of the four levels."))
        data["peers"] = data.get("peers") or PeerReading.NONE.value
        data["skill_level"] = data.get("skill_level") or 0
        for name in ("reviews_needed", "passes_needed"):
            if data.get(name) is None:
                data.pop(name, None)
        return data


def initial_of(exercise: Exercise) -> dict[str, Any]:
    """The form as this exercise stands."""
    names = ["title", "kind", "instruction", "checklist", "self_checked", "criteria", "open_on", "due_on"]
    names += ["skill_id", "skill_level", "peers"]
    names += ["graduation", "reviews_needed", "passes_needed"] if exercise.graduation else []
    return {**{name: getattr(exercise, name) for name in names}, "rubric": rubric_of(exercise.rubric)}
