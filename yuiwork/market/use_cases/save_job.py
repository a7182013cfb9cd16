"""Writing a job down, and changing one that is already published."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.japan.parameters import parameter
from yuiwork.market import gates
from yuiwork.market.defaults import legal_defaults
from yuiwork.market.events import JobChanged
from yuiwork.market.models import Job, JobCriterion, JobState, Proposal, ProposalState
from yuiwork.market.policies import acting_person, may_order_for
from yuiwork.market.problems import refuse_first
from yuiwork.market.use_cases.locks import lock_own_job
from yuiwork.market.use_cases.versions import add_version
from yuiwork.people import api as people


class JobData(TypedDict, total=False):
    """Fields of the job form. Fee in yen, minutes of work, dates JST; legal texts in Japanese."""

    title: str
    category: str
    withholding_listed: bool | None
    description: str
    quantity: str
    apply_until: date | None
    delivery_due_on: date | None
    fee_amount: int | None
    tax_mode: str
    estimated_minutes: int | None
    work_place: str
    delivery_place: str
    acceptance_days: int | None
    revision_limit: int
    payment_text: str
    ip_mode: str
    ip_scope: str
    expense_policy: str
    expense_note: str
    change_policy: str
    defect_policy: str
    confidentiality_policy: str
    contact: str
    beginner_ok: bool
    no_phone: bool
    night_ok: bool


@use_case
def save_job_draft(
    *,
    actor: Actor,
    organisation_id: UUID,
    submission_id: UUID,
    criteria: Sequence[str],
    job_id: UUID | None = None,
    **data: Unpack[JobData],
) -> Job:
    """Create a draft, or change one (``job_id``). The same ``submission_id`` again returns the first draft.

    A draft may be incomplete; ``publish_job`` says what is missing. Legal texts that are not given are those of
    the category. Raises ``Refused`` ``JOB_NOT_DRAFT``.
    """
    may_order_for(actor, organisation_id).enforce()
    if job_id is None:
        job, created = Job.objects.get_or_create(
            submission_id=submission_id,
            defaults={
                "organisation_id": organisation_id,
                "created_by_id": acting_person(actor),
                **prefilled(organisation_id, data.get("category", "")),
                **data,
            },
        )
        if not created:
            return lock_own_job(actor, job.id)
    else:
        job = lock_own_job(actor, job_id)
        if job.state != JobState.DRAFT:
            raise Refused("JOB_NOT_DRAFT", _("This job is not a draft any more."))
        _assign(job, data)
    _replace_criteria(job, criteria)
    audit.record(actor=actor, action="save", target="market.Job", target_id=job.id)
    return job


@use_case
def change_published_job(
    *, actor: Actor, job_id: UUID, criteria: Sequence[str], **data: Unpack[JobData]
) -> Job:
    """Give a published ad another version: accurate and up to date (law.md 1.7).

    Whoever has already answered stays bound to the version she read, and is told. Raises ``Invalid`` with the code
    of the first gate that says no, ``Refused`` ``JOB_NOT_OPEN``.
    """
    job = lock_own_job(actor, job_id)
    if job.state != JobState.PUBLISHED:
        raise Refused("JOB_NOT_OPEN", _("This job is not open any more."))
    _assign(job, data)
    _replace_criteria(job, criteria)
    refuse_first(gates.problems_of(job, today=clock.today()))
    if gates.verdict_on(job).must_be_held:
        raise Refused(
            "CHANGE_NEEDS_CHECK",
            _("This change would need a check by the operator. Please close this job and post a new one."),
        )
    version = add_version(job)
    waiting = Proposal.objects.filter(job=job, state=ProposalState.SENT).values_list("worker_id", flat=True)
    audit.record(actor=actor, action="change", target="market.Job", target_id=job.id, version=version.number)
    publish(JobChanged(job_id=job.id, version=version.number, proposer_ids=list(waiting)))
    return job


def prefilled(organisation_id: UUID, category: str) -> dict[str, Any]:
    """What a job of this firm and kind begins with: the law's texts, the acceptance days, where to ask."""
    firm = people.organisation(organisation_id)
    return {
        **asdict(legal_defaults(category)),
        "acceptance_days": parameter("product.acceptance_window_days", clock.today()),
        "contact": firm.contact_email or firm.contact_phone,
    }


def _assign(job: Job, data: JobData) -> None:
    for field, value in data.items():
        setattr(job, field, value)
    job.save(update_fields=list(data))


def _replace_criteria(job: Job, criteria: Sequence[str]) -> None:
    texts = [text.strip() for text in criteria if text.strip()]
    if texts == list(job.criteria.order_by("position").values_list("text", flat=True)):
        return
    job.criteria.all().delete()
    JobCriterion.objects.bulk_create(
        JobCriterion(job=job, position=position, text=text) for position, text in enumerate(texts, start=1)
    )
