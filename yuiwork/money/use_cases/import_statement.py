"""Importing a bank's file: every line once, whatever is uploaded how often (money.md 3.3, 7.2)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.japan.zengin import OwnAccount
from yuiwork.money.chart import BANK, CANCELLED_DEPOSITS, OWN_FUNDS, SUSPENSE
from yuiwork.money.events import DepositUnmatched
from yuiwork.money.matching import Reason, find_hold, reference_in
from yuiwork.money.models import Hold, HoldState, ImportedLine, LineState, StatementImport
from yuiwork.money.policies import may_run_the_money
from yuiwork.money.queries.sender import sender_account
from yuiwork.money.statement_file import BankFile, BankRow, read_bank_file
from yuiwork.money.use_cases.bank_opening import post_opening
from yuiwork.money.use_cases.deposits import apply_credit, post_deposit, take_back
from yuiwork.money.use_cases.hold_rows import credit_of, lock_holds, places_of
from yuiwork.money.use_cases.outgoing import recognise
from yuiwork.money.use_cases.posting import lock_accounts

_IMPORT_LOCK = 0x79756920  # one import at a time: the second finds what the first has made


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an upload did. ``problems`` are sentences for the operator."""

    import_id: UUID
    new_lines: int
    known_lines: int
    matched: int
    suspense: int
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Work:
    """The import under way: rows, their holds (locked), what went wrong."""

    actor: Actor
    statement: StatementImport
    holds: dict[UUID, Hold]
    problems: list[str] = field(default_factory=list)
    lines: list[ImportedLine] = field(default_factory=list)


@use_case
def import_statement(*, actor: Actor, content: bytes, filename: str) -> ImportResult:
    """Post every line of a 入出金明細 (type 03) or 振込入金通知 (type 01) that is not known yet.

    The same file, or a file with lines of an earlier one, adds nothing twice. Raises ``Refused``
    ``OPERATOR_ONLY``; ``Invalid`` at ``file`` as ``read_bank_file``, or ``STATEMENT_OTHER_KIND``: nothing is
    half-imported.
    """
    may_run_the_money(actor).enforce()
    file = read_bank_file(content, _is_ours)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_IMPORT_LOCK])
    digest = hashlib.sha256(content).hexdigest()
    known = set(ImportedLine.objects.filter(key__in=[r.key for r in file.rows]).values_list("key", flat=True))
    earlier = StatementImport.objects.filter(sha256=digest).first()
    if earlier is not None:
        return ImportResult(earlier.id, 0, len(known), 0, 0, ())
    _refuse_mixed_kinds(file)
    work = _Work(actor, _save_file(actor, file, content, digest, filename), {})
    rows = [row for row in file.rows if row.key not in known]
    _lock(work, rows)
    post_opening(actor, work.statement)
    for row in rows:
        _take(work, row)
    return _result(work, len(known))


def _is_ours(account: OwnAccount) -> bool:
    ours = sender_account()
    return (account.bank_code, account.branch_code, account.account_type, account.number) == (
        ours.bank_code,
        ours.branch_code,
        ours.account_type,
        ours.number,
    )


def _refuse_mixed_kinds(file: BankFile) -> None:
    """The two kinds of file number their rows apart, so one deposit in both would count twice."""
    other = StatementImport.objects.exclude(type_code=file.type_code)
    if other.filter(from_on__lte=file.to_on, to_on__gte=file.from_on).exists():
        raise Invalid(
            "STATEMENT_OTHER_KIND",
            _("These days were already imported from the other kind of file. Please keep to one kind."),
            field="file",
        )


def _save_file(actor: Actor, file: BankFile, content: bytes, digest: str, filename: str) -> StatementImport:
    return StatementImport.objects.create(
        filename=filename,
        sha256=digest,
        content=content,
        type_code=file.type_code,
        from_on=file.from_on,
        to_on=file.to_on,
        opening=file.opening,
        closing=file.closing,
        imported_by_id=actor.user_id,
    )


def _lock(work: _Work, rows: Iterable[BankRow]) -> None:
    """Every hold these rows may touch, then every account, each in ascending id: imports cannot deadlock."""
    references = {reference for row in rows if (reference := reference_in(row))}
    names = {row.remitter_key for row in rows if row.remitter_key}
    cancelled = ImportedLine.objects.filter(remitter_key__in=[r.remitter_key for r in rows if r.is_cancel])
    wanted = Hold.objects.filter(
        Q(payment_reference__in=references)
        | Q(state=HoldState.REQUESTED, payer_match_key__in=names)
        | Q(id__in=cancelled.exclude(hold=None).values("hold_id"))
    )
    work.holds = lock_holds(wanted.values_list("id", flat=True))
    places = {place for hold in work.holds.values() for place in places_of(hold)}
    lock_accounts({BANK, SUSPENSE, CANCELLED_DEPOSITS, OWN_FUNDS, *places})


def _take(work: _Work, row: BankRow) -> None:
    line = ImportedLine(
        statement=work.statement,
        key=row.key,
        record=row.record,
        posted_on=row.posted_on,
        is_incoming=row.is_incoming,
        is_cancel=row.is_cancel,
        amount=row.amount,
        remitter_name=row.remitter_name,
        remitter_key=row.remitter_key,
        edi=row.edi,
        memo=row.memo,
        state=LineState.SUSPENSE if row.is_incoming else LineState.OUT,
    )
    line.save()
    if row.is_cancel:
        _cancel(work, line)
    elif row.is_incoming:
        _deposit(work, line, row)
    else:
        recognise(line)
    line.save(update_fields=["state", "hold", "payout_run", "cancels"])
    work.lines.append(line)


def _deposit(work: _Work, line: ImportedLine, row: BankRow) -> None:
    match = find_hold(row, work.holds.values())
    if match.hold is None:
        post_deposit(work.actor, line, SUSPENSE)
        reason = match.reason or Reason.UNKNOWN
        publish(
            DepositUnmatched(
                line_id=line.id, amount=line.amount, posted_on=line.posted_on, reason=reason.value
            )
        )
        return
    line.hold = match.hold
    post_deposit(work.actor, line, credit_of(match.hold))
    line.state = apply_credit(work.actor, match.hold, line, line.posted_on)


def _cancel(work: _Work, line: ImportedLine) -> None:
    earlier = (
        ImportedLine.objects.filter(
            is_incoming=True,
            amount=line.amount,
            remitter_key=line.remitter_key,
            edi=line.edi,
            posted_on__lte=line.posted_on,
            cancelled_by=None,
        )
        .order_by("-posted_on", "-id")
        .first()
    )
    if earlier is None:
        work.problems.append(
            _("Line %(line)s takes back a deposit that was never imported. Please look into it.")
            % {"line": line.record}
        )
        return
    hold = work.holds.get(earlier.hold_id) if earlier.hold_id else None
    line.cancels = earlier
    line.state = LineState.KNOWN
    if not take_back(work.actor, line, earlier, hold):
        text = _(
            "Line %(line)s takes back a deposit whose money has already been passed on. Please ask the "
            "client for it."
        )
        work.problems.append(text % {"line": line.record})


def _result(work: _Work, known: int) -> ImportResult:
    states = [line.state for line in work.lines]
    result = ImportResult(
        import_id=work.statement.id,
        new_lines=len(states),
        known_lines=known,
        matched=states.count(LineState.MATCHED),
        suspense=states.count(LineState.SUSPENSE),
        problems=tuple(work.problems),
    )
    audit.record(
        actor=work.actor, action="import", target="money.StatementImport", target_id=work.statement.id,
        new_lines=result.new_lines, matched=result.matched, suspense=result.suspense,
    )  # fmt: skip
    return result
