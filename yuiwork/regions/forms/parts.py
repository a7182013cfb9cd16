"""One form per kind of row of a programme's configuration. ``key``: the fields that name the row for good."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.fields import CountField, JapaneseDateField, NameField, YenFormField
from yuiwork.core.web.forms import choice_field
from yuiwork.regions.forms import fields
from yuiwork.regions.models import BudgetBasis, Goal, Layer, MeetingKind, PartyRole, TrackKind


class PartForm(forms.Form):
    """A new row, or one that is changed (``is_new=False``): then its key is shown and kept."""

    key: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, is_new: bool, goals: list[Goal] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in () if is_new else self.key:
            self.fields[name].disabled = True
            self.fields[name].help_text = ""

    def use_case_data(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PartyForm(PartForm):
    key = ("organisation_name", "organisation_kana", "organisation_kind", "role")

    organisation_name = NameField(label=_("Organisation"))
    organisation_kana = fields.kana()
    organisation_kind = fields.organisation_kind()
    role = forms.ChoiceField(label=_("Part"), choices=PartyRole.choices, widget=forms.RadioSelect)
    task = fields.line(_("What it does for the programme"))
    since = JapaneseDateField(label=_("From"), required=False)
    until = JapaneseDateField(label=_("Last day"), required=False)
    consented_on = JapaneseDateField(
        label=_("Day the owner agreed"),
        required=False,
        help_text=_("Needed for contractors with access to personal data."),
    )

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        rest = {name: value for name, value in data.items() if not name.startswith("organisation_")}
        return {**rest, "organisation": fields.named(data, "organisation")}


class MeetingForm(PartForm):
    key = ("held_on", "kind")

    held_on = JapaneseDateField(label=_("Day of the meeting"))
    kind = forms.ChoiceField(
        label=pgettext_lazy("meeting", "Kind of meeting"),
        choices=MeetingKind.choices,
        widget=forms.RadioSelect,
    )
    attended = fields.text(_("Who was there"), rows=2)
    decided = fields.text(_("What was decided, and who does what by when"))
    open_points = fields.text(_("What is still open"), rows=2, required=False)
    next_on = JapaneseDateField(label=_("Next meeting on"), required=False)


class MemberForm(PartForm):
    key = ("municipality_code",)

    municipality_code = forms.CharField(
        label=_("Code of the municipality"), max_length=6, help_text=_("Five digits, for example 22209.")
    )
    contact = fields.line(_("Section in charge there"), required=False)


class StageForm(PartForm):
    key = ("number",)

    number = CountField(label=_("Stage number"), min_value=1, max_value=20)
    name = fields.line(pgettext_lazy("thing", "Name"))
    first_year = fields.year(_("First fiscal year"))
    last_year = fields.year(_("Last fiscal year"))
    aim = fields.text(_("What this stage aims at"), required=False)


class YearForm(PartForm):
    key = ("fiscal_year",)

    fiscal_year = fields.year(_("Fiscal year"))
    contract_yen = YenFormField(label=_("Sum of the contract including tax"), required=False, min_value=0)
    contract_name = fields.line(_("Name of the contract"), required=False)
    starts_on = JapaneseDateField(label=_("From"), required=False)
    ends_on = JapaneseDateField(label=_("Last day"), required=False)


class TrackForm(PartForm):
    key = ("code",)

    code = fields.code(_("Short name for files"))
    name = fields.line(pgettext_lazy("thing", "Name"))
    kind = forms.ChoiceField(label=_("What people sell"), choices=TrackKind.choices, widget=forms.RadioSelect)
    description = fields.text(_("What people learn"), required=False)


class GoalForm(PartForm):
    key = ("code",)

    code = fields.code(_("Short name for files"))
    name = fields.line(_("What the programme wants to change"))
    description = fields.text(_("Why, and for whom"), required=False)


class IndicatorForm(PartForm):
    key = ("code",)

    code = fields.code(_("Short name for files"))
    name = fields.line(pgettext_lazy("thing", "Name"))
    goal = forms.ChoiceField(label=_("Goal that it measures"), required=False)
    layer = forms.ChoiceField(
        label=_("What it counts"),
        choices=Layer.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Meetings held and leaflets printed are activity. What changed for people is an outcome."
        ),
    )
    formula = fields.text(_("How it is counted, in words"), rows=2)
    unit = fields.line(_("Unit"))
    start_value = forms.DecimalField(
        label=_("Value before the programme began"),
        required=False,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-width": "8"}),
    )

    def __init__(self, *args: Any, goals: list[Goal] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("None")), *((goal.code, goal.name) for goal in goals or [])]
        choice_field(self, "goal").choices = choices


class BudgetLineForm(PartForm):
    key = ("fiscal_year", "number")

    fiscal_year = fields.year(_("Fiscal year"))
    number = CountField(label=_("Line number"), min_value=1, max_value=999)
    name = fields.line(_("What it is for"))
    basis = forms.ChoiceField(
        label=_("How it is settled"), choices=BudgetBasis.choices, widget=forms.RadioSelect
    )
    unit_price_yen = YenFormField(label=_("Price including tax"), min_value=0)
    quantity = CountField(label=_("Quantity"), min_value=1, initial=1)
    unit = fields.line(_("Unit"), required=False, help_text=_("For example: sessions, months."))
