"""求められる報告: saying what a contract asks for, and taking it off the list."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.transactions import use_case
from yuiwork.reports.kinds import KINDS, Span
from yuiwork.reports.models import ReportDuty
from yuiwork.reports.policies import may_plan_reports
from yuiwork.reports.queries.reports import year_of


@use_case
def save_duty(
    *,
    actor: Actor,
    programme_id: UUID,
    kind: str,
    first: date,
    last: date,
    due_on: date,
    note: str = "",
) -> ReportDuty:
    """A report of this kind about these JST days, both inside, due on ``due_on``. The same again changes day and note.

    Raises ``Refused`` ``REPORTERS_ONLY``; ``Invalid`` ``KIND``, ``PERIOD_BACKWARDS``, ``WHOLE_YEAR`` or ``DUE``.
    """
    may_plan_reports(actor, programme_id).enforce()
    _check(kind, first, last, due_on)
    row, _created = ReportDuty.objects.update_or_create(
        programme_id=programme_id,
        kind=kind,
        first=first,
        last=last,
        defaults={"due_on": due_on, "note": note.strip()},
    )
    audit.record(
        actor=actor, action="save", target="reports.ReportDuty", target_id=row.id, kind=kind, due_on=due_on
    )
    return row


@use_case
def remove_duty(*, actor: Actor, programme_id: UUID, duty_id: UUID) -> None:
    """It is not asked for any more; what was made stays. Raises ``Refused`` ``REPORTERS_ONLY``; ``NotFound``."""
    may_plan_reports(actor, programme_id).enforce()
    row = ReportDuty.objects.select_for_update().filter(id=duty_id, programme_id=programme_id).first()
    if row is None:
        raise NotFound
    row.delete()
    audit.record(actor=actor, action="remove", target="reports.ReportDuty", target_id=duty_id)


def _check(kind: str, first: date, last: date, due_on: date) -> None:
    if kind not in KINDS:
        raise Invalid("KIND", _("Please choose a report."), field="kind")
    if last < first:
        raise Invalid("PERIOD_BACKWARDS", _("The last day must not be before the first day."), field="last")
    if KINDS[kind].span is Span.YEAR and year_of(first, last) is None:
        raise Invalid("WHOLE_YEAR", _("This report is about a whole fiscal year."), field="first")
    if due_on < first:
        raise Invalid("DUE", _("This day is before the period."), field="due_on")
