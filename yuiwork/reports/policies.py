"""Who may make reports, close a year and open it again."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.japan.dates import fiscal_year_bounds

REPORTERS = frozenset({Role.OFFICER, Role.DIRECTOR})
_LAST_WEEKS = timedelta(days=31)  # contracts often end before the fiscal year does (programmes.md 3.1 RQ33)


def may_report(actor: Actor, programme_id: UUID) -> Decision:
    if actor.holds_any(REPORTERS, programme_id):
        return ALLOWED
    return refuse("REPORTERS_ONLY", _("Reports are made by officers and directors of this programme."))


def may_plan_reports(actor: Actor, programme_id: UUID) -> Decision:
    """Who says which reports a contract asks for: those who make them; the system (demo, files)."""
    return ALLOWED if actor.system else may_report(actor, programme_id)


def may_close(actor: Actor, programme_id: UUID) -> Decision:
    if actor.holds(Role.OFFICER, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("A fiscal year is closed by an officer of this programme."))


def is_due(year: int, today: date, ends_on: date | None) -> Decision:
    """From March of the fiscal year on, or once the programme has ended in it."""
    first, last = fiscal_year_bounds(year)
    ended = ends_on is not None and first <= ends_on <= today
    if ended or today > last - _LAST_WEEKS:
        return ALLOWED
    return refuse("TOO_EARLY", _("Fiscal year %(year)s can be closed from March.") % {"year": year})


def may_reopen(actor: Actor) -> Decision:
    if actor.is_operator:
        return ALLOWED
    return refuse("OPERATOR_ONLY", _("A closed year is opened again by the operator of the platform."))
