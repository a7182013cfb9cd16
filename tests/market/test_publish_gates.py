"""What keeps a job from being published: six items, lawful dates, complete terms (law.md 1.7, 1.4, 3)."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.market.desk import CRITERIA, JOB, Desk, jst
from tests.market.pages import url
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.errors import DomainError, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market import gates
from yuiwork.market.events import JobChanged, JobClosed, JobPublished
from yuiwork.market.models import Job
from yuiwork.people import api as people


def refused(desk: Desk, **changes: Any) -> tuple[str, str | None]:
    with pytest.raises(DomainError) as caught:
        desk.publish(**changes)
    return caught.value.code, caught.value.field


def change_firm(desk: Desk, **values: Any) -> None:
    people.Organisation.objects.filter(id=desk.cast.aozora.id).update(**values)


def test_a_complete_job_is_published_and_announced(desk: Desk, announced: list[Event]) -> None:
    job = desk.job
    assert job.state == market.JobState.PUBLISHED
    assert job.versions.get().content["fee_amount"] == 100_000
    assert any(isinstance(e, JobPublished) and e.job_id == job.id for e in announced)
    assert market.publish_job(actor=desk.client, job_id=job.id).versions.count() == 1


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        pytest.param({"contact": "LINE ID: aozora"}, "CONTACT_INVALID", "contact", id="R12-02"),
        pytest.param(
            {"fee_amount": None, "description": JOB["description"] + "高額報酬・詳細はDM"},
            "PAY_MISSING",
            "fee_amount",
            id="R12-03",
        ),
        pytest.param(
            {"description": "詳しくはこちら https://aozora.example/jobs/12345678901234567890"},
            "WORK_CONTENT_MISSING",
            "description",
            id="R12-04",
        ),
        pytest.param({"expense_policy": ""}, "EXPENSE_POLICY_MISSING", "expense_policy", id="G-01"),
        pytest.param({"title": " "}, "TITLE_MISSING", "title", id="title"),
        pytest.param({"category": ""}, "CATEGORY_MISSING", "category", id="category"),
        pytest.param({"category": "site_build"}, "WITHHOLDING_UNDECIDED", "withholding_listed", id="split"),
        pytest.param({"quantity": ""}, "QUANTITY_MISSING", "quantity", id="quantity"),
        pytest.param({"criteria": []}, "CRITERIA_MISSING", "criteria", id="criteria"),
        pytest.param({"apply_until": None}, "APPLY_UNTIL_MISSING", "apply_until", id="until"),
        pytest.param({"apply_until": date(2026, 11, 23)}, "APPLY_UNTIL_PAST", "apply_until", id="until-past"),
        pytest.param({"delivery_due_on": None}, "DELIVERY_DATE_MISSING", "delivery_due_on", id="due"),
        pytest.param(
            {"delivery_due_on": date(2026, 11, 30)},
            "DELIVERY_BEFORE_DEADLINE",
            "delivery_due_on",
            id="due-early",
        ),
        pytest.param({"acceptance_days": 8}, "ACCEPTANCE_DAYS_INVALID", "acceptance_days", id="acceptance"),
        pytest.param({"estimated_minutes": None}, "MINUTES_MISSING", "estimated_hours", id="minutes"),
        pytest.param({"work_place": ""}, "WORK_PLACE_MISSING", "work_place", id="place"),
        pytest.param({"ip_scope": ""}, "IP_SCOPE_MISSING", "ip_scope", id="N3-09"),
        pytest.param({"defect_policy": ""}, "DEFECT_POLICY_MISSING", "defect_policy", id="guideline-10"),
        pytest.param(
            {"payment_text": "請求書受領月の翌月末"}, "PAYMENT_BASE_NOT_RECEIPT", "payment_text", id="N3-04"
        ),
        pytest.param(
            {"payment_text": "2026-12-31まで"}, "PAYMENT_DATE_NOT_SPECIFIC", "payment_text", id="N3-03"
        ),
        pytest.param(
            {"payment_text": "2027-02-26"}, "PAYMENT_DATE_TOO_LATE", "payment_text", id="G-02-block"
        ),
    ],
)
def test_each_refusal_stands_at_its_field(desk: Desk, changes: dict[str, Any], code: str, field: str) -> None:
    assert refused(desk, **changes) == (code, field)


@pytest.mark.parametrize(
    ("address", "complete"),
    [
        pytest.param("東京都千代田区千代田1-1-1 青空ビル", False, id="R12-01"),
        ("東京都千代田区千代田1-1-1 青空ビル3階301", True),
        ("東京都千代田区千代田1-1-1", True),
        ("東京都千代田区", False),
        ("北海道函館市若松町12番地", True),
        ("東京都港区芝1-2-3 メゾンタワー1204", True),
    ],
)
def test_an_address_goes_down_to_the_room_of_a_building(address: str, complete: bool) -> None:
    assert gates.address_is_complete(address) is complete


def test_r12_01_an_office_building_without_a_room_blocks_the_job(desk: Desk) -> None:
    change_firm(desk, address="東京都千代田区1-1-1 丸の内オフィス")
    assert refused(desk)[0] == "ADDRESS_INCOMPLETE"


@pytest.mark.parametrize("contact", ["03-1234-5678", "work@aozora.example", "https://aozora.example/contact"])
def test_a_phone_a_mail_address_or_an_own_form_is_a_contact(contact: str) -> None:
    assert gates.contact_is_valid(contact)


def test_a_person_working_alone_shows_her_municipality_only(desk: Desk, page_client: PageClient) -> None:
    change_firm(desk, kind=people.OrganisationKind.SOLE_PROPRIETOR, uses_employees=False, employee_count=0)
    page = page_client.get(url("job", desk.job.id)).content.decode()
    assert "東京都千代田区" in page
    assert "青空ビル" not in page


def test_public_bodies_pay_afterwards_and_cannot_post_yet(desk: Desk) -> None:
    change_firm(desk, kind=people.OrganisationKind.MUNICIPALITY)
    assert refused(desk)[0] == "PUBLIC_CLIENT_POSTPAY"


def test_a_payment_after_30_days_and_low_pay_are_lawful_but_warned_of(desk: Desk) -> None:
    from yuiwork.market.queries.cards import card_of
    from yuiwork.market.queries.viewer import viewer_for

    card = card_of(desk.publish(payment_text="2027-01-29", fee_amount=10_000), viewer_for(desk.worker))
    assert card.offer is not None
    assert card.quote is not None
    assert len(gates.warnings_of(card.offer, card.quote)) == 2


def test_a_draft_may_be_incomplete_and_takes_the_legal_texts_of_its_kind(desk: Desk) -> None:
    job = market.save_job_draft(
        actor=desk.client, organisation_id=desk.cast.aozora.id, submission_id=uuid4(), criteria=[], title="記事",
        category="article",
    )  # fmt: skip
    assert (job.state, job.ip_mode, job.acceptance_days) == ("draft", "transfer", 7)
    assert "27条" in job.ip_scope
    assert job.contact == "kenji@aozora.example"


def test_the_same_submission_makes_one_draft(desk: Desk) -> None:
    key = uuid4()
    values: dict[str, Any] = {
        "actor": desk.client,
        "organisation_id": desk.cast.aozora.id,
        "submission_id": key,
        "criteria": CRITERIA,
    }
    first = market.save_job_draft(**values, **JOB)
    second = market.save_job_draft(**values, **JOB)
    assert first.id == second.id
    assert Job.objects.count() == 1


def test_strangers_neither_write_nor_publish_for_a_firm(desk: Desk) -> None:
    job = desk.draft()
    stranger = desk.cast.actor(desk.cast.emi)
    with pytest.raises(Refused, match="NOT_A_MEMBER"):
        market.save_job_draft(
            actor=stranger, organisation_id=desk.cast.aozora.id, submission_id=uuid4(), criteria=[], title="x"
        )
    for act in (market.publish_job, market.close_job):
        with pytest.raises(NotFound):
            act(actor=stranger, job_id=job.id)


def test_r12_06_the_clock_closes_a_job_after_its_last_day(desk: Desk, announced: list[Event]) -> None:
    job = desk.publish(apply_until=date(2026, 11, 25))
    with clock.at(jst(2026, 11, 25, 23, 59)):
        assert market.close_expired_jobs() == 0
        assert market.open_jobs() == [job]
    with clock.at(jst(2026, 11, 26, 0, 10)):
        assert market.open_jobs() == []
        assert market.close_expired_jobs() == 1
        assert market.close_expired_jobs() == 0
    job.refresh_from_db()
    assert (job.state, job.closed_on, job.close_reason) == ("closed", date(2026, 11, 25), "deadline")
    assert len([e for e in announced if isinstance(e, JobClosed)]) == 1


def test_r12_06_hiring_closes_the_job_on_that_day(desk: Desk) -> None:
    with clock.at(jst(2026, 11, 24, 15)):
        contract = desk.agree()
    job = contract.job
    assert job is not None
    job.refresh_from_db()
    assert (job.state, job.closed_on, job.close_reason) == ("closed", date(2026, 11, 24), "hired")


def test_a_changed_ad_gets_a_version_and_proposers_hear_of_it(desk: Desk, announced: list[Event]) -> None:
    proposal = desk.propose()
    changed = {**JOB, "fee_amount": 90_000}
    market.change_published_job(actor=desk.client, job_id=desk.job.id, criteria=CRITERIA, **changed)
    assert [v.number for v in desk.job.versions.order_by("number")] == [1, 2]
    [event] = [e for e in announced if isinstance(e, JobChanged)]
    assert event.proposer_ids == [desk.cast.hanako]
    contract = desk.agree(proposal)
    assert contract.pay_net == 100_000, "she keeps the terms she had read"


def test_a_change_must_pass_the_same_gates(desk: Desk) -> None:
    with pytest.raises(Invalid) as caught:
        market.change_published_job(
            actor=desk.client, job_id=desk.job.id, criteria=CRITERIA, **{**JOB, "contact": "LINE: aozora"}
        )
    assert caught.value.code == "CONTACT_INVALID"
    assert Job.objects.get(id=desk.job.id).contact == "kenji@aozora.example"
    with pytest.raises(Refused, match="CHANGE_NEEDS_CHECK"):
        market.change_published_job(
            actor=desk.client,
            job_id=desk.job.id,
            criteria=CRITERIA,
            **{**JOB, "description": JOB["description"] + "シフト制で出勤していただきます。"},
        )
