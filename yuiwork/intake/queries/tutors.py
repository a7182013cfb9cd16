"""The tutors of a programme with how much each has in hand."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from yuiwork.core.actor import Role
from yuiwork.intake.models import Selection, SelectionState
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class TutorLoad:
    """``learners`` now, ``promised``: decided for her and not told yet."""

    user_id: UUID
    name: str
    learners: int
    promised: int


def tutor_loads(programme_id: UUID) -> list[TutorLoad]:
    """Longest in the role first."""
    ids = regions.staff_of(programme_id, Role.TUTOR)
    profiles, learners = people.profiles_of(ids), learning.learner_counts(ids, programme_id)
    open_states = [SelectionState.PROPOSED, SelectionState.READY]
    promised = dict(
        Selection.objects.filter(tutor_id__in=ids, state__in=open_states, outcome="accept")
        .values_list("tutor_id")
        .annotate(n=Count("id"))
    )
    return [
        TutorLoad(i, profiles[i].full_name if i in profiles else "", learners.get(i, 0), promised.get(i, 0))
        for i in ids
    ]


def freest_tutor(programme_id: UUID) -> UUID | None:
    """Who has the fewest learners, the promised ones included; of equals the longest in the role."""
    loads = tutor_loads(programme_id)
    return min(loads, key=lambda load: load.learners + load.promised).user_id if loads else None
