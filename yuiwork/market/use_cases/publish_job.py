"""Publishing a job, the operator's check, coaching, closing."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.market import gates
from yuiwork.market.events import JobClosed, JobHeld, JobMarkedCoached, JobPublished, JobReturned
from yuiwork.market.models import JOB, CloseReason, Job, JobState
from yuiwork.market.policies import may_mark_coached
from yuiwork.market.problems import refuse_first
from yuiwork.market.use_cases.locks import lock_job, lock_own_job
from yuiwork.market.use_cases.versions import add_version


@use_case
def publish_job(*, actor: Actor, job_id: UUID) -> Job:
    """Open a draft for proposals, or hold it for the operator's check if the screening asks for one.

    Raises ``Invalid`` with the code and field of the first gate that says no (law.md 1.7, 1.4, 3, 6). Publishing
    twice changes nothing.
    """
    job = lock_own_job(actor, job_id)
    if job.state in (JobState.PUBLISHED, JobState.HELD):
        return job
    refuse_first(gates.problems_of(job, today=clock.today()))
    verdict = gates.verdict_on(job)
    job.risk_score, job.return_reason = verdict.score, ""
    job.hold_codes = list(verdict.hold_codes)
    if not verdict.must_be_held:
        return _open(actor, job, action="publish", by="client")
    job.state = JOB.step(job.state, "hold", by="client")
    job.save(update_fields=["state", "risk_score", "hold_codes", "return_reason"])
    codes = ",".join(verdict.hold_codes)
    audit.record(
        actor=actor, action="hold", target="market.Job", target_id=job.id, codes=codes, score=verdict.score
    )
    publish(JobHeld(job_id=job.id, client_org_id=job.organisation_id, codes=codes))
    return job


@use_case
def release_held_job(*, actor: Actor, job_id: UUID) -> Job:
    """The operator looked and found nothing wrong."""
    job = _lock_for_check(actor, job_id)
    refuse_first(gates.problems_of(job, today=clock.today()))
    return _open(actor, job, action="release", by="operator")


@use_case
def return_held_job(*, actor: Actor, job_id: UUID, reason: str) -> Job:
    """The operator sends it back; the client reads the reason and can change the post (law.md 6.3)."""
    job = _lock_for_check(actor, job_id)
    if not reason.strip():
        raise Invalid("REASON_MISSING", _("Please write the reason: the client needs it."), field="reason")
    job.state = JOB.step(job.state, "return", by="operator")
    job.return_reason = reason.strip()
    job.save(update_fields=["state", "return_reason"])
    audit.record(actor=actor, action="return", target="market.Job", target_id=job.id)
    publish(JobReturned(job_id=job.id, client_org_id=job.organisation_id))
    return job


@use_case
def mark_coached(*, actor: Actor, job_id: UUID, programme_id: UUID) -> Job:
    """A director takes the job as a coached first job of her programme. Marking twice changes nothing."""
    if not actor.holds(Role.DIRECTOR, programme_id):
        raise NotFound
    job = lock_job(job_id)
    if job.coached_programme_id == programme_id:
        return job
    may_mark_coached(actor, job, programme_id).enforce()
    job.coached_programme_id, job.coached_at = programme_id, clock.now()
    job.save(update_fields=["coached_programme", "coached_at"])
    audit.record(
        actor=actor, action="mark_coached", target="market.Job", target_id=job.id, programme=programme_id
    )
    publish(JobMarkedCoached(job_id=job.id, programme_id=programme_id, client_org_id=job.organisation_id))
    return job


@use_case
def close_job(*, actor: Actor, job_id: UUID) -> Job:
    """The client takes no more proposals and chooses among those that came. Closing twice changes nothing."""
    job = lock_own_job(actor, job_id)
    if job.state == JobState.CLOSED:
        return job
    close(actor, job, reason=CloseReason.CLIENT, by="client", on=clock.today())
    return job


@use_case
def close_expired_job(*, actor: Actor, job_id: UUID) -> Job:
    """The clock closes a job whose last day for proposals has passed (law.md 1.7, R12-06)."""
    job = lock_job(job_id)
    if job.state == JobState.PUBLISHED and job.apply_until is not None and job.apply_until < clock.today():
        close(actor, job, reason=CloseReason.DEADLINE, by="clock", on=job.apply_until)
    return job


@inside_transaction
def close(actor: Actor, job: Job, *, reason: CloseReason, by: str, on: date) -> None:
    """Part of hiring and of the clock: the caller holds the job's lock. ``on``: JST day from which it is closed."""
    job.state = JOB.step(job.state, "close", by=by)
    job.closed_on, job.close_reason = on, reason.value
    job.save(update_fields=["state", "closed_on", "close_reason"])
    audit.record(actor=actor, action="close", target="market.Job", target_id=job.id, reason=reason.value)
    publish(JobClosed(job_id=job.id, client_org_id=job.organisation_id, reason=reason.value))


def _open(actor: Actor, job: Job, *, action: str, by: str) -> Job:
    job.state = JOB.step(job.state, action, by=by)
    job.published_at = clock.now()
    job.save(update_fields=["state", "published_at", "risk_score", "hold_codes", "return_reason"])
    version = add_version(job)
    audit.record(actor=actor, action=action, target="market.Job", target_id=job.id, version=version.number)
    publish(JobPublished(job_id=job.id, coached=job.is_coached, programme_id=job.coached_programme_id))
    return job


def _lock_for_check(actor: Actor, job_id: UUID) -> Job:
    if not actor.is_operator:
        raise NotFound
    return lock_job(job_id)
