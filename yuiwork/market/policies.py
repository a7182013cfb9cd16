"""Who may do what in the market, and if not, why. The same answer greys the button out and guards the action."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import period_end
from yuiwork.learning import api as learning
from yuiwork.market.models import (
    CloseReason,
    Contract,
    ContractState,
    Job,
    JobState,
    Proposal,
    ProposalState,
    Side,
)
from yuiwork.people import api as people

AGENCY_TERMS_VERSION = "2026-11"  # the clause by which the operator receives pay for the worker (law.md 7.2)
REVIEW_DAYS = 14  # after acceptance; then what was written is shown, and nothing more can be written
COACH_ROLES = (Role.DIRECTOR, Role.TUTOR)
_MAJORITY_MONTHS = 18 * 12


def acting_person(actor: Actor) -> UUID:
    """Who signs what she does; ``NotFound`` for visitors and the system, who have no rows of their own."""
    if actor.user_id is None:
        raise NotFound
    return actor.user_id


def may_order_for(actor: Actor, organisation_id: UUID) -> Decision:
    if actor.holds(Role.CLIENT, organisation_id):
        return ALLOWED
    return refuse("NOT_A_MEMBER", _("Only members of the firm can do this."))


def may_mark_coached(actor: Actor, job: Job, programme_id: UUID) -> Decision:
    if not actor.holds(Role.DIRECTOR, programme_id):
        return refuse("DIRECTOR_ONLY", _("Only a director of the programme can take a job into coaching."))
    if job.coached_programme_id not in (None, programme_id):
        return refuse("COACHED_ELSEWHERE", _("Another programme has already taken this job into coaching."))
    if job.state != JobState.PUBLISHED:
        return refuse("JOB_NOT_OPEN", _("This job is not open any more."))
    return ALLOWED


def may_propose(actor: Actor, job: Job, today: date) -> Decision:
    """Is the job open, and to her?"""
    if actor.user_id is None:
        return refuse("SIGN_IN_FIRST", _("Please sign in to propose."))
    if job.state != JobState.PUBLISHED or job.apply_until is None or job.apply_until < today:
        return refuse("JOB_NOT_OPEN", _("This job no longer takes proposals."))
    if actor.holds(Role.CLIENT, job.organisation_id):
        return refuse("OWN_JOB", _("This is a job of your own firm."))
    programme_id = job.coached_programme_id
    if programme_id is not None and programme_id not in learning.programme_ids_of_learner(actor.user_id):
        return refuse(
            "COACHED_FOR_PROGRAMME", _("This coached job is for people of the programme that accompanies it.")
        )
    return may_work(actor.user_id, today)


def may_work(user_id: UUID, today: date) -> Decision:
    """Does her profile allow paid work: complete, grown up, living in Japan (law.md 9, 7.2)?"""
    profile = people.profile_of(user_id)
    if profile is None or not profile.address or not profile.municipality_code or profile.birth_date is None:
        return refuse(
            "PROFILE_INCOMPLETE", _("Please complete your profile first: name, date of birth and address.")
        )
    # from the birthday itself on, counting the birthday as the first day of her life.
    if period_end(profile.birth_date, _MAJORITY_MONTHS) >= today:
        return refuse("MINOR", _("Paid work is for people of 18 and over."))
    if not profile.is_resident_of_japan:
        return refuse(
            "CROSS_BORDER",
            _("Paid work is possible only for people who live in Japan: money is sent within Japan only."),
        )
    return ALLOWED


def may_send_proposal(user_id: UUID) -> Decision:
    if people.has_consent(user_id, people.ConsentKind.AGENCY):
        return ALLOWED
    return refuse(
        "AGENCY_CONSENT_MISSING",
        _("Please agree that the operator receives your pay for you and passes it on."),
    )


def may_decide_proposal(actor: Actor, job: Job, proposal: Proposal) -> Decision:
    """Accepting and declining: the client's members, while the proposal waits."""
    member = may_order_for(actor, job.organisation_id)
    if not member:
        return member
    if proposal.state != ProposalState.SENT:
        return refuse("PROPOSAL_NOT_OPEN", _("This proposal is not waiting for an answer any more."))
    return ALLOWED


def may_accept_proposal(actor: Actor, job: Job, proposal: Proposal) -> Decision:
    decidable = may_decide_proposal(actor, job, proposal)
    if not decidable:
        return decidable
    # A closed job takes no more proposals; the client still chooses among those that came in time.
    if job.state not in (JobState.PUBLISHED, JobState.CLOSED) or job.close_reason == CloseReason.HIRED:
        return refuse("JOB_NOT_OPEN", _("This job is closed, or somebody was chosen already."))
    return ALLOWED


def may_be_hired(worker_id: UUID, today: date) -> Decision:
    """Is she still able to take the job? The code says what is wrong; the client reads no more than she needs."""
    stopped = next((d for d in (may_work(worker_id, today), may_send_proposal(worker_id)) if not d), ALLOWED)
    if stopped:
        return ALLOWED
    return refuse(
        stopped.code, _("This person cannot take the job at the moment. Please choose another proposal.")
    )


def side_of(actor: Actor, contract: Contract) -> str:
    """``worker``, ``client`` or ``coach``; raises ``NotFound`` for everyone else."""
    if actor.user_id is not None and actor.user_id == contract.worker_id:
        return Side.WORKER.value
    if actor.holds(Role.CLIENT, contract.client_org_id):
        return Side.CLIENT.value
    if contract.programme_id is not None and actor.holds_any(frozenset(COACH_ROLES), contract.programme_id):
        return "coach"
    raise NotFound


def party_side(actor: Actor, contract: Contract) -> str:
    """``worker`` or ``client``; refuses a coach, who may look but not act for a party."""
    side = side_of(actor, contract)
    if side == "coach":
        refuse("PARTIES_ONLY", _("Only the two parties of the contract can do this.")).enforce()
    return side


def may_write_review(contract: Contract, today: date) -> Decision:
    if contract.state != ContractState.ACCEPTED:
        return refuse("NOT_ACCEPTED_YET", _("A review can be written when the work is accepted."))
    if contract.reviews_revealed_at is not None or reviews_are_due(contract, today):
        return refuse("REVIEW_CLOSED", _("The days for reviews have passed."))
    return ALLOWED


def reviews_are_due(contract: Contract, today: date) -> bool:
    """Have the days for reviews passed while what was written is still hidden?"""
    if contract.accepted_on is None or contract.reviews_revealed_at is not None:
        return False
    return (today - contract.accepted_on).days > REVIEW_DAYS
