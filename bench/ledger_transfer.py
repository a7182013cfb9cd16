"""Ledger transfers through ``money.api`` against ``pgbench -N`` on the same server, after both proved right.

One transfer is a release of a hold: four entries, the hold, its audit rows, all guards of the database, in one
transaction. One pgbench transaction is an update, a select and an insert. All releases share the accounts for fees
and tax, as they do in life.
"""

import multiprocessing
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import UUID, uuid4

import psycopg

PROCESSES = (1, 4)
PER_PROCESS = 150
ROUNDS = 2
SCALE = 10
AMOUNT, PAY, FEE, TAX = 99_790, 94_290, 5_000, 500  # the worked case of money.md 7.2
DAY = date(2026, 11, 25)
_inquiry_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Speed:
    """Transactions per second of one run."""

    per_second: float


def main() -> None:
    with _database() as url:
        os.environ.update(
            {"DATABASE_URL": url, "DEMO": "1", "SECRET_KEY": "bench" * 12, "LOG_LEVEL": "ERROR"}
        )
        subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], check=True)
        _django()
        _pgbench(url, "-i", "-q", "-s", str(SCALE))
        _ledger_is_right(_hold_ids(20), processes=2)
        _pgbench_is_right(url)
        for processes in PROCESSES:
            ours = max(
                (_release(_hold_ids(PER_PROCESS * processes), processes) for _ in range(ROUNDS)), key=_speed
            )
            anchor = max((_anchor(url, processes) for _ in range(ROUNDS)), key=_speed)
            print(
                f"{processes} at once: ledger {ours.per_second:7.0f} transfers/s   pgbench -N {anchor.per_second:7.0f}/s"
                f"   ratio 1:{anchor.per_second / ours.per_second:.1f}",
                flush=True,
            )
        _proofs_hold()


def _speed(result: Speed) -> float:
    return result.per_second


def _django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuiwork.config.settings")
    django.setup()
    from yuiwork.core.events import install_dispatcher

    install_dispatcher(lambda event: None)  # the ledger alone: no other room hears of it


def _hold_ids(number: int) -> list[UUID]:
    """Funded holds, made and paid in through the same doors as in life."""
    from django.db import transaction

    from yuiwork.core.actor import Actor
    from yuiwork.japan.zengin import Deposit, DepositNotice, OwnAccount, write_deposits
    from yuiwork.money import api as money

    system, payer, holds = Actor.for_system("bench"), uuid4(), []
    for _ in range(number):
        ref_id = uuid4()
        with transaction.atomic():
            hold = money.request_hold(
                actor=system, key=f"bench:{ref_id}", ref_type="bench.Order", ref_id=ref_id, payer_id=payer,
                payer_name="bench", payer_kana="ベンチ", amount=AMOUNT,
            )  # fmt: skip
        holds.append(hold)
    ours = OwnAccount("0001", "001", 1, "7654321", "ｶ)ﾐﾄﾞﾘﾉﾜ")
    deposits = tuple(
        Deposit(f"{next(_inquiry_numbers):06d}", DAY, AMOUNT, "ﾍﾞﾝﾁ", edi=hold.payment_reference)
        for hold in holds
    )
    content = write_deposits([DepositNotice(ours, DAY, DAY, DAY, deposits)])
    result = money.import_statement(actor=system, content=content, filename="bench.txt")
    assert result.matched == number, result
    return [hold.id for hold in holds]


def _release(hold_ids: list[UUID], processes: int) -> Speed:
    """Release every hold, shared out among processes that start together."""
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(processes + 1)
    workers = [context.Process(target=_work, args=(hold_ids[n::processes], gate)) for n in range(processes)]
    for worker in workers:
        worker.start()
    gate.wait(timeout=120)
    began = time.perf_counter()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0, "a worker failed"
    return Speed(len(hold_ids) / (time.perf_counter() - began))


def _work(hold_ids: list[UUID], gate: object) -> None:
    _django()
    from django.db import connection, transaction

    from yuiwork.core.actor import Actor
    from yuiwork.money import api as money

    system, payee = Actor.for_system("bench"), uuid4()
    connection.ensure_connection()
    gate.wait(timeout=120)  # type: ignore[attr-defined]
    for hold_id in hold_ids:
        with transaction.atomic():
            money.release_hold(
                actor=system, hold_id=hold_id, key=f"bench:release:{hold_id}", occurred_on=DAY, payee_id=payee,
                payee_amount=PAY, fee_amount=FEE, fee_tax=TAX,
            )  # fmt: skip


def _ledger_is_right(hold_ids: list[UUID], *, processes: int) -> None:
    """Before anything is timed: every release arrived, to the yen, and the whole ledger proves itself."""
    from django.db.models import Sum

    from yuiwork.money.models import Entry, Transfer

    _release(hold_ids, processes)
    released = Transfer.objects.filter(kind="release").count()
    credited = Entry.objects.filter(account__owner_type="user").aggregate(total=Sum("amount"))["total"]
    assert released == len(hold_ids), released
    assert credited == len(hold_ids) * PAY, credited
    _proofs_hold()


def _proofs_hold() -> None:
    from yuiwork.money.checks import run_all

    failed = [result.code for result in run_all() if not result.passed]
    assert not failed, failed


def _pgbench_is_right(url: str) -> None:
    """Before anything is timed: each of its transactions left its row, and accounts moved by what the rows say."""
    _anchor(url, 2)
    with psycopg.connect(url) as connection:
        history = connection.execute("SELECT count(*), sum(delta) FROM pgbench_history").fetchone()
        accounts = connection.execute("SELECT sum(abalance) FROM pgbench_accounts").fetchone()
    assert history is not None
    assert accounts is not None
    assert history[0] == 2 * PER_PROCESS, history
    assert history[1] == accounts[0], (history, accounts)


def _anchor(url: str, clients: int) -> Speed:
    wanted = clients * PER_PROCESS
    output = _pgbench(url, "-n", "-N", "-c", str(clients), "-j", str(min(clients, 2)), "-t", str(PER_PROCESS))
    done = re.search(r"transactions actually processed: (\d+)/(\d+)", output)
    speed = re.search(r"tps = ([\d.]+)", output)
    assert done is not None
    assert speed is not None
    assert int(done[1]) == wanted, output
    return Speed(float(speed[1]))


def _pgbench(url: str, *arguments: str) -> str:
    from yuiwork.embedded.locate import wheel_binaries

    program = Path(wheel_binaries()) / "pgbench"
    done = subprocess.run([program, *arguments, "-d", url], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def _database() -> Iterator[str]:
    """A database of its own on the server that ``DATABASE_URL`` names; gone afterwards."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    name = f"bench_ledger_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(parts._replace(path=f"/{quote(name)}"))
        finally:
            from django.db import connections

            connections.close_all()
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


if __name__ == "__main__":
    main()
