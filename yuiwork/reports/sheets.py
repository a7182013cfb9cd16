"""The forms of state and municipality as figures of the document (programmes.md 4.2, 4.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.web.components import DataTable
from yuiwork.reports.drafts import KPI_COUNT
from yuiwork.reports.figures import Block
from yuiwork.reports.kinds import Kind, Sheet

EFFECTS = (
    ("very", gettext_lazy("Very effective for regional revitalisation")),
    ("considerably", gettext_lazy("Considerably effective for regional revitalisation")),
    ("effective", gettext_lazy("Effective for regional revitalisation")),
    ("not", gettext_lazy("Not effective for regional revitalisation")),
)
OPINIONS = (
    ("effective", gettext_lazy("Effective for the KPI of the strategy")),
    ("not", gettext_lazy("Not effective for the KPI of the strategy")),
)
POLICIES = (
    ("continue", gettext_lazy("Continue the project")),
    ("expand", gettext_lazy("Develop the project further")),
    ("review", gettext_lazy("Improve the project")),
    ("end", gettext_lazy("End the project")),
)
GRADES = (("A", "A"), ("B", "B"), ("C", "C"))
CRITERIA = (
    ("necessity", gettext_lazy("Necessity")),
    ("effectiveness", gettext_lazy("Effectiveness")),
    ("achievement", gettext_lazy("Achievement")),
    ("efficiency", gettext_lazy("Efficiency")),
)
_CIRCLED = "①②③④⑤"


def sheet_blocks(kind: Kind, entries: dict[str, str]) -> list[Block]:
    """What was entered, in the columns of the form."""
    if kind.sheet is Sheet.RESULT:
        return [_kpis(entries), _assessment(entries)]
    if kind.sheet is Sheet.EVALUATION:
        return [_judgement(entries)]
    return []


def _kpis(entries: dict[str, str]) -> Block:
    columns = [
        _("KPI"),
        _("Indicator"),
        _("Target value"),
        _("Unit"),
        _("Target month"),
        _("Actual"),
        _("Reason if missed"),
    ]
    parts = ("indicator", "target", "unit", "month", "actual", "reason")
    rows = [
        [_CIRCLED[number - 1], *[entries.get(f"kpi{number}_{part}", "") for part in parts]]
        for number in range(1, KPI_COUNT + 1)
        if entries.get(f"kpi{number}_indicator")
    ]
    table = DataTable(_("Key performance indicators"), columns, rows, frozenset({2, 5}))
    definition = _("Indicators as agreed for the grant; actual values at the end of the target month.")
    return Block("kpi", _("KPI with target and actual"), definition, table)


def _assessment(entries: dict[str, str]) -> Block:
    rows = [
        [_("Actual cost (yen)"), entries.get("cost", "")],
        [_("Effect of the project"), _chosen(EFFECTS, entries.get("effect", ""))],
        [_("Assessment by outside experts"), _chosen(OPINIONS, entries.get("outside", ""))],
        [_("Opinion of outside experts"), entries.get("opinion", "")],
        [_("Policy from now on"), _chosen(POLICIES, entries.get("policy", ""))],
        [_("Reason for the policy"), entries.get("policy_reason", "")],
    ]
    table = DataTable(_("Cost, effect, opinion and policy"), [_("Item"), _("Entry")], rows)
    return Block("assessment", _("Assessment"), _("As entered by the programme's staff."), table)


def _judgement(entries: dict[str, str]) -> Block:
    rows = [
        [str(label), entries.get(code, ""), entries.get(f"{code}_reason", "")] for code, label in CRITERIA
    ]
    rows += [
        [_("Overall"), entries.get("overall", ""), entries.get("overall_reason", "")],
        [_("Direction"), _chosen(POLICIES, entries.get("policy", "")), entries.get("policy_reason", "")],
        [_("Improvement since last year"), "", entries.get("improvement", "")],
    ]
    table = DataTable(_("Assessment"), [_("Criterion"), _("Assessment"), _("Reason")], rows)
    return Block("judgement", _("Assessment and direction"), _("A good, B partly, C to be improved."), table)


def _chosen(choices: tuple[tuple[str, object], ...], value: str) -> str:
    return str(dict(choices).get(value, ""))
