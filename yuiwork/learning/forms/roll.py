"""The roll of a session as one form; telling an absence; guiding absentees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.models import AbsenceReason, AttendanceMark, TookPart
from yuiwork.learning.queries.roll import RollRow
from yuiwork.learning.use_cases import RollLine
from yuiwork.learning.use_cases.session_attendance import REASON_LIMIT

NOT_MARKED = ("", pgettext_lazy("attendance", "Not marked"))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the form for the template."""

    row: RollRow
    mark: forms.BoundField
    reason: forms.BoundField
    text: forms.BoundField
    took_part: forms.BoundField
    was: forms.BoundField


class RollForm(forms.Form):
    """Four small fields for each learner. Only lines that this person changed are sent on: whoever opened the
    page earlier does not wipe out what others marked meanwhile."""

    def __init__(self, rows: Sequence[RollRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self._add(row)

    def _add(self, row: RollRow) -> None:
        key = row.enrolment_id.hex
        self.fields[f"mark_{key}"] = forms.ChoiceField(
            choices=[NOT_MARKED, *AttendanceMark.choices], required=False, initial=row.suggestion
        )
        self.fields[f"reason_{key}"] = forms.ChoiceField(
            choices=[("", _("No reason noted")), *AbsenceReason.choices], required=False, initial=row.reason
        )
        self.fields[f"text_{key}"] = forms.CharField(
            max_length=REASON_LIMIT, required=False, initial=row.reason_text
        )
        self.fields[f"seat_{key}"] = forms.ChoiceField(
            choices=[("", pgettext_lazy("attendance", "Seat not noted")), *TookPart.choices],
            required=False,
            initial=row.took_part,
        )
        was = "|".join((row.mark, row.reason, row.reason_text, row.took_part))
        self.fields[f"was_{key}"] = forms.CharField(required=False, initial=was, widget=forms.HiddenInput)
        words = {
            f"mark_{key}": _("Attendance of %(name)s"),
            f"reason_{key}": _("Reason of %(name)s"),
            f"text_{key}": _("More about %(name)s"),
            f"seat_{key}": _("Seat of %(name)s"),
        }
        for name, label in words.items():
            self.fields[name].widget.attrs["aria-label"] = label % {"name": row.name}

    def lines(self) -> Iterator[Line]:
        """For the template, in the order of the roll."""
        for row in self.rows:
            key = row.enrolment_id.hex
            yield Line(
                row,
                mark=self[f"mark_{key}"],
                reason=self[f"reason_{key}"],
                text=self[f"text_{key}"],
                took_part=self[f"seat_{key}"],
                was=self[f"was_{key}"],
            )

    def changed(self, *, rest_present: bool) -> list[RollLine]:
        """What ``mark_roll`` takes. ``rest_present``: whoever is not marked was there."""
        found = []
        for row in self.rows:
            line = self._line(row.enrolment_id, rest_present)
            if line is not None:
                found.append(line)
        return found

    def _line(self, enrolment_id: UUID, rest_present: bool) -> RollLine | None:
        data, key = self.cleaned_data, enrolment_id.hex
        mark = data[f"mark_{key}"] or (AttendanceMark.PRESENT.value if rest_present else "")
        reason, text, seat = (data[f"{part}_{key}"] for part in ("reason", "text", "seat"))
        if not mark or "|".join((mark, reason, text, seat)) == data[f"was_{key}"]:
            return None
        return RollLine(enrolment_id, AttendanceMark(mark), reason, text, seat)


class AbsenceForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=AbsenceReason, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Anything to add"),
        required=False,
        max_length=REASON_LIMIT,
        widget=CountedTextarea(rows=3),
        help_text=_("Only the staff of your course read it. You do not need to explain more."),
    )


class GuidanceForm(forms.Form):
    what_was_done = forms.CharField(
        label=_("What was done"),
        max_length=3000,
        widget=CountedTextarea(rows=5),
        help_text=_("So that somebody who was not there can follow."),
    )
    next_step = forms.CharField(
        label=_("Next step"),
        max_length=2000,
        widget=CountedTextarea(rows=4),
        help_text=_("One thing that takes 15 minutes: which material, by when, who to ask."),
    )
