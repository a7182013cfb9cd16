"""The list of applicants as a table for a file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from yuiwork.core.web.components import DataTable
from yuiwork.intake.queries.applications import IntakeRow
from yuiwork.japan.dates import jst_date
from yuiwork.japan.digits import format_phone

_NUMERIC = frozenset({7, 8})


def applicant_table(rows: Iterable[IntakeRow]) -> DataTable:
    """One line per application, in the order of the list."""
    return DataTable(
        caption=_("Applicants"),
        columns=[
            _("Receipt number"),
            _("Name"),
            _("Reading"),
            _("Lives in"),
            _("Email address"),
            _("Phone"),
            _("Course"),
            _("Hours a week"),
            _("Rank"),
            _("Round of applications"),
            _("Applied on"),
            _("State"),
            _("Decision, not told yet"),
            _("Reason"),
            _("Why this person would like to join"),
            _("Worries"),
        ],
        rows=[_line(row) for row in rows],
        numeric=_NUMERIC,
    )


def _line(row: IntakeRow) -> list[object]:
    application = row.application
    sheet, untold = row.sheet, row.untold
    return [
        row.receipt,
        row.name,
        row.kana,
        row.town,
        row.email,
        format_phone(row.phone) if row.phone else "",
        application.course.title,
        application.weekly_hours,
        sheet.rank if sheet and sheet.rank else "",
        sheet.round.title if sheet and sheet.round else "",
        jst_date(application.created_at),
        str(application.get_state_display()),
        str(untold.get_outcome_display()) if untold else "",
        untold.reason if untold else application.reason,
        application.motive,
        application.worries,
    ]
