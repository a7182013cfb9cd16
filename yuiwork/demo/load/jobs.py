"""A season of work: firms post coached first jobs, learners do them, the money goes the whole way."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.demo.load.bank import DemoBank, PaymentRequest
from yuiwork.demo.load.calendar import DemoCalendar
from yuiwork.demo.load.courses import Learner, School
from yuiwork.demo.load.people import AGENCY_VERSION
from yuiwork.hub import api as hub
from yuiwork.japan.bank_kana import bank_kana
from yuiwork.japan.dates import jst_date
from yuiwork.market import api as market
from yuiwork.money import api as money
from yuiwork.people import api as people

SUBJECTS = (
    (
        "奈良の朝ごはん特集の記事作成（1,500字）",
        "観光サイトに載せる、朝ごはんのお店の紹介記事を書いていただきます。",
    ),
    (
        "子育て世帯向けコラムの執筆（1,200字）",
        "通販サイトの読みものとして、片づけのコツを書いていただきます。",
    ),
    ("特産品の紹介文づくり（800字）", "全国の特産品を、はじめて読む人にわかるように紹介してください。"),
    (
        "体験談インタビューのまとめ記事（2,000字）",
        "音声の書き起こしをもとに、読みやすい記事にまとめてください。",
    ),
)
DRAFT = (
    "朝七時、商店街の角の食堂に、湯気が立ちのぼります。\n\n"
    "店主の手は止まりません。味噌汁、焼き魚、小鉢が二つ。常連さんは席につく前に新聞をひらきます。\n\n"
    "奈良の朝は、ここから始まります。"
)
LATER = (
    "\n\n「おかわりは、言われる前によそうんです」と店主は笑います。\n\n（お話: 食堂の店主。先週の取材より）"
)
CRITERIA = ("指定の文字数の前後1割に収まっている", "事実の出典が書かれている", "誤字・脱字がない")


@dataclass(slots=True)
class JobMarket:
    """The firms, the bank and the operator of the demo, and the contracts made so far."""

    firm: people.Organisation
    client: Actor
    operator: Actor
    bank: DemoBank
    calendar: DemoCalendar
    number: int = 0
    payees: set[UUID] = field(default_factory=set)

    def post(self, school: School, *, on: int, coached: bool = True) -> UUID:
        """A published article job; with ``coached`` the programme's director has marked it."""
        title, description = SUBJECTS[self.number % len(SUBJECTS)]
        self.number += 1
        # Now and then a large one: few reach its band of income, and the overview has a small cell to hide.
        pieces = 5 if self.number % 9 == 8 else 1
        day = self.calendar.day(on)
        with clock.at(day):
            job = market.save_job_draft(
                actor=self.client, organisation_id=self.firm.id, submission_id=uuid4(), criteria=CRITERIA,
                title=title, description=description, quantity=f"{pieces}本", category="article",
                apply_until=_later(day, 10), delivery_due_on=_later(day, 21), fee_amount=pieces * (12_000 + 1_000 * (self.number % 9)),
                tax_mode="net", estimated_minutes=pieces * 360, acceptance_days=5, contact="株式会社青空商事 編集部 03-1234-5678", beginner_ok=True, no_phone=True, night_ok=True,
                **asdict(market.legal_defaults("article")),
            )  # fmt: skip
            market.publish_job(actor=self.client, job_id=job.id)
        if coached:
            with clock.at(day + timedelta(hours=3)):
                market.mark_coached(
                    actor=school.staff.director, job_id=job.id, programme_id=school.programme.id
                )
        return job.id

    def season(self, workers: Sequence[tuple[School, Learner]], *, on: int, coached: bool = True) -> None:
        """One job for each worker, from the posting to the acceptance, in the order of the days as banks book them."""
        contracts: list[tuple[UUID, Learner]] = []
        for school, learner in workers:
            self._ready_to_be_paid(learner, on)
            job_id = self.post(school, on=on, coached=coached)
            contracts.append((self._agree(job_id, learner, on + 2), learner))
        for contract_id, _learner in contracts:
            self.bank.receive(self._payment_request(contract_id), on=self._day(on + 4))
        with clock.at(self.calendar.day(on + 5)):
            self.bank.import_day(self.operator)
        for contract_id, learner in contracts:
            self._deliver_and_accept(contract_id, learner, on + 12)

    def under_way(self, school: School, learner: Learner) -> None:
        """Two jobs in the middle: a coached one, whose draft the tutor reads, and one delivered to the client."""
        contracts = [
            self._agree(self.post(school, on=-14, coached=own), learner, -12) for own in (True, False)
        ]
        for contract_id in contracts:
            self.bank.receive(self._payment_request(contract_id), on=self._day(-10))
        with clock.at(self.calendar.day(-9)):
            self.bank.import_day(self.operator)
        with clock.at(self.calendar.day(-1)):
            self._deliver(contracts[1], learner)
        self._show_to_the_tutor(school, learner, contracts[0])

    def _show_to_the_tutor(self, school: School, learner: Learner, contract_id: UUID) -> None:
        """The first draft came back with words at a paragraph; the second one waits."""
        actor = Actor(user_id=learner.user_id)
        with clock.at(self.calendar.day(-6, 20)):
            draft = hub.submit_draft(actor=actor, contract_id=contract_id, submission_id=uuid4(), text=DRAFT)
        with clock.at(self.calendar.day(-5)):
            hub.review_draft(
                actor=school.staff.tutor, draft_id=draft.id, outcome=hub.Outcome.REDO.value, unmet=(2,),
                note="どなたに聞いた話かが書いてあると、安心して載せられます。あと少しです。", comments={2: "ここに、店主のひとことがあるとよいですね。"},
            )  # fmt: skip
        with clock.at(self.calendar.day(-1, 20)):
            hub.submit_draft(actor=actor, contract_id=contract_id, submission_id=uuid4(), text=DRAFT + LATER)

    def pay_out(self, *, on: int) -> None:
        """A weekly run: file, sent, and the bank's debit in the next statement."""
        with clock.at(self.calendar.weekday(on)):
            run_on = money.next_payout_date(clock.today())
        at = self.calendar.day(0).replace(year=run_on.year, month=run_on.month, day=run_on.day)
        with clock.at(at):
            run = money.prepare_payout_run(actor=self.operator, run_on=run_on)
            money.export_payout_run(actor=self.operator, run_id=run.id)
            sent = money.mark_payout_run_sent(actor=self.operator, run_id=run.id, sent_on=run_on, fee_total=0)
            self.bank.send(sent.total, on=run_on)
            self.bank.import_day(self.operator)

    def _ready_to_be_paid(self, learner: Learner, on: int) -> None:
        if learner.user_id in self.payees:
            return
        self.payees.add(learner.user_id)
        actor = Actor(user_id=learner.user_id)
        with clock.at(self.calendar.day(on - 1)):
            people.give_consent(actor=actor, kind=people.ConsentKind.AGENCY, version=AGENCY_VERSION)
            money.save_bank_account(
                actor=actor, bank_code="0162", branch_code="100", account_type=1,
                number=f"{1_000_000 + len(self.payees)}",
                holder_kana=f"{learner.applicant['family_kana']} {learner.applicant['given_kana']}",
            )  # fmt: skip

    def _agree(self, job_id: UUID, learner: Learner, on: int) -> UUID:
        actor = Actor(user_id=learner.user_id)
        with clock.at(self.calendar.day(on)):
            job = market.job_for(actor, job_id)
            proposal = market.save_proposal(
                actor=actor, job_id=job_id, submission_id=uuid4(),
                message="講座で学んだことを生かして、ていねいに書きます。平日の午前と夜に作業できます。",
                fee_amount=job.fee_amount, delivery_on=_later(self.calendar.day(on), 14),
            )  # fmt: skip
            market.send_proposal(actor=actor, proposal_id=proposal.id)
        with clock.at(self.calendar.day(on + 1)):
            return market.accept_proposal(actor=self.client, proposal_id=proposal.id).id

    def _deliver_and_accept(self, contract_id: UUID, learner: Learner, on: int) -> None:
        with clock.at(self.calendar.day(on)):
            self._deliver(contract_id, learner)
        with clock.at(self.calendar.day(on + 2)):
            market.accept_delivery(actor=self.client, contract_id=contract_id)
        with clock.at(self.calendar.day(on + 3)):
            for actor in (self.client, Actor(user_id=learner.user_id)):
                market.review_contract(
                    actor=actor, contract_id=contract_id, score=5, text="約束の日に、約束の内容で届きました。"
                )

    def _deliver(self, contract_id: UUID, learner: Learner) -> None:
        market.deliver(
            actor=Actor(user_id=learner.user_id), contract_id=contract_id, submission_id=uuid4(),
            text="原稿をお届けします。" + "朝の商店街に、だしの香りが流れてきます。" * 20, checked=[0, 1, 2],
        )  # fmt: skip

    def _payment_request(self, contract_id: UUID) -> PaymentRequest:
        hold = money.holds_for([contract_id])[contract_id]
        return PaymentRequest(hold.payment_reference, hold.amount, bank_kana(self.firm.kana))

    def _day(self, offset: int) -> date:
        return jst_date(self.calendar.day(offset))


def _later(day: datetime, days: int) -> date:
    return jst_date(day + timedelta(days=days))
