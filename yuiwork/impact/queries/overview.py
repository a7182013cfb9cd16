"""概況: one sentence, the funnel, income bands, cost per earner; masks already on."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.web.components import DataTable, Figure
from yuiwork.impact.charts import HIDDEN, bar_chart
from yuiwork.impact.models import Milestone
from yuiwork.impact.queries.counts import Period, band_counts, funnel_counts, yearly_pay
from yuiwork.impact.suppression import Masked, masked_mean, public_rule, staff_rule, suppress
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Overview:
    """What the officer sees of one fiscal year. Tables hold the same masked values as the charts."""

    programme: regions.Programme
    period: Period
    sentence: str
    funnel: Figure
    bands: Figure
    facts: DataTable


def overview_of(programme: regions.Programme, year: int, today: date) -> Overview:
    """For staff of the programme, who run its lists: counts hidden below three, incomes by the table of law.md 5.4."""
    period = Period(year)
    counts = funnel_counts(programme.id, period)
    masked = _mask_funnel(counts, staff_rule(programme.region.population, sensitive=False).k)
    pay = yearly_pay(programme.id, period)
    targets = regions.targets_of(programme.id, year)
    return Overview(
        programme=programme,
        period=period,
        sentence=_sentence(masked, targets),
        funnel=_funnel(programme, masked, targets, today),
        bands=_bands(programme, pay, today),
        facts=_facts(programme, masked, pay),
    )


def public_results(programme: regions.Programme, year: int, today: date) -> Figure | None:
    """The funnel for everyone, by the public rule; None while there is nothing that may be shown."""
    counts = funnel_counts(programme.id, Period(year))
    masked = _mask_funnel(counts, public_rule(programme.region.population, sensitive=False).k)
    if not any(masked.values()):
        return None
    return _funnel(programme, masked, {}, today, public=True)


def shown(value: Masked) -> object:
    return HIDDEN if value is None else value


def _mask_funnel(counts: dict[Milestone, int], k: int) -> dict[Milestone, Masked]:
    """Stages have no total of their own, so each small one is hidden alone. Two neighbours that differ by less than k
    would tell a small group too, but both are counts of people whom the same reader sees by name or not at all."""
    return {kind: None if 0 < count < k else count for kind, count in counts.items()}


def _sentence(masked: dict[Milestone, Masked], targets: dict[str, int]) -> str:
    enrolled, earned = masked[Milestone.ENROLLED], masked[Milestone.EARNED]
    words = _(
        "This fiscal year %(enrolled)s people took the course and %(earned)s received their first pay."
    ) % {
        "enrolled": shown(enrolled),
        "earned": shown(earned),
    }
    target = targets.get(Milestone.EARNED)
    return words if target is None else words + " " + _("(Target: %(target)s people)") % {"target": target}


def _funnel(
    programme: regions.Programme,
    masked: dict[Milestone, Masked],
    targets: dict[str, int],
    today: date,
    *,
    public: bool = False,
) -> Figure:
    labels = [str(kind.label) for kind in masked]
    values = list(masked.values())
    wanted = [targets.get(kind) for kind in masked]
    columns = [_("Stage"), _("Number of people")] if public else [_("Stage"), _("Number of people"), _("Target")]
    rows = [
        [label, shown(value)] if public else [label, shown(value), "" if want is None else want]
        for label, value, want in zip(labels, values, wanted, strict=True)
    ]
    return Figure(
        title=_("From the seminar to pay in the bank"),
        takeaway=_takeaway(masked),
        svg=bar_chart(labels, values, unit=_(" people"), targets=wanted),
        table=DataTable(_("People who reached each step"), columns, rows, frozenset(range(1, len(columns)))),
        source=_("Counted from what happened on this platform, as of %(day)s. x: hidden, because few people.")
        % {"day": today.isoformat()},
        definition_url=reverse("impact:definitions"),
        downloads=() if public else _downloads(programme),
    )


def _takeaway(masked: dict[Milestone, Masked]) -> str:
    applied, earned = masked[Milestone.APPLIED], masked[Milestone.EARNED]
    if applied is None or earned is None or not applied:
        return _("Few people yet; the numbers grow with the programme.")
    return _("Of %(applied)d people who applied, %(earned)d have received pay.") % {
        "applied": applied,
        "earned": earned,
    }


def band_labels() -> list[str]:
    return [
        _("Nothing yet"), _("Up to ¥5,000"), _("Up to ¥50,000"), _("Up to ¥100,000"), _("Up to ¥200,000"),
        _("More than ¥200,000"),
    ]  # fmt: skip


def _bands(programme: regions.Programme, pay: dict[str, int], today: date) -> Figure:
    rule = staff_rule(programme.region.population, sensitive=True)
    masked = suppress(band_counts(pay), rule)
    labels = band_labels()
    rows: list[list[object]] = [[label, shown(value)] for label, value in zip(labels, masked, strict=True)]
    if rule.shown:
        rows.append([_("All learners"), len(pay) if len(pay) >= rule.k or not pay else HIDDEN])
    if not rule.shown:
        takeaway = _("In a place of this size incomes are not shown, so that nobody can be recognised.")
    else:
        takeaway = (
            ngettext(
                "Pay of %(count)d learner in this fiscal year, after fees and tax.",
                "Pay of %(count)d learners in this fiscal year, after fees and tax.",
                len(pay),
            )
            % {"count": len(pay)}
            if len(pay) >= rule.k
            else _("Few people yet, so the bands are hidden.")
        )
    return Figure(
        title=_("Income in bands"),
        takeaway=takeaway,
        svg=bar_chart(labels, masked, unit=_(" people")),
        table=DataTable(_("Learners by pay in the fiscal year"), [_("Band"), _("Number of people")], rows, frozenset({1})),
        source=_("Counted from accepted work on this platform, as of %(day)s. x: hidden, because few people.")
        % {"day": today.isoformat()},
        definition_url=reverse("impact:definitions"),
        downloads=_downloads(programme),
    )  # fmt: skip


def _facts(programme: regions.Programme, masked: dict[Milestone, Masked], pay: dict[str, int]) -> DataTable:
    earners = [amount for amount in pay.values() if amount > 0]
    mean = masked_mean(earners)
    earned = masked[Milestone.EARNED]
    cost = None if not earned else programme.cost_yen // earned
    rows: list[list[object]] = [
        [_("Cost of the programme this year (yen)"), programme.cost_yen],
        [
            _("Cost per person who received pay (yen)"),
            HIDDEN if earned is None else ("—" if cost is None else cost),
        ],
        [_("Mean pay of those who earned (yen)"), HIDDEN if mean is None else mean],
    ]
    return DataTable(_("Cost and pay"), [_("Figure"), _("Value")], rows, frozenset({1}))


def _downloads(programme: regions.Programme) -> list[tuple[str, str]]:
    return [
        (_("Download as CSV"), reverse("impact:download", args=[programme.slug, "csv"])),
        (_("Download for Excel"), reverse("impact:download", args=[programme.slug, "xlsx"])),
    ]
