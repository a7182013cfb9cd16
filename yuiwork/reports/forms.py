"""Forms of the reports room."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.fields import JapaneseDateField, SubmissionIdField, YenFormField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.dates import fiscal_year_bounds
from yuiwork.reports.drafts import KPI_COUNT
from yuiwork.reports.kinds import KINDS, Kind, Sheet
from yuiwork.reports.models import Report
from yuiwork.reports.sheets import CRITERIA, EFFECTS, GRADES, OPINIONS, POLICIES

_TEXT_LIMIT = 10_000
_CHOOSE = ("", pgettext_lazy("report", "Not decided yet"))


class YearForm(forms.Form):
    """For reports about a whole fiscal year."""

    year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    submission_id = SubmissionIdField()

    def __init__(self, years: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(year, _("Fiscal year %(year)s") % {"year": year}) for year in years]
        choice_field(self, "year").choices = choices

    def period(self) -> dict[str, Any]:
        first, last = fiscal_year_bounds(self.cleaned_data["year"])
        return {"first": first, "last": last}


class DutyForm(forms.Form):
    """A report that a contract asks for. ``cleaned_data`` is what ``save_duty`` takes."""

    kind = forms.ChoiceField(label=pgettext_lazy("paper", "Report"))
    first = JapaneseDateField(label=_("First day of the period"))
    last = JapaneseDateField(label=_("Last day of the period"))
    due_on = JapaneseDateField(label=_("To be handed in by"))
    note = forms.CharField(
        label=_("How and to whom"),
        required=False,
        max_length=500,
        widget=CountedTextarea(rows=2),
        help_text=_("For example: two copies on paper and the files, to the section."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.code, kind.title) for kind in KINDS.values()]
        choice_field(self, "kind").choices = choices


class PeriodForm(forms.Form):
    """For reports about any period."""

    first = JapaneseDateField(label=_("First day of the period"))
    last = JapaneseDateField(label=_("Last day of the period"))
    submission_id = SubmissionIdField()

    def period(self) -> dict[str, Any]:
        return {"first": self.cleaned_data["first"], "last": self.cleaned_data["last"]}


class WriteForm(forms.Form):
    """The parts written by hand and the fields of the kind's form; empty ones may stay empty."""

    def __init__(self, kind: Kind, report: Report, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for part in kind.texts:
            self.fields[f"text_{part.code}"] = forms.CharField(
                label=str(part.label),
                help_text=str(part.hint),
                required=False,
                max_length=_TEXT_LIMIT,
                initial=report.texts.get(part.code, ""),
                widget=CountedTextarea(rows=6),
            )
        for name, field in _sheet_fields(kind.sheet).items():
            field.initial = report.entries.get(name, "")
            self.fields[name] = field

    def texts(self) -> dict[str, str]:
        return {part.code: self.cleaned_data[f"text_{part.code}"] for part in self.kind.texts}

    def entries(self) -> dict[str, str]:
        names = _sheet_fields(self.kind.sheet)
        return {
            name: "" if self.cleaned_data[name] is None else str(self.cleaned_data[name]) for name in names
        }


def _sheet_fields(sheet: Sheet) -> dict[str, forms.Field]:
    if sheet is Sheet.RESULT:
        return _result_fields()
    return _evaluation_fields() if sheet is Sheet.EVALUATION else {}


def _result_fields() -> dict[str, forms.Field]:
    """programmes.md 4.2, in the order of its columns."""
    fields: dict[str, forms.Field] = {
        "cost": YenFormField(label=_("Actual cost"), required=False, min_value=0)
    }
    for number in range(1, KPI_COUNT + 1):
        words = {"number": number}
        fields[f"kpi{number}_indicator"] = _line(_("KPI %(number)s: indicator") % words)
        fields[f"kpi{number}_unit"] = _line(_("KPI %(number)s: unit") % words)
        fields[f"kpi{number}_target"] = _line(_("KPI %(number)s: target") % words)
        fields[f"kpi{number}_month"] = _line(_("KPI %(number)s: target month") % words)
        fields[f"kpi{number}_actual"] = _line(_("KPI %(number)s: actual") % words)
        fields[f"kpi{number}_reason"] = _text(_("KPI %(number)s: reason if missed") % words)
    fields["effect"] = _choice(_("Effect of the project"), EFFECTS)
    fields["outside"] = _choice(_("Assessment by outside experts"), OPINIONS)
    fields["opinion"] = _text(_("Opinion of outside experts"))
    fields["policy"] = _choice(_("Policy from now on"), POLICIES)
    fields["policy_reason"] = _text(_("Reason for the policy"))
    return fields


def _evaluation_fields() -> dict[str, forms.Field]:
    """programmes.md 4.3."""
    fields: dict[str, forms.Field] = {}
    for code, label in CRITERIA:
        fields[code] = _choice(label, GRADES)
        fields[f"{code}_reason"] = _text(_("Reason: %(criterion)s") % {"criterion": label})
    fields["overall"] = _choice(_("Overall"), GRADES)
    fields["overall_reason"] = _text(_("Reason: %(criterion)s") % {"criterion": _("Overall")})
    fields["policy"] = _choice(_("Direction"), POLICIES)
    fields["policy_reason"] = _text(_("Reason for the policy"))
    fields["improvement"] = _text(_("Improvement since last year"))
    return fields


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200)


def _text(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=2_000, widget=CountedTextarea(rows=3))


def _choice(label: Any, choices: Sequence[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[_CHOOSE, *choices])


class CorrectionForm(forms.Form):
    """A correction stated beside a frozen figure."""

    figure = forms.ChoiceField(label=_("Figure"))
    text = forms.CharField(
        label=_("What is to be corrected, and why"), max_length=2_000, widget=CountedTextarea(rows=4)
    )
    submission_id = SubmissionIdField()

    def __init__(self, figures: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "figure").choices = list(figures)


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is the year opened again?"), max_length=2_000, widget=CountedTextarea(rows=4)
    )
