"""求められる報告 of a programme, with the report that answers each, and what is due soon."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.web.components import NextStep, Text
from yuiwork.regions import api as regions
from yuiwork.reports.kinds import KINDS
from yuiwork.reports.models import Report, ReportDuty, ReportState
from yuiwork.reports.policies import REPORTERS

SOON = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Asked:
    """One report that is asked for. ``report``: the newest of its kind about the same days; ``is_late`` in JST."""

    duty: ReportDuty
    title: Text
    report: Report | None
    is_done: bool
    is_late: bool


def duties_of(programme_id: UUID) -> list[ReportDuty]:
    """By the day they are due."""
    return list(ReportDuty.objects.filter(programme_id=programme_id).order_by("due_on", "kind", "first"))


def duty_of(programme_id: UUID, duty_id: UUID) -> ReportDuty:
    """Raises ``NotFound`` for another programme's."""
    row = ReportDuty.objects.filter(id=duty_id, programme_id=programme_id).first()
    if row is None:
        raise NotFound
    return row


def asked_of(programme_id: UUID, today: date) -> list[Asked]:
    """What is still to be made first, by the day it is due; then what is done."""
    made: dict[tuple[str, date, date], Report] = {}
    for report in Report.objects.filter(programme_id=programme_id).order_by("serial"):
        made[(report.kind, report.first, report.last)] = report
    rows = [
        _asked(duty, made.get((duty.kind, duty.first, duty.last)), today) for duty in duties_of(programme_id)
    ]
    return sorted(rows, key=lambda row: (row.is_done, row.duty.due_on))


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: reports that are due within three weeks or late, of the programmes she reports for."""
    today = clock.today()
    return [
        NextStep(
            title=_("Please hand in the report “%(title)s” of %(programme)s")
            % {"title": row.title, "programme": programme.name},
            label=_("Go on with the report") if row.report else _("Make the report"),
            url=_url(programme.slug, row),
            due=row.duty.due_on,
        )
        for programme in regions.programmes_for_staff(actor, *REPORTERS)
        for row in asked_of(programme.id, today)
        if not row.is_done and row.duty.due_on <= today + SOON and row.duty.first <= today
    ]


def _asked(duty: ReportDuty, report: Report | None, today: date) -> Asked:
    done = report is not None and report.state == ReportState.BUILT
    return Asked(duty, KINDS[duty.kind].title, report, done, not done and duty.due_on < today)


def _url(slug: str, row: Asked) -> str:
    if row.report is not None:
        return reverse("reports:report", args=[slug, row.report.id])
    return f"{reverse('reports:new', args=[slug, row.duty.kind])}?duty={row.duty.id}"
