"""How the courses went, and which skills grew (programmes.md 3.1 RQ29; 5, indicators 10-15)."""

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.suppression import staff_rule, suppress, suppress_stages
from yuiwork.core.web.components import DataTable
from yuiwork.learning import api as learning
from yuiwork.reports.figures.block import Block, Scope, bars_of, share_of, shown


def provide(scope: Scope) -> list[Block]:
    """Courses of the period, why people left, stamps."""
    programme_id = scope.programme.id
    results = learning.course_results(programme_id, scope.first, scope.last)
    if not results:
        return []
    blocks = [_results(scope, results)]
    left = learning.departure_reasons(programme_id, scope.first, scope.last)
    return [*blocks, _departures(scope, left)] if left else blocks


def provide_skills(scope: Scope) -> list[Block]:
    """How many people stand on which level of each skill, as confirmed."""
    rule = staff_rule(scope.programme.region.population, sensitive=False)
    rows: list[list[object]] = []
    for skill in learning.skill_results(scope.programme.id, scope.first, scope.last):
        levels = suppress(skill.levels, rule).cells
        [rose] = suppress_stages([skill.rose], rule)
        rows.append([skill.title, skill.job_kind, *map(shown, levels), shown(rose)])
    if not rows:
        return []
    columns = [_("Skill"), _("For jobs in"), *[_("Level %(step)s") % {"step": step} for step in range(1, 5)]]
    columns.append(_("Rose in the period"))
    table = DataTable(_("Skills (persons)"), columns, rows, frozenset(range(2, 7)))
    definition = _(
        "People by the newest level that a tutor or a passed exercise confirmed until the last day. "
        "Those who rose reached a higher level in the period than before it."
    )
    return [Block("skills", _("Skills acquired"), definition, table)]


def _results(scope: Scope, results: list[learning.CourseResult]) -> Block:
    rule = staff_rule(scope.programme.region.population, sensitive=False)
    rows: list[list[object]] = []
    for one in results:
        counts = [one.enrolled, one.completed, one.left, one.graduation_passed]
        enrolled, completed, left, graduated = suppress_stages(counts, rule)
        handed_in = HIDDEN if enrolled is None else share_of(one.handed_in, one.expected)
        cells = [enrolled, completed, share_of(completed, enrolled), left, handed_in, graduated]
        rows.append([one.title, *(HIDDEN if cell is None else cell for cell in cells)])
    columns = [
        _("Course"),
        _("Enrolled (persons)"),
        _("Completed (persons)"),
        _("Completion rate"),
        _("Left (persons)"),
        _("Exercises handed in"),
        _("Graduation work passed (persons)"),
    ]
    table = DataTable(_("Courses of the period"), columns, rows, frozenset(range(1, 7)))
    stamps = learning.stamps_between(scope.programme.id, scope.first, scope.last)
    definition = _(
        "Courses with at least one day in the period; completed and left until its last day. "
        "Exercises handed in: of those due, for everybody who stayed. Stamps given in the period: "
        "%(stamps)s."
    )
    return Block("courses", _("How the courses went"), definition % {"stamps": f"{stamps:,}"}, table)


def _departures(scope: Scope, left: dict[str, int]) -> Block:
    # Health and family are among the reasons: hidden by the stricter rule (law.md 5.4).
    rule = staff_rule(scope.programme.region.population, sensitive=True)
    choices = learning.LeaveReason.choices
    counted = suppress([left.get(code, 0) for code, _label in choices], rule)
    rows = [[str(label), shown(cell)] for (_code, label), cell in zip(choices, counted.cells, strict=True)]
    table = DataTable(_("Why people left"), [_("Reason"), _("People (persons)")], rows, frozenset({1}))
    definition = _("People who left a course in the period and have not come back, by the reason noted.")
    return Block("courses", _("Departures and reasons"), definition, table, bars_of(table))
