"""The attendance list, course by course: names the commissioning office asks for; absences counted (RQ14)."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yuiwork.core.suppression import staff_rule, suppress, suppress_stages
from yuiwork.core.web.components import DataTable
from yuiwork.learning import api as learning
from yuiwork.reports.figures.block import Block, Scope, bars_of, shown

MARKS = {
    learning.AttendanceMark.PRESENT: "○",
    learning.AttendanceMark.LATE: "遅",
    learning.AttendanceMark.ABSENT_TOLD: "届",
    learning.AttendanceMark.ABSENT: "×",
    learning.AttendanceMark.MADE_UP: "録",
    None: "－",
}


def provide(scope: Scope) -> list[Block]:
    """One sign for each learner and session; the last column counts who came, late ones too."""
    blocks = []
    for course in learning.attendance_lists(scope.programme.id, scope.first, scope.last):
        columns = [
            _("Name"),
            *[f"{number} ({day.month}/{day.day})" for number, day in course.sessions],
            _("Present"),
        ]
        rows = [
            [learner.name, *[MARKS[mark] for mark in learner.marks], learner.came]
            for learner in course.learners
        ]
        table = DataTable(course.title, columns, rows, frozenset({len(columns) - 1}))
        title = _("Attendance: %(course)s") % {"course": course.title}
        definition = _(
            "○ present, 遅 late, 届 absent with notice, × absent, 録 made up by the recording, － not marked. "
            "Sessions that began in the period."
        )
        blocks.append(Block("attendance", title, definition, table, names=True))
    return blocks


def provide_absences(scope: Scope) -> list[Block]:
    """How often people stayed away, why, and what was done: counts without names (programmes.md 3.1 RQ14)."""
    found = learning.absences_between(scope.programme.id, scope.first, scope.last)
    if not found.total:
        return []
    population = scope.programme.region.population
    reasons = [(value, str(label)) for value, label in learning.AbsenceReason.choices]
    reasons.append(("", pgettext("absence", "No reason given")))
    # Illness and childcare are among the reasons: hidden by the stricter rule (law.md 5.4).
    counted = suppress(
        [found.by_reason.get(code, 0) for code, _label in reasons], staff_rule(population, sensitive=True)
    )
    why = DataTable(
        _("Absences by reason"),
        [_("Reason"), _("Absences (times)")],
        [[label, shown(cell)] for (_code, label), cell in zip(reasons, counted.cells, strict=True)],
        frozenset({1}),
    )
    steps = [_("Absences"), _("Told beforehand"), _("Written to afterwards, with the next step")]
    done = suppress_stages([found.total, found.told, found.guided], staff_rule(population, sensitive=False))
    what = DataTable(
        _("Absences and guidance"),
        [_("Figure"), _("Times")],
        [[label, shown(cell)] for label, cell in zip(steps, done, strict=True)],
        frozenset({1}),
    )
    definition = _("Absences from sessions that began in the period, each learner and session once.")
    return [
        Block("absences", _("Guidance to absentees"), definition, what),
        Block("absences", _("Why people were absent"), definition, why, bars_of(why)),
    ]
