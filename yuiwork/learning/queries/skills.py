"""The skill map of a person: what she thinks, what is confirmed, how it grew."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core.charts import bar_chart
from yuiwork.core.errors import NotFound
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import DataTable, Figure
from yuiwork.learning.models import Skill, SkillMark, SkillSource
from yuiwork.learning.models.skill import LEVELS

CONFIRMING = frozenset({SkillSource.TUTOR, SkillSource.EXERCISE})


@dataclass(frozen=True, slots=True)
class SkillState:
    """One skill of one person. Levels 1 to 4, 0 while nobody has set one. ``history``: oldest first."""

    skill: Skill
    own: int
    confirmed: int
    history: tuple[SkillMark, ...]

    @property
    def own_words(self) -> str:
        return str(self.skill.levels[self.own - 1]) if self.own else ""

    @property
    def confirmed_words(self) -> str:
        return str(self.skill.levels[self.confirmed - 1]) if self.confirmed else ""

    @property
    def choices(self) -> list[tuple[int, str]]:
        return list(enumerate(self.skill.levels, start=1))


def skills_of_programme(programme_id: UUID) -> list[Skill]:
    return list(Skill.objects.filter(programme_id=programme_id).order_by("number"))


def skill_map(user_id: UUID, programme_id: UUID) -> list[SkillState]:
    """All skills of the programme in its order."""
    marks: dict[UUID, list[SkillMark]] = {}
    rows = SkillMark.objects.filter(user_id=user_id, skill__programme_id=programme_id)
    for mark in rows.order_by("created_at", "id"):
        marks.setdefault(mark.skill_id, []).append(mark)
    return [_state(skill, marks.get(skill.id, [])) for skill in skills_of_programme(programme_id)]


def by_job_kind(states: list[SkillState]) -> list[tuple[str, list[SkillState]]]:
    """The portfolio: skills under the kind of job they are for, in the order of the programme."""
    groups: dict[str, list[SkillState]] = {}
    for state in states:
        groups.setdefault(state.skill.job_kind, []).append(state)
    return list(groups.items())


def confirmed_levels(user_id: UUID, programme_id: UUID) -> dict[str, int]:
    """Level by code, as the completion rule counts it: the newest confirmation by tutor or exercise."""
    rows = SkillMark.objects.filter(
        user_id=user_id, skill__programme_id=programme_id, source__in=[s.value for s in CONFIRMING]
    )
    return dict(rows.order_by("created_at", "id").values_list("skill__code", "level"))


def skill_figure(states: list[SkillState], *, for_staff: bool = False) -> Figure:
    """Confirmed levels as bars with her own estimate as the mark; the table says both in words.

    ``for_staff``: worded for those who look at somebody else's.
    """
    estimate = _("The learner's estimate") if for_staff else _("Your estimate")
    note = _("Bars: confirmed by the tutor or an exercise. Marks: your own estimate.")
    if for_staff:
        note = _("Bars: confirmed by the tutor or an exercise. Marks: the learner's own estimate.")
    done = sum(state.confirmed >= 1 for state in states)
    labels = tuple(f"{s.skill.title} {s.confirmed}/{LEVELS}" for s in states)
    return Figure(
        title=_("Skill map"),
        takeaway=_("%(done)d of %(all)d skills are confirmed.") % {"done": done, "all": len(states)},
        svg=bar_chart(
            labels,
            tuple(s.confirmed for s in states),
            targets=tuple(s.own or None for s in states),
            full=LEVELS,
        ),
        table=DataTable(
            caption=_("Skill map"),
            columns=[_("Skill"), _("For jobs in"), _("Confirmed"), estimate, _("Since")],
            rows=[
                [
                    s.skill.title,
                    s.skill.job_kind,
                    _level(s.confirmed, s.confirmed_words),
                    _level(s.own, s.own_words),
                    jdate(s.history[-1].created_at) if s.history else "",
                ]
                for s in states
            ],
        ),
        note=note,
    )


def skill_of_learner(user_id: UUID, skill_id: UUID) -> Skill:
    """A skill of a programme she learns in. Raises ``NotFound``."""
    row = (
        Skill.objects.filter(id=skill_id, programme__courses__enrolments__user_id=user_id).distinct().first()
    )
    if row is None:
        raise NotFound
    return row


def _level(level: int, words: str) -> str:
    return _("%(level)d: %(words)s") % {"level": level, "words": words} if level else "–"


def _state(skill: Skill, marks: list[SkillMark]) -> SkillState:
    own = [m.level for m in marks if m.source == SkillSource.SELF]
    confirmed = [m.level for m in marks if m.source in CONFIRMING]
    return SkillState(
        skill=skill,
        own=own[-1] if own else 0,
        confirmed=confirmed[-1] if confirmed else 0,
        history=tuple(marks),
    )
