"""What the living style page shows: every component in its states, with made-up content."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web import fields
from yuiwork.core.web.components import (
    DataTable,
    Figure,
    MoneyBreakdown,
    MoneyLine,
    Step,
    StepState,
)
from yuiwork.core.web.contents import FileKind
from yuiwork.core.web.widgets import CountedTextarea

_BARS = (("2024", 9), ("2025", 13), ("2026", 17))


class SampleForm(forms.Form):
    """Every kind of field once."""

    family_name = fields.NameField(label=_("Family name"), autocomplete="family-name")
    family_kana = fields.KanaField(
        label=_("Family name in kana"), help_text=_("Hiragana and katakana are both fine.")
    )
    email = fields.EmailAddressField(label=_("Email address"), help_text=_("For example: name@example.jp"))
    born_on = fields.JapaneseDateField(
        label=_("Date of birth"), help_text=_("For example: 1990 4 1. The year may also be 平成2.")
    )
    postal_code = fields.PostalCodeField(label=_("Postal code"), required=False)
    pay = fields.YenFormField(
        label=_("Pay you ask for"), min_value=1000, help_text=_("Tax included, before our fee.")
    )
    place = forms.ChoiceField(
        label=_("Where do you take part?"),
        choices=[("venue", _("At the venue")), ("online", _("Online from home"))],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label=_("On which days can you work?"),
        choices=[("weekday", _("Weekdays")), ("evening", _("Evenings")), ("weekend", _("Weekends"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_of_work = forms.ChoiceField(
        label=_("Field of work"),
        choices=[("", _("Please choose")), ("writing", _("Writing")), ("design", _("Design"))],
    )
    message = forms.CharField(
        label=_("What would you like to say?"), widget=CountedTextarea(rows=4), max_length=400, required=False
    )
    sample = fields.UploadField(
        label=_("A sample of your work"), kinds=frozenset({FileKind.PDF, FileKind.PNG}), required=False
    )
    agreed = forms.BooleanField(label=_("I have read how my data is used"))
    submission_id = fields.SubmissionIdField()


def wrong_form() -> SampleForm:
    """The form as it comes back after a hasty first try."""
    typed = {
        "wrong-family_name": "山田",
        "wrong-family_kana": "山田",
        "wrong-email": "hanako.example.jp",
        "wrong-born_on_year": "1992",
        "wrong-born_on_month": "2",
        "wrong-born_on_day": "30",
        "wrong-pay": "５００円",
        "wrong-submission_id": "0190a5b0-0000-7000-8000-000000000000",
    }
    return SampleForm(typed, prefix="wrong")


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour of the tokens, with the words for its use."""

    name: str
    value: str
    use: object


SWATCHES = (
    Swatch("accent", "#006173", _("Main action, where you are")),
    Swatch("ink", "#1a1a1a", _("Text")),
    Swatch("ink-soft", "#595550", _("Second text")),
    Swatch("paper", "#faf8f4", _("Quiet ground")),
    Swatch("success", "#197a4b", _("It worked")),
    Swatch("warning", "#b78f00", _("Look here first")),
    Swatch("error", "#ce0000", _("It did not work")),
)


def timeline() -> list[Step]:
    return [
        Step(_("Agreed"), StepState.DONE, _("Terms sent on 10 November")),
        Step(_("Money set aside"), StepState.DONE, _("12 November")),
        Step(_("Working"), StepState.NOW, _("To be delivered by 25 November, 18:00")),
        Step(_("Checking"), StepState.NEXT, _("Accepted automatically seven days after delivery")),
        Step(_("Paid"), StepState.NEXT),
    ]


def ladder() -> list[Step]:
    return [
        Step(_("Find out"), StepState.DONE, _("You took part in a seminar on 3 October.")),
        Step(_("Learn"), StepState.DONE, _("You finished the course “First steps in writing”.")),
        Step(_("First job, with support"), StepState.NOW, _("Still to do: deliver your first article.")),
        Step(_("On your own"), StepState.NEXT, _("Two jobs accepted without a tutor")),
        Step(_("With others"), StepState.NEXT, _("One job shared in a circle")),
    ]


def breakdown(*, low: bool = False) -> MoneyBreakdown:
    """A contract of 110,000 yen; with ``low`` one that pays less than the minimum wage per hour."""
    return MoneyBreakdown(
        caption=_("From the client's payment to your bank"),
        lines=[
            MoneyLine(
                _("The client pays"), 110_000, _("100,000 yen and 10,000 yen of consumption tax"), total=True
            ),
            MoneyLine(_("Platform fee"), -5_500, _("5 per cent of what the client pays, tax included")),
            MoneyLine(_("Withholding tax"), -10_210, _("10.21 per cent, paid to the tax office for you")),
            MoneyLine(_("Arrives in your bank"), 94_290, total=True),
        ],
        paid_on=_("25 December 2026 (Fri)"),
        hourly=_("641 yen (147 hours)") if low else _("1,886 yen (50 hours)"),
        hourly_ok=not low,
    )


def table() -> DataTable:
    return DataTable(
        caption=_("People who earned for the first time"),
        columns=[_("Fiscal year"), _("People"), _("Target")],
        rows=[(year, people, 15) for year, people in _BARS],
        numeric=frozenset({1, 2}),
    )


def figure() -> Figure:
    return Figure(
        title=_("People who earned for the first time"),
        takeaway=_("17 people in 2026, two more than the target of 15."),
        svg=_bars(),
        table=table(),
        source=_("Completed contracts of this platform"),
        definition_url="#figure",
        downloads=[("CSV", "#figure"), ("Excel", "#figure")],
    )


def page() -> Page[int]:
    return Paginator(range(1, 133), 20).page(2)


def samples() -> dict[str, Any]:
    """Everything the page shows besides the form that can be sent."""
    return {
        "wrong_form": wrong_form(),
        "swatches": SWATCHES,
        "timeline": timeline(),
        "ladder": ladder(),
        "breakdown": breakdown(),
        "low_breakdown": breakdown(low=True),
        "table": table(),
        "empty_table": DataTable(caption=_("Payouts"), columns=[], rows=[]),
        "figure": figure(),
        "page": page(),
        "day": date(2026, 11, 25),
    }


def _bars() -> str:
    """Three bars with their numbers, as the statistics draw them: plain SVG, no script, no style."""
    rows = []
    for index, (year, people) in enumerate(_BARS):
        y, width = 8 + index * 40, people * 20
        rows.append(
            f'<text x="0" y="{y + 19}" font-size="14">{year}</text>'
            f'<rect x="56" y="{y}" width="{width}" height="28" fill="#006173"/>'
            f'<text x="{62 + width}" y="{y + 19}" font-size="14" font-weight="700">{people}</text>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 128">{"".join(rows)}</svg>'
