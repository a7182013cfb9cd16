"""会場の席: a learner keeps a seat in the room of one session whose seats are counted."""

from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Disclosure, Entity


class SessionSeat(Entity):
    """``given_back_at``: she takes part online after all, or not at all. A trigger counts the seats that are kept into
    ``Session.seats_taken``; one too many is refused by its CHECK."""

    personal_data = "user id by enrolment"
    tells_of = Disclosure("enrolment__user_id")

    session = models.ForeignKey("learning.Session", on_delete=models.PROTECT, related_name="seats")
    enrolment = models.ForeignKey(
        "learning.Enrolment", on_delete=models.PROTECT, related_name="session_seats"
    )
    given_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "enrolment"],
                condition=Q(given_back_at__isnull=True),
                name="learning_session_seat_once",
            ),
        ]
