"""Reactions to what happened here. Notifications stands below, so this room words its own letter."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.errors import NotFound
from yuiwork.core.templatetags.ui import jdate
from yuiwork.notifications.api import Letter, Link, tell
from yuiwork.reports.events import ReportBuilt
from yuiwork.reports.kinds import KINDS
from yuiwork.reports.models import Report


def on_report_built(event: ReportBuilt) -> None:
    """To who asked for them: the files are there. She may have gone on to something else meanwhile."""
    report = Report.objects.select_related("programme").filter(id=event.report_id).first()
    if report is None:
        raise NotFound
    tell(
        user_id=event.asked_by,
        kind="report_built",
        fact=f"{event.report_id}:{event.version}",
        compose=lambda: _letter(report),
    )


def _letter(report: Report) -> Letter:
    words = {"programme": report.programme.name, "report": KINDS[report.kind].heading}
    days = {"first": jdate(report.first), "last": jdate(report.last)}
    path = reverse("reports:report", args=[report.programme.slug, report.id])
    return Letter(
        _("The files of “%(report)s” are ready") % words,
        (
            _("“%(programme)s”, %(first)s to %(last)s. You can open and save them on the page.")
            % {**words, **days},
        ),
        (Link(_("Open the report"), path),),
    )
