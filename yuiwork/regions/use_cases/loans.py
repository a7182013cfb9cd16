"""Lending staff between programmes: one asks, the other agrees, and the role ends by itself."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.regions.events import LoanAnswered, LoanAsked
from yuiwork.regions.models import STAFF_LOAN, LoanState, Programme, StaffLoan, StaffRole
from yuiwork.regions.policies import may_answer_loan, may_manage_programme
from yuiwork.regions.queries.staff import in_force
from yuiwork.regions.use_cases.staff import appoint


@use_case
def ask_for_loan(
    *,
    actor: Actor,
    programme_id: UUID,
    home_slug: str,
    user_id: UUID,
    role: Role,
    since: date,
    ends_on: date,
    submission_id: UUID,
    note: str = "",
) -> StaffLoan:
    """Ask another programme to lend one of its staff from a day to a day (JST, both included).

    Raises ``Invalid`` ``NOT_ITS_STAFF``, ``ENDS_BEFORE_START``; ``Conflict`` ``ASKED_ALREADY``.
    """
    may_manage_programme(actor, programme_id).enforce()
    first = StaffLoan.objects.filter(id=submission_id, programme_id=programme_id).first()
    if first is not None:
        return first
    if ends_on < max(since, clock.today()):
        raise Invalid("ENDS_BEFORE_START", _("The last day must not be before the first."), field="ends_on")
    home = _home(programme_id, home_slug, user_id)
    waiting = StaffLoan.objects.filter(
        programme_id=programme_id, user_id=user_id, role=role.value, state=LoanState.ASKED
    )
    if waiting.exists():
        raise Conflict("ASKED_ALREADY", _("You have already asked for this and are waiting for the answer."))
    loan = StaffLoan.objects.create(
        id=submission_id,
        programme_id=programme_id,
        home_programme=home,
        user_id=user_id,
        role=role.value,
        since=since,
        ends_on=ends_on,
        note=note,
        asked_by_id=actor.user_id,
    )
    _record(actor, "ask", loan)
    publish(LoanAsked(loan_id=loan.id))
    return loan


@use_case
def answer_loan(*, actor: Actor, loan_id: UUID, agree: bool, reason: str = "") -> StaffLoan:
    """The home programme agrees, and the role begins on its day; or declines with a reason.

    Raises ``Refused`` ``HOME_OFFICER_ONLY``, ``NOT_NOW``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    loan = _locked(loan_id)
    may_answer_loan(actor, loan.home_programme_id).enforce()
    if not agree and not reason:
        raise Invalid("REASON_MISSING", _("Please write why: the other programme reads it."), field="reason")
    loan.state = STAFF_LOAN.step(loan.state, "agree" if agree else "decline", by="home")
    loan.answered_by_id, loan.answered_at, loan.reason = actor.user_id, clock.now(), reason
    loan.save()
    _record(actor, "agree" if agree else "decline", loan)
    if agree:
        appoint(
            actor,
            loan.programme_id,
            loan.user_id,
            Role(loan.role),
            since=max(loan.since, clock.today()),
            ends_on=loan.ends_on,
            loan_id=loan.id,
        )
    publish(LoanAnswered(loan_id=loan.id, agreed=agree))
    return loan


@use_case
def withdraw_loan(*, actor: Actor, loan_id: UUID) -> StaffLoan:
    """The asking programme no longer needs it. Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``; ``NotFound``."""
    loan = _locked(loan_id)
    may_manage_programme(actor, loan.programme_id).enforce()
    loan.state = STAFF_LOAN.step(loan.state, "withdraw", by="host")
    loan.answered_by_id, loan.answered_at = actor.user_id, clock.now()
    loan.save()
    _record(actor, "withdraw", loan)
    return loan


def _home(programme_id: UUID, slug: str, user_id: UUID) -> Programme:
    home = Programme.objects.filter(slug=slug).exclude(id=programme_id).first()
    serves = home is not None and StaffRole.objects.filter(
        in_force(clock.today()), programme=home, user_id=user_id, loan=None
    )
    if home is None or not serves or not serves.exists():
        raise Invalid("NOT_ITS_STAFF", _("This person does not serve that programme now."), field="email")
    return home


def _locked(loan_id: UUID) -> StaffLoan:
    loan = StaffLoan.objects.select_for_update().filter(id=loan_id).first()
    if loan is None:
        raise NotFound
    return loan


def _record(actor: Actor, action: str, loan: StaffLoan) -> None:
    audit.record(
        actor=actor,
        action=action,
        target="regions.StaffLoan",
        target_id=loan.id,
        programme=loan.programme_id,
        home=loan.home_programme_id,
    )
