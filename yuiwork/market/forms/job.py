"""The job form: plain questions, 何を / どれだけ / いつまで / いくら. Only the title is needed to keep a draft."""

import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField, YenFormField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.parameters import parameter
from yuiwork.japan.withholding import categories
from yuiwork.market.models import ExpensePolicy, IpMode, Job, TaxMode

_MINUTES_PER_HOUR = 60
_MOST_HOURS = 2_000
_LISTED = [
    ("", _("As usual for this kind of work")),
    ("yes", _("Withhold tax")),
    ("no", _("Do not withhold")),
]


class HoursField(forms.Field):
    """Hours of work in any width, halves allowed; cleaned to minutes."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "data-width": "8"})
    default_error_messages = {"invalid": _("Please enter the hours in digits, for example 3 or 1.5.")}

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or not str(value).strip():
            return None
        text = unicodedata.normalize("NFKC", str(value)).strip().removesuffix("時間").strip()
        try:
            hours = Decimal(text)
        except InvalidOperation as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        if not hours.is_finite() or not 0 < hours <= _MOST_HOURS:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return max(1, int(hours * _MINUTES_PER_HOUR))


def _text(label: Any, help_text: Any = "", *, rows: int = 4, most: int = 4_000) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=most, widget=CountedTextarea(rows=rows)
    )


def _line(label: Any, help_text: Any = "", *, most: int = 200) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=most)


class JobForm(forms.Form):
    """All questions of a job. ``SECTIONS`` is the order of the page; the last one opens only where needed."""

    SECTIONS = (
        (_("What"), ("title", "category", "description", "criteria")),
        (_("Amount and time"), ("quantity", "estimated_hours")),
        (_("By when"), ("apply_until", "delivery_due_on", "acceptance_days")),
        (_("For how much"), ("fee_amount", "tax_mode", "expense_policy", "expense_note")),
        (_("For whom"), ("beginner_ok", "no_phone", "night_ok")),
    )
    LEGAL = (
        "ip_mode",
        "ip_scope",
        "revision_limit",
        "withholding_listed",
        "payment_text",
        "work_place",
        "delivery_place",
        "change_policy",
        "defect_policy",
        "confidentiality_policy",
        "contact",
    )

    # Needed before anybody may see the job; a draft can do without them.
    ESSENTIAL = (
        "category",
        "description",
        "criteria",
        "quantity",
        "estimated_hours",
        "apply_until",
        "delivery_due_on",
        "fee_amount",
        "expense_policy",
        "ip_mode",
        "work_place",
        "delivery_place",
        "change_policy",
        "defect_policy",
        "confidentiality_policy",
        "contact",
    )

    organisation = forms.ChoiceField(label=_("Firm"))
    title = forms.CharField(label=_("Title of the job"), max_length=100)
    category = forms.ChoiceField(label=_("Kind of work"), required=False)
    description = _text(
        _("What is to be done"), _("Write it so that somebody who does not know your firm understands.")
    )
    criteria = _text(
        _("What counts as done (one criterion per line)"),
        _("The delivery is accepted by these points only, and revisions are asked for by them."),
    )
    quantity = _line(_("How much"), _("For example: 5 articles of 600 characters or more"))
    estimated_hours = HoursField(
        label=_("About how many hours will it take?"),
        required=False,
        help_text=_("Count reading, messages and one revision too. The pay per hour is shown from this."),
    )
    apply_until = JapaneseDateField(label=_("Last day for proposals"), required=False)
    delivery_due_on = JapaneseDateField(label=_("Day of delivery"), required=False)
    acceptance_days = forms.TypedChoiceField(
        label=_("Days you need to check the work"),
        coerce=int,
        help_text=_("Without an answer from you within these days, the work is accepted automatically."),
    )
    fee_amount = YenFormField(
        label=_("Pay for the whole job"), required=False, min_value=1, max_value=99_999_999
    )
    tax_mode = forms.ChoiceField(
        label=_("Consumption tax"), choices=TaxMode.choices, widget=forms.RadioSelect
    )
    expense_policy = forms.ChoiceField(
        label=_("Expenses"), required=False, choices=ExpensePolicy.choices, widget=forms.RadioSelect
    )
    expense_note = _line(_("Which expenses, and how they are agreed"))
    beginner_ok = forms.BooleanField(label=_("Beginners welcome"), required=False)
    no_phone = forms.BooleanField(label=_("No phone calls"), required=False)
    night_ok = forms.BooleanField(label=_("At any hour"), required=False)
    ip_mode = forms.ChoiceField(
        label=_("Copyright"), required=False, choices=IpMode.choices, widget=forms.RadioSelect
    )
    ip_scope = _text(_("Which rights, and for what"))
    revision_limit = CountField(label=_("Revisions by the criteria, at most"), min_value=1, max_value=5)
    withholding_listed = forms.ChoiceField(
        label=_("Withholding of income tax"),
        required=False,
        choices=_LISTED,
        help_text=_(
            "Choose only where the kind of work mixes both, for example design together with coding."
        ),
    )
    payment_text = _line(
        _("Your own day of payment"),
        _("If left empty, the pay goes out in the first weekly payout after acceptance."),
    )
    work_place = _line(_("Where the work is done"))
    delivery_place = _line(_("Where it is delivered"))
    change_policy = _text(_("If something changes"))
    defect_policy = _text(_("If something is not right"))
    confidentiality_policy = _text(_("Personal data and secrets"))
    contact = _line(
        _("Contact for questions about the work"),
        _("Phone number, email address, or your own form on the web"),
    )
    submission_id = SubmissionIdField()

    def __init__(
        self, *args: Any, firms: list[tuple[str, str]], as_draft: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in self.ESSENTIAL:
            self.fields[name].required = not as_draft
        today = clock.today()
        choice_field(self, "organisation").choices = firms
        if len(firms) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = firms[0][0]
        kinds = [(c.code, c.label) for c in categories(today)]
        choice_field(self, "category").choices = [("", _("Please choose")), *kinds]
        longest = parameter("product.acceptance_window_days", today)
        choice_field(self, "acceptance_days").choices = [
            (str(n), ngettext("%(n)s day", "%(n)s days", n) % {"n": n}) for n in range(1, longest + 1)
        ]

    @property
    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.SECTIONS]

    @property
    def legal_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.LEGAL]

    @property
    def legal_open(self) -> bool:
        """Folded texts with an error are shown."""
        return any(self[name].errors for name in self.LEGAL)

    def job_data(self) -> dict[str, Any]:
        """The cleaned answers as ``save_job_draft`` takes them (``criteria`` apart)."""
        data = dict(self.cleaned_data)
        for name in ("organisation", "criteria", "submission_id"):
            data.pop(name, None)
        data["estimated_minutes"] = data.pop("estimated_hours", None)
        data["withholding_listed"] = {"yes": True, "no": False}.get(data.get("withholding_listed", ""))
        return data

    def criteria_lines(self) -> list[str]:
        return str(self.cleaned_data.get("criteria", "")).splitlines()


def initial_of(job: Job) -> dict[str, Any]:
    """The answers that a job holds."""
    names = [
        f
        for f in JobForm.base_fields
        if f not in ("organisation", "criteria", "estimated_hours", "submission_id")
    ]
    values: dict[str, Any] = {name: getattr(job, name) for name in names}
    values["organisation"] = str(job.organisation_id)
    values["criteria"] = "\n".join(job.criteria.order_by("position").values_list("text", flat=True))
    values["estimated_hours"] = hours_text(job.estimated_minutes)
    values["withholding_listed"] = (
        "" if job.withholding_listed is None else ("yes" if job.withholding_listed else "no")
    )
    values["submission_id"] = job.submission_id
    return values


def hours_text(minutes: int | None) -> str:
    if not minutes:
        return ""
    hours = Decimal(minutes) / _MINUTES_PER_HOUR
    return f"{hours.quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".")


def posted_again(initial: dict[str, Any]) -> MultiValueDict[str, str]:
    """Stored answers as a browser would post them, so that refusals can stand at their fields."""
    data: dict[str, list[str]] = {}
    for name, value in initial.items():
        if isinstance(value, date):
            parts = {"year": value.year, "month": value.month, "day": value.day}
            data |= {f"{name}_{part}": [str(number)] for part, number in parts.items()}
        elif isinstance(value, bool):
            data |= {name: ["on"]} if value else {}
        elif value is not None:
            data[name] = [str(value)]
    return MultiValueDict(data)
