"""What a person decides about a line that the import could not place."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.money.chart import BANK, BANK_FEE, INTEREST, OWN_FUNDS, SUSPENSE, Place, refund_payable
from yuiwork.money.models import ImportedLine, LineState, TransferKind
from yuiwork.money.policies import may_run_the_money
from yuiwork.money.use_cases.deposits import LINE, allocate, apply_credit
from yuiwork.money.use_cases.hold_rows import lock_hold, places_of
from yuiwork.money.use_cases.posting import Draft, Leg, credit, debit, lock_accounts, post


class Explanation(StrEnum):
    """What a movement was that has nothing to do with an order."""

    BANK_FEE = "bank_fee"  # out
    OWN_FUNDS = "own_funds"  # in or out
    INTEREST = "interest"  # in


_INCOMING: dict[Explanation, Place] = {
    Explanation.OWN_FUNDS: OWN_FUNDS,
    Explanation.INTEREST: INTEREST,
}
_OUTGOING: dict[Explanation, Place] = {Explanation.OWN_FUNDS: OWN_FUNDS, Explanation.BANK_FEE: BANK_FEE}


@use_case
def match_deposit(*, actor: Actor, line_id: UUID, hold_id: UUID) -> ImportedLine:
    """Say by hand for which order a deposit in suspense was made.

    A line that serves an order stays with it (law.md 7.2, X-02). Doing it again changes nothing. Raises
    ``Refused`` ``OPERATOR_ONLY``, ``LINE_ALREADY_PLACED``; ``NotFound``.
    """
    may_run_the_money(actor).enforce()
    hold = lock_hold(hold_id)
    repeated = ImportedLine.objects.filter(id=line_id, hold_id=hold_id).first()
    if repeated is not None:
        return repeated
    line = lock_line(line_id, LineState.SUSPENSE)
    lock_accounts({SUSPENSE, *places_of(hold)})
    today = clock.today()
    allocate(actor, line, hold, today)
    line.hold = hold
    line.state = apply_credit(actor, hold, line, today)
    line.save(update_fields=["state", "hold"])
    audit.record(
        actor=actor, action="match", target=LINE, target_id=line.id, hold=hold.id, amount=line.amount
    )
    return line


@use_case
def explain_line(*, actor: Actor, line_id: UUID, explanation: Explanation) -> ImportedLine:
    """Book a movement that is the platform's own: bank fees, interest, own money (law.md 7.2, X-10).

    Raises ``Refused`` ``OPERATOR_ONLY``, ``LINE_ALREADY_PLACED``; ``Invalid`` ``WRONG_DIRECTION``.
    """
    may_run_the_money(actor).enforce()
    incoming = ImportedLine.objects.filter(id=line_id, is_incoming=True).exists()
    line = lock_line(line_id, LineState.SUSPENSE if incoming else LineState.OUT)
    place = (_INCOMING if incoming else _OUTGOING).get(explanation)
    if place is None:
        raise Invalid("WRONG_DIRECTION", _("This explanation does not fit the direction of the entry."))
    legs = (
        (debit(SUSPENSE, line.amount), credit(place, line.amount))
        if incoming
        else (debit(place, line.amount), credit(BANK, line.amount))
    )
    _book(actor, line, legs, clock.today() if incoming else line.posted_on)
    return line


@use_case
def refund_by_line(*, actor: Actor, line_id: UUID, organisation_id: UUID) -> ImportedLine:
    """An outgoing line paid a refund to a client (money.md 7.2, refund before acceptance, last step).

    Raises ``Refused`` ``OPERATOR_ONLY``, ``LINE_ALREADY_PLACED``, ``MORE_THAN_DUE``.
    """
    may_run_the_money(actor).enforce()
    line = lock_line(line_id, LineState.OUT)
    place = refund_payable(organisation_id)
    if lock_accounts({place, BANK})[place].amount < line.amount:
        raise Refused("MORE_THAN_DUE", _("This is more than what is to be refunded to this client."))
    legs = (debit(place, line.amount), credit(BANK, line.amount))
    _book(actor, line, legs, line.posted_on, TransferKind.REFUND_PAID)
    return line


@inside_transaction
def lock_line(line_id: UUID, state: LineState) -> ImportedLine:
    """The line in this state, locked. Raises ``NotFound``, ``Refused`` ``LINE_ALREADY_PLACED``."""
    line = ImportedLine.objects.select_for_update(of=("self",)).filter(id=line_id).first()
    if line is None:
        raise NotFound
    if line.state != state:
        raise Refused("LINE_ALREADY_PLACED", _("This entry was already dealt with. Please reload the page."))
    return line


def _book(
    actor: Actor,
    line: ImportedLine,
    legs: tuple[Leg, ...],
    on: date,
    kind: TransferKind = TransferKind.EXPLAINED,
) -> None:
    post(
        actor,
        Draft(
            key=f"explain:{line.key}",
            kind=kind,
            occurred_on=on,
            legs=legs,
            memo=line.remitter_name or line.memo,
            ref_type=LINE,
            ref_id=line.id,
        ),
    )
    line.state = LineState.EXPLAINED
    line.save(update_fields=["state"])
    audit.record(actor=actor, action="explain", target=LINE, target_id=line.id, kind=kind, amount=line.amount)
