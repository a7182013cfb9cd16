"""Proofs about the whole ledger: each reads what is stored, trusts nothing, and names what is wrong.

Run by ``manage.py ledger_check`` and shown on the operator's ledger page (money.md 7.2, invariants).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.core.yen import format_yen
from yuiwork.money.queries.reconciliation import bank_check

_SHOWN = 20  # findings per check: enough to see the pattern


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what, and by how much in yen."""

    what: str
    amount: int

    def __str__(self) -> str:
        return f"{self.what}: {format_yen(self.amount)}"


@dataclass(frozen=True, slots=True)
class Result:
    """One proof and what contradicts it."""

    code: str
    title: str | Promise
    findings: Sequence[Finding]

    @property
    def passed(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True)
class Check:
    """A proof: ``sql`` selects (what, yen) of everything that contradicts it."""

    code: str
    title: str | Promise
    sql: str

    def run(self) -> Result:
        with connection.cursor() as cursor:
            cursor.execute(f"{self.sql} LIMIT {_SHOWN}")
            return Result(
                self.code, self.title, [Finding(str(what), int(yen)) for what, yen in cursor.fetchall()]
            )


_CHECKS = (
    Check(
        "TRANSFERS_BALANCE",
        _("Every transfer balances and is complete"),
        """
        SELECT t.key, abs(coalesce(s.debits, 0) - coalesce(s.credits, 0)) FROM money_transfer t
        LEFT JOIN (
            SELECT transfer_id, count(*) AS entries,
                   sum(amount) FILTER (WHERE side = 'D') AS debits, sum(amount) FILTER (WHERE side = 'C') AS credits
              FROM money_entry GROUP BY transfer_id
        ) s ON s.transfer_id = t.id
        WHERE s.debits IS DISTINCT FROM t.amount OR s.credits IS DISTINCT FROM t.amount
           OR s.entries IS DISTINCT FROM t.entry_count
        """,
    ),
    Check(
        "DEBITS_EQUAL_CREDITS",
        _("All debits together equal all credits"),
        """
        SELECT 'ledger', difference FROM (
            SELECT coalesce(sum(CASE side WHEN 'D' THEN amount ELSE -amount END), 0) AS difference FROM money_entry
        ) s WHERE difference <> 0
        """,
    ),
    Check(
        "BALANCES_EQUAL_ENTRIES",
        _("Every kept balance equals the sum of its entries"),
        """
        SELECT a.code, (coalesce(b.debits - b.credits, 0)) - (coalesce(s.debits, 0) - coalesce(s.credits, 0))
          FROM money_account a
          LEFT JOIN money_accountbalance b ON b.account_id = a.id
          LEFT JOIN (
            SELECT account_id, sum(amount) FILTER (WHERE side = 'D') AS debits,
                   sum(amount) FILTER (WHERE side = 'C') AS credits
              FROM money_entry GROUP BY account_id
          ) s ON s.account_id = a.id
         WHERE b.debits IS DISTINCT FROM coalesce(s.debits, 0) OR b.credits IS DISTINCT FROM coalesce(s.credits, 0)
        """,
    ),
    Check(
        "NEVER_BELOW_ZERO",
        _("Nothing was ever paid out, released or used that was not there"),
        """
        SELECT code, min(running) FROM (
            SELECT a.code, sum(CASE e.side WHEN 'C' THEN e.amount ELSE -e.amount END)
                           OVER (PARTITION BY e.account_id ORDER BY e.id) AS running
              FROM money_entry e JOIN money_account a ON a.id = e.account_id
             WHERE a.kind = 'liability' AND NOT a.allow_negative
        ) s WHERE running < 0 GROUP BY code
        """,
    ),
    Check(
        "HOLDS_AGREE",
        _("Every hold's account holds exactly what its state says; finished ones are empty"),
        """
        SELECT h.payment_reference, (b.credits - b.debits) - CASE WHEN h.funded_on IS NULL THEN 0
               ELSE h.amount - h.released_amount - h.refunded_amount END
          FROM money_hold h JOIN money_accountbalance b ON b.account_id = h.account_id
         WHERE (b.credits - b.debits) <> CASE WHEN h.funded_on IS NULL THEN 0
               ELSE h.amount - h.released_amount - h.refunded_amount END
        """,
    ),
    Check(
        "HAVE_EQUALS_OWE",
        _("What lies in the bank equals what is owed to clients, workers and the state, and our own"),
        """
        SELECT 'difference', have - owe FROM (
            SELECT coalesce(sum(b.debits - b.credits) FILTER (WHERE a.kind = 'asset'), 0) AS have,
                   coalesce(sum(b.credits - b.debits) FILTER (WHERE a.kind <> 'asset'), 0) AS owe
              FROM money_accountbalance b JOIN money_account a ON a.id = b.account_id
        ) s WHERE have <> owe
        """,
    ),
    Check(
        "REVERSALS_MIRROR",
        _("Every reversal mirrors what it reverses"),
        """
        SELECT t.key, t.amount FROM money_transfer t WHERE t.reverses_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM (
                SELECT account_id, side, amount FROM money_entry WHERE transfer_id = t.id
            ) mirror FULL JOIN (
                SELECT account_id, CASE side WHEN 'D' THEN 'C' ELSE 'D' END AS side, amount
                  FROM money_entry WHERE transfer_id = t.reverses_id
            ) original USING (account_id, side, amount)
            WHERE mirror.* IS NULL OR original.* IS NULL
        )
        """,
    ),
    Check(
        "IN_TRANSIT_EXPLAINED",
        _("What is on its way to people is exactly the payouts in files that the bank has not paid yet"),
        """
        SELECT 'payout-in-transit', kept - listed FROM (
            SELECT coalesce((SELECT b.credits - b.debits FROM money_accountbalance b
                               JOIN money_account a ON a.id = b.account_id WHERE a.code = 'payout-in-transit'), 0) AS kept,
                   coalesce((SELECT sum(amount) FROM money_payout WHERE state = 'exported'), 0) AS listed
        ) s WHERE kept <> listed
        """,
    ),
    Check(
        "SUSPENSE_EXPLAINED",
        _("What is in suspense is exactly the deposits that nobody has matched yet"),
        """
        SELECT 'suspense', kept - listed FROM (
            SELECT coalesce((SELECT b.credits - b.debits FROM money_accountbalance b
                               JOIN money_account a ON a.id = b.account_id WHERE a.code = 'suspense'), 0) AS kept,
                   coalesce((SELECT sum(amount) FROM money_importedline WHERE state = 'suspense'), 0) AS listed
        ) s WHERE kept <> listed
        """,
    ),
)


def bank_agrees() -> Result:
    """The bank's own words: the newest statement against the ledger on its day (law.md 7.2, X-10)."""
    check = bank_check()
    findings = [Finding(f"{check.day}", check.difference)] if check and check.difference else []
    return Result("BANK_AGREES", _("The bank's statement shows the same balance as the ledger"), findings)


def run_all() -> list[Result]:
    """Every proof, in a fixed order."""
    proofs: list[Callable[[], Result]] = [check.run for check in _CHECKS]
    return [proof() for proof in (*proofs, bank_agrees)]
