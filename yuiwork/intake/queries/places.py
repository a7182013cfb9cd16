"""How many places are left: in the course, and in the round (the smaller counts)."""

from uuid import UUID

from yuiwork.intake.models import IntakeRound, Offer, OfferState
from yuiwork.learning import api as learning


def free_places(course: learning.Course, row: IntakeRound | None) -> int:
    """Places that nobody has and nobody is offered. The caller has locked the course if she will give one away."""
    offered = Offer.objects.filter(application__course_id=course.id, state=OfferState.OPEN)
    left = course.capacity - learning.enrolled_count(course.id) - offered.count()
    if row is None:
        return left
    in_round = offered.filter(application__sheet__round=row).count()
    return min(left, row.seats - taken_in(row.id) - in_round)


def taken_in(round_id: UUID) -> int:
    """How many who applied in this round are accepted."""
    return learning.Enrolment.objects.filter(application__sheet__round_id=round_id).count()
