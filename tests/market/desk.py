"""A desk in the market for every test of this room: Aozora's article job, Hanako's proposal, their contract.

The worked case of money.md 7.2: 100,000 yen and tax, writing, a company that withholds, 5 % fee.
"""

from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from tests.cast import Cast
from tests.market.bank import pay_in
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.japan.dates import JST
from yuiwork.market import api as market
from yuiwork.market import defaults
from yuiwork.market.models import Contract, Delivery, Job, Proposal, TaxMode
from yuiwork.market.use_cases.funding import fund_contract
from yuiwork.money import api as money
from yuiwork.people import api as people

DESCRIPTION = (
    "奈良の町家カフェ5軒を紹介する記事を書いてください。お店には当社から連絡してあります。"
    "電話での取材はなく、資料とメールのやりとりで書けます。"
)
CRITERIA = ["5軒それぞれ600字以上ある", "店名と営業時間が資料と合っている", "誤字がない"]
JOB: dict[str, Any] = {
    "title": "奈良の町家カフェを紹介する記事（5本）",
    "category": "article",
    "withholding_listed": None,
    "description": DESCRIPTION,
    "quantity": "5本（1本600字以上）",
    "apply_until": date(2026, 11, 30),
    "delivery_due_on": date(2026, 12, 10),
    "fee_amount": 100_000,
    "tax_mode": TaxMode.NET.value,
    "estimated_minutes": 3_000,
    "work_place": defaults.WORK_PLACE,
    "delivery_place": defaults.DELIVERY_PLACE,
    "acceptance_days": 7,
    "revision_limit": 2,
    "payment_text": "",
    "ip_mode": "transfer",
    "ip_scope": defaults.TRANSFER_SCOPE,
    "expense_policy": "none",
    "expense_note": "",
    "change_policy": defaults.CHANGE_POLICY,
    "defect_policy": defaults.DEFECT_POLICY,
    "confidentiality_policy": defaults.CONFIDENTIALITY_POLICY,
    "contact": "kenji@aozora.example",
    "beginner_ok": True,
    "no_phone": True,
    "night_ok": True,
}


def jst(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=JST)


DELIVERY_TIME = jst(2026, 12, 9, 15)
ACCEPTANCE_TIME = jst(2026, 12, 11, 9)


class Desk:
    """Everything through the use-cases; the bank's news comes by ``fund``."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        known = people.Organisation.objects.filter(id__in=[cast.aozora.id, cast.midori.id])
        # Both firms have been here for a while and are known by number: the screening gives no points for them.
        known.update(created_at=jst(2026, 4, 1), corporate_number="7000012050002")

    @property
    def client(self) -> Actor:
        return self.cast.actor(self.cast.kenji)

    @property
    def worker(self) -> Actor:
        return self.cast.actor(self.cast.hanako)

    def draft(self, *, criteria: list[str] | None = None, **changes: Any) -> Job:
        return market.save_job_draft(
            actor=self.client,
            organisation_id=self.cast.aozora.id,
            submission_id=uuid4(),
            criteria=CRITERIA if criteria is None else criteria,
            **{**JOB, **changes},
        )

    def publish(self, **changes: Any) -> Job:
        return market.publish_job(actor=self.client, job_id=self.draft(**changes).id)

    @cached_property
    def job(self) -> Job:
        return self.publish()

    def consent(self, user_id: UUID) -> None:
        people.give_consent(actor=Actor(user_id=user_id), kind=people.ConsentKind.AGENCY, version="test")

    def write(self, job: Job | None = None, user_id: UUID | None = None, **changes: Any) -> Proposal:
        """A finished draft of a proposal."""
        values: dict[str, Any] = {
            "message": "奈良に住んで10年、町家カフェが好きです。",
            "fee_amount": 100_000,
            "delivery_on": date(2026, 12, 10),
            **changes,
        }
        return market.save_proposal(
            actor=self.cast.actor(user_id or self.cast.hanako),
            job_id=(job or self.job).id,
            submission_id=uuid4(),
            **values,
        )

    def propose(self, job: Job | None = None, user_id: UUID | None = None, **changes: Any) -> Proposal:
        user_id = user_id or self.cast.hanako
        self.consent(user_id)
        proposal = self.write(job, user_id, **changes)
        return market.send_proposal(actor=self.cast.actor(user_id), proposal_id=proposal.id)

    def agree(self, proposal: Proposal | None = None) -> Contract:
        return market.accept_proposal(actor=self.client, proposal_id=(proposal or self.propose()).id)

    @cached_property
    def contract(self) -> Contract:
        """Agreed; not funded."""
        return self.agree()

    def fund(self, contract: Contract | None = None, on: date = date(2026, 11, 25)) -> Contract:
        """The deposit is booked in the ledger, and the market hears of it."""
        contract = contract or self.contract
        deposit(contract)
        with transaction.atomic():
            fund_contract(contract_id=contract.id, funded_on=on)
        contract.refresh_from_db()
        return contract

    def deliver(self, contract: Contract, **changes: Any) -> Delivery:
        values: dict[str, Any] = {"submission_id": uuid4(), "text": "5本の記事です。", **changes}
        return market.deliver(actor=self.worker, contract_id=contract.id, **values)

    def delivered(self, at: datetime = DELIVERY_TIME) -> Contract:
        contract = self.fund()
        with clock.at(at):
            self.deliver(contract)
        contract.refresh_from_db()
        return contract

    def accept(self, contract: Contract, at: datetime = ACCEPTANCE_TIME) -> Contract:
        with clock.at(at):
            return market.accept_delivery(actor=self.client, contract_id=contract.id)


def deposit(contract: Contract) -> None:
    """The client's transfer arrives at the bank, with its reference."""
    pay_in(money.hold(contract.hold_id))
