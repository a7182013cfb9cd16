"""年度の締め: freezing a year's figures, stating a correction beside them, opening the year again."""

from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.japan.dates import fiscal_year_bounds
from yuiwork.regions import api as regions
from yuiwork.reports.events import FiscalYearClosed, FiscalYearReopened
from yuiwork.reports.figures import FROZEN, Scope, provide
from yuiwork.reports.models import YearClose, YearCorrection
from yuiwork.reports.policies import is_due, may_close, may_reopen
from yuiwork.reports.queries.figures import fingerprint
from yuiwork.reports.queries.reports import standing_close
from yuiwork.reports.use_cases.locks import lock_programme


@use_case
def close_year(*, actor: Actor, programme_id: UUID, year: int) -> YearClose:
    """Freeze the figures of a fiscal year as they count now. Closed already: the close that stands.

    Raises ``Refused`` ``OFFICER_ONLY`` or ``TOO_EARLY``.
    """
    may_close(actor, programme_id).enforce()
    assert actor.user_id is not None
    programme = regions.programme(programme_id)
    is_due(year, clock.today(), programme.ends_on).enforce()
    lock_programme(programme_id)
    standing = standing_close(programme_id, year)
    if standing is not None:
        return standing
    with translation.override("ja"):  # reports are Japanese, whatever she reads on screen
        scope = Scope(programme, *fiscal_year_bounds(year), clock.today())
        figures = [block.as_json() for block in provide(scope, FROZEN)]
    close = YearClose.objects.create(
        programme_id=programme_id,
        fiscal_year=year,
        figures=figures,
        sha256=fingerprint(figures),
        closed_by_id=actor.user_id,
        closed_at=clock.now(),
    )
    audit.record(
        actor=actor,
        action="close",
        target="reports.YearClose",
        target_id=close.id,
        year=year,
        sha256=close.sha256,
    )
    publish(
        FiscalYearClosed(close_id=close.id, programme_id=programme_id, fiscal_year=year, sha256=close.sha256)
    )
    return close


@use_case
def state_correction(
    *, actor: Actor, programme_id: UUID, year: int, figure: str, text: str, submission_id: UUID
) -> YearCorrection:
    """Words beside a frozen figure, which stays as it is.

    Raises ``Refused`` ``OFFICER_ONLY`` or ``NOT_CLOSED``, ``Invalid`` ``FIGURE_UNKNOWN`` or ``TEXT_EMPTY``,
    ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_close(actor, programme_id).enforce()
    assert actor.user_id is not None
    close = standing_close(programme_id, year)
    if close is None:
        raise Refused("NOT_CLOSED", _("This fiscal year is not closed."))
    if figure not in FROZEN:
        raise Invalid("FIGURE_UNKNOWN", _("Please choose a figure."), field="figure")
    if not text.strip():
        raise Invalid("TEXT_EMPTY", _("Please write what is to be corrected, and why."), field="text")
    row, created = YearCorrection.objects.get_or_create(
        submission_id=submission_id,
        defaults={"close": close, "figure": figure, "text": text.strip(), "stated_by_id": actor.user_id},
    )
    if created:
        audit.record(
            actor=actor, action="correct", target="reports.YearClose", target_id=close.id, figure=figure
        )
    else:
        the_same(row, close_id=close.id)
    return row


@use_case
def reopen_year(*, actor: Actor, programme_id: UUID, year: int, reason: str) -> YearClose:
    """The operator opens a year again; the frozen figures stay as history, the next close makes new ones.

    Raises ``Refused`` ``OPERATOR_ONLY``, ``Invalid`` ``REASON_EMPTY``, ``NotFound`` when it is not closed.
    """
    may_reopen(actor).enforce()
    if not reason.strip():
        raise Invalid("REASON_EMPTY", _("Please write why the year is opened again."), field="reason")
    lock_programme(programme_id)
    close = standing_close(programme_id, year)
    if close is None:
        raise NotFound
    close.reopened_at, close.reopened_by_id, close.reopened_because = (
        clock.now(),
        actor.user_id,
        reason.strip(),
    )
    close.save(update_fields=["reopened_at", "reopened_by", "reopened_because"])
    audit.record(
        actor=actor,
        action="reopen",
        target="reports.YearClose",
        target_id=close.id,
        year=year,
        reason=reason.strip(),
    )
    publish(FiscalYearReopened(close_id=close.id, programme_id=programme_id, fiscal_year=year))
    return close
