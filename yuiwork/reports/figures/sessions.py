"""What was taught when, by whom, and how many came: the record of instruction (programmes.md 3.1 RQ15)."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yuiwork.core.suppression import staff_rule, suppress_stages
from yuiwork.core.templatetags.ui import jdate, jdatetime, jtime
from yuiwork.core.web.components import DataTable
from yuiwork.learning import api as learning
from yuiwork.reports.figures.block import NONE, Block, Scope, shown


def provide(scope: Scope) -> list[Block]:
    """One line for each session and help meeting that began in the period, called off ones too."""
    rule = staff_rule(scope.programme.region.population, sensitive=False)
    rows = []
    for one in learning.session_counts(scope.programme.id, scope.first, scope.last):
        learners, *there = suppress_stages([one.learners, one.present, one.made_up], rule)
        # A session that is still to come, or that nobody has marked, says so: 0 would be a claim.
        marked = one.present + one.made_up + one.absent > 0
        rows.append(
            [
                f"{jdatetime(one.starts_at)}–{jtime(one.ends_at)}",
                one.course,
                _named(one.kind, one.title),
                one.place or NONE,
                one.instructor or NONE,
                NONE if one.cancelled else shown(learners),
                *(map(shown, there) if marked and not one.cancelled else [NONE, NONE]),
                _report_of(one.cancelled, jdate(one.signed_at) if one.signed_at else ""),
            ]
        )
    columns = [
        _("When"),
        _("Course"),
        _("Session"),
        _("Place"),
        _("Instructor"),
        _("Learners (persons)"),
        _("Present (persons)"),
        _("Made up by the recording (persons)"),
        pgettext("session", "Report"),
    ]
    table = DataTable(_("Sessions in the period"), columns, rows, frozenset({5, 6, 7}))
    definition = _(
        "Sessions that began in the period. Present are those marked present or late by the staff; where the report "
        "was signed, as signed."
    )
    return [Block("sessions", _("Sessions"), definition, table)]


def provide_reports(scope: Scope) -> list[Block]:
    """What the signed reports say was taught. Follow-up notes stay inside: they speak of single learners."""
    rows = [
        [
            jdatetime(one.starts_at),
            f"{one.course} {one.title}",
            one.instructor or NONE,
            one.taught,
            jdate(one.signed_at),
        ]
        for one in learning.session_counts(scope.programme.id, scope.first, scope.last)
        if one.signed_at is not None
    ]
    columns = [_("When"), _("Session"), _("Instructor"), _("What was taught"), _("Signed on")]
    table = DataTable(_("Signed session reports"), columns, rows)
    definition = _("Reports of sessions that began in the period, as signed off.")
    return [Block("session_reports", _("What was taught"), definition, table)]


def _named(kind: learning.SessionKind, title: str) -> str:
    """Help meetings and the like say what they are; a session is its title, which says its number where it has one."""
    return title if kind == learning.SessionKind.SESSION else f"{title}（{kind.label}）"


def _report_of(cancelled: bool, signed: str) -> str:
    if cancelled:
        return pgettext("session", "Cancelled")
    return _("Signed on %(day)s") % {"day": signed} if signed else NONE
