"""The kinds of rows of a programme's configuration: form, use-cases, words. One line here gives a kind its pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.components import Text
from yuiwork.regions import use_cases
from yuiwork.regions.forms import parts as forms
from yuiwork.regions.models import BudgetLine, Indicator, ProgrammeParty
from yuiwork.regions.queries import plan


@dataclass(frozen=True, slots=True)
class Part:
    """``rows``: all rows of a programme. ``back``: the page (its URL name) where they stand."""

    label: Text
    form: type[forms.PartForm]
    rows: Callable[[UUID], Sequence[Model]]
    save: Callable[..., Model]
    remove: Callable[..., None] | None = None
    initial: Callable[[Any], dict[str, Any]] = model_to_dict
    back: str = "regions:programme"


def _party(row: ProgrammeParty) -> dict[str, Any]:
    named = {f"organisation_{part}": getattr(row.organisation, part) for part in ("name", "kana", "kind")}
    return {**model_to_dict(row), **named}


def _indicator(row: Indicator) -> dict[str, Any]:
    return {**model_to_dict(row), "goal": row.goal.code if row.goal else ""}


def _budget_lines(programme_id: UUID) -> Sequence[Model]:
    return list(BudgetLine.objects.filter(programme_id=programme_id))


PARTS: dict[str, Part] = {
    "parties": Part(
        _("Organisation that takes part"),
        forms.PartyForm,
        plan.parties_of,
        use_cases.save_party,
        use_cases.remove_party,
        _party,
    ),
    "meetings": Part(
        _("Minutes of a meeting"),
        forms.MeetingForm,
        plan.meetings_of,
        use_cases.save_meeting,
        back="regions:meetings",
    ),
    "members": Part(
        _("Member municipality"),
        forms.MemberForm,
        plan.members_of,
        use_cases.save_member,
        use_cases.remove_member,
    ),
    "stages": Part(
        _("Stage of the plan"), forms.StageForm, plan.stages_of, use_cases.save_stage, use_cases.remove_stage
    ),
    "years": Part(
        _("Contract of a fiscal year"),
        forms.YearForm,
        plan.years_of,
        use_cases.save_year,
        back="regions:budget",
    ),
    "tracks": Part(_("Track"), forms.TrackForm, plan.tracks_of, use_cases.save_track, use_cases.remove_track),
    "goals": Part(_("Goal"), forms.GoalForm, plan.goals_of, use_cases.save_goal, use_cases.remove_goal),
    "indicators": Part(
        _("Indicator"),
        forms.IndicatorForm,
        plan.indicators_of,
        use_cases.save_indicator,
        use_cases.remove_indicator,
        _indicator,
    ),
    "budget-lines": Part(
        _("Line of the budget"),
        forms.BudgetLineForm,
        _budget_lines,
        use_cases.save_budget_line,
        use_cases.remove_budget_line,
        back="regions:budget",
    ),
}
