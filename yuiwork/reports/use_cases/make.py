"""Beginning a report and writing its parts."""

from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.regions import api as regions
from yuiwork.reports.drafts import draft_entries, draft_texts
from yuiwork.reports.kinds import Kind, Span
from yuiwork.reports.models import REPORT, Report
from yuiwork.reports.policies import may_report
from yuiwork.reports.queries.figures import scope_of
from yuiwork.reports.queries.reports import year_of
from yuiwork.reports.use_cases.locks import lock_programme


@use_case
def begin_report(
    *,
    actor: Actor,
    programme_id: UUID,
    kind: Kind,
    first: date,
    last: date,
    submission_id: UUID | None = None,
) -> Report:
    """A draft with first words from the figures. JST days, both inside. A second tap finds the same draft.

    Raises ``Refused`` ``REPORTERS_ONLY``, ``Invalid`` ``PERIOD_BACKWARDS``, ``PERIOD_AHEAD`` or ``WHOLE_YEAR``,
    ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_report(actor, programme_id).enforce()
    assert actor.user_id is not None
    _check_period(kind, first, last)
    programme = regions.programme(programme_id)
    lock_programme(programme_id)
    known = Report.objects.filter(id=submission_id).first() if submission_id else None
    if known is not None:
        return the_same(known, programme_id=programme_id, kind=kind.code)
    newest = Report.objects.filter(programme_id=programme_id).aggregate(last=Max("serial"))["last"] or 0
    scope = scope_of(programme, first, last)
    report = Report.objects.create(
        id=submission_id or new_id(),
        programme_id=programme_id,
        serial=newest + 1,
        kind=kind.code,
        first=first,
        last=last,
        texts=draft_texts(kind, scope),
        entries=draft_entries(kind, scope),
        made_by_id=actor.user_id,
    )
    audit.record(actor=actor, action="begin", target="reports.Report", target_id=report.id, kind=kind.code)
    return report


@use_case
def write_report(*, actor: Actor, report_id: UUID, texts: dict[str, str], entries: dict[str, str]) -> Report:
    """Keep what was written. Files made before stay; the next making has the new words.

    Raises ``Refused`` ``REPORTERS_ONLY`` or, while the files are being made, ``NOT_NOW``.
    """
    report = Report.objects.select_for_update().get(id=report_id)
    may_report(actor, report.programme_id).enforce()
    report.state = REPORT.step(report.state, "edit", by="staff")
    report.texts, report.entries = texts, entries
    report.save(update_fields=["state", "texts", "entries"])
    audit.record(actor=actor, action="write", target="reports.Report", target_id=report.id)
    return report


def _check_period(kind: Kind, first: date, last: date) -> None:
    if last < first:
        raise Invalid("PERIOD_BACKWARDS", _("The last day must not be before the first day."), field="last")
    if first > clock.today():
        raise Invalid("PERIOD_AHEAD", _("This period has not begun yet."), field="first")
    if kind.span is Span.YEAR and year_of(first, last) is None:
        raise Invalid("WHOLE_YEAR", _("This report is about a whole fiscal year."), field="first")
