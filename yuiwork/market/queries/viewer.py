"""With whose eyes a price is shown: her tax facts, her prefecture, the fee of her programme."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.market.models import Job
from yuiwork.market.parties import SOMEBODY, WorkerFacts, worker_facts
from yuiwork.market.pricing import STANDARD_FEE_BP
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Viewer:
    """A worker as far as prices depend on her; visitors are an individual living in Japan, place unknown."""

    facts: WorkerFacts
    own_fee_bp: int
    is_known: bool

    def fee_bp(self, job: Job) -> int:
        """Basis points of the fee for this job: the coaching programme's, else her own programme's."""
        if job.coached_programme is not None:
            return job.coached_programme.worker_fee_bp
        return self.own_fee_bp


def viewer_for(actor: Actor) -> Viewer:
    profile = people.profile_of(actor.user_id) if actor.user_id else None
    if actor.user_id is None or profile is None or not profile.is_resident_of_japan:
        return Viewer(SOMEBODY, STANDARD_FEE_BP, is_known=False)
    return Viewer(worker_facts(profile), _own_fee_bp(actor.user_id), is_known=bool(profile.municipality_code))


@dataclass(frozen=True, slots=True)
class Hired:
    """On which terms of the platform a worker is hired: for which programme, coached or not, at which fee."""

    programme_id: UUID | None
    is_coached: bool
    fee_bp: int


def hired_as(worker_id: UUID, job: Job) -> Hired:
    """A coached job is coached for the learners of its programme; whoever proposed before the mark works as usual."""
    own = learning.programme_ids_of_learner(worker_id)
    coaching = job.coached_programme
    if coaching is not None and coaching.id in own:
        return Hired(coaching.id, is_coached=True, fee_bp=coaching.worker_fee_bp)
    return Hired(next(iter(own), None), is_coached=False, fee_bp=_own_fee_bp(worker_id))


def _own_fee_bp(worker_id: UUID) -> int:
    """The most favourable fee of the programmes she learns in."""
    fees = [regions.programme(pid).worker_fee_bp for pid in learning.programme_ids_of_learner(worker_id)]
    return min(fees, default=STANDARD_FEE_BP)
