"""The application: what helps the office and the tutor to start with her (programmes.md 6.2), and the task."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import CountField, SubmissionIdField, UploadField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.intake.eligibility import Statement
from yuiwork.intake.models import IntakeRound, TaskFile, TaskKind
from yuiwork.intake.use_cases.sheet_rows import TASK_TEXT_LIMIT
from yuiwork.learning import api as learning

_NOT_TYPED = frozenset({"uploads", "remove", "submission_id", "base", "form_version", "statements"})


class ApplyForm(forms.Form):
    """``row``: the round, if the course has one. ``kept``: files saved with the draft, which she may take out again.

    ``form_version``: the question set whose words she reads. ``asked``: what the conditions of the programme ask beyond
    the profile. Applying although one is not fulfilled is offered by ``offer_although``.
    """

    motive = forms.CharField(
        label=_("Why you would like to join"),
        help_text=_("A few lines are enough."),
        max_length=1000,
        widget=CountedTextarea(rows=5),
    )
    weekly_hours = CountField(
        label=_("Hours a week you can learn"),
        help_text=_("A rough number. Short slots add up."),
        min_value=1,
        max_value=learning.MAX_WEEKLY_HOURS,
    )
    worries = forms.CharField(
        label=_("What worries you"),
        required=False,
        help_text=_("For example time, children, the computer. Your tutor reads this."),
        max_length=1000,
        widget=CountedTextarea(rows=4),
    )
    task_text = forms.CharField(
        label=_("Your answer to the task"), max_length=TASK_TEXT_LIMIT, widget=CountedTextarea(rows=10)
    )
    uploads = UploadField(label=_("File with your answer to the task"), kinds=learning.KINDS)
    remove = forms.MultipleChoiceField(
        label=_("Take out saved files"), required=False, widget=forms.CheckboxSelectMultiple
    )
    statements = forms.MultipleChoiceField(
        label=_("Please tick what is true for you"), required=False, widget=forms.CheckboxSelectMultiple
    )
    although = forms.BooleanField(
        label=_("Apply although a condition is not fulfilled"),
        required=False,
        help_text=_("The office reads your application and decides."),
    )
    submission_id = SubmissionIdField()
    base = forms.CharField(required=False, widget=forms.HiddenInput)
    form_version = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        row: IntakeRound | None,
        kept: Iterable[TaskFile],
        asked: Iterable[Statement],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        kind = row.task_kind if row else TaskKind.NONE
        choices = [(str(file.id), file.name) for file in kept]
        if kind != TaskKind.TEXT:
            del self.fields["task_text"]
        if kind != TaskKind.FILE:
            del self.fields["uploads"]
        elif choices:
            self.fields["uploads"].required = False
        statements = [(one.code, one.words) for one in asked]
        if statements:
            choice_field(self, "statements").choices = statements
        else:
            del self.fields["statements"]
        if choices:
            choice_field(self, "remove").choices = choices
        else:
            del self.fields["remove"]

    def offer_although(self, fails: bool) -> None:
        """To be ticked only where a condition is really not fulfilled."""
        if not fails:
            del self.fields["although"]

    def typed(self) -> dict[str, object]:
        """What stands in the fields, right or wrong, for the draft."""
        names = [name for name in self.fields if name not in _NOT_TYPED]
        typed: dict[str, object] = {name: str(self.data.get(name, "")) for name in names}
        if "statements" in self.fields:
            typed["statements"] = self.data.getlist("statements") if hasattr(self.data, "getlist") else []
        return typed

    def begin_from(self, base: str) -> None:
        """The next saving of this page counts: she has been told that another device was faster."""
        sent: Any = self.data
        copied = sent.copy()
        copied["base"] = base
        self.data = copied

    def sent_files(self) -> list[learning.Upload]:
        """The file that came with this request, if it can be taken."""
        file = self.cleaned_data.get("uploads")
        return [learning.Upload(file.name, file.read())] if file else []

    def removed(self) -> list[UUID]:
        """Saved files that she takes out."""
        return [UUID(one) for one in self.cleaned_data.get("remove", [])]
