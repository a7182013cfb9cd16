"""The attendance list, course by course: names the commissioning office asks for (programmes.md 3.1 RQ14)."""

from django.utils.translation import gettext as _

from yuiwork.core.web.components import DataTable
from yuiwork.learning import api as learning
from yuiwork.reports.figures.block import Block, Scope

_MARKS = {True: "○", False: "×", None: "－"}


def provide(scope: Scope) -> list[Block]:
    """○ present, × absent, － not marked yet; the last column counts ○."""
    blocks = []
    for course in learning.attendance_lists(scope.programme.id, scope.first, scope.last):
        columns = [
            _("Name"),
            *[f"{number} ({day.month}/{day.day})" for number, day in course.sessions],
            _("Present"),
        ]
        rows = [
            [
                learner.name,
                *[_MARKS[mark] for mark in learner.marks],
                sum(mark is True for mark in learner.marks),
            ]
            for learner in course.learners
        ]
        table = DataTable(course.title, columns, rows, frozenset({len(columns) - 1}))
        title = _("Attendance: %(course)s") % {"course": course.title}
        definition = _("○ present, × absent, － not marked. Sessions that began in the period.")
        blocks.append(Block("attendance", title, definition, table, names=True))
    return blocks
