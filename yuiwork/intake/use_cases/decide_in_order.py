"""Deciding upon a row of applications in order: as many as there are places are accepted, the others wait."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake.models import ApplicationSheet, IntakeRound, Outcome
from yuiwork.intake.queries.places import free_places
from yuiwork.intake.queries.tutors import freest_tutor
from yuiwork.intake.use_cases.selection_rows import propose
from yuiwork.learning import api as learning


@inside_transaction
def decide_in_order(
    actor: Actor,
    row: IntakeRound,
    course: learning.Course,
    sheets: Sequence[ApplicationSheet],
    reason: str,
) -> int:
    """Each gets her rank; whoever has withdrawn or is decided keeps it and is passed over. How many were decided.

    ``reason`` is what those who wait read, with ``%(rank)s``. Nobody is told yet. Course and round are locked.
    Raises ``Refused`` ``TUTOR_MISSING``: who is accepted needs somebody to accompany her.
    """
    left = free_places(course, row)
    if left > 0 and freest_tutor(course.programme_id) is None:
        refusal = _(
            "This programme has no tutor yet, and everybody who is accepted gets one. Please enter a tutor among the "
            "people who serve the programme and come back. Nothing has been decided so far."
        )
        raise Refused("TUTOR_MISSING", refusal)
    decided = 0
    for rank, sheet in enumerate(sheets, start=1):
        assert sheet.application_id
        sheet.rank = rank
        sheet.save(update_fields=["rank"])
        application = learning.CourseApplication.objects.select_for_update().get(id=sheet.application_id)
        if application.state != "applied":
            continue
        decided += 1
        if left > 0:
            left -= 1
            tutor = freest_tutor(course.programme_id)
            propose(actor, application, course, Outcome.ACCEPT, tutor_id=tutor, reason="")
        else:
            words = reason % {"rank": rank}
            propose(actor, application, course, Outcome.WAIT, tutor_id=None, reason=words)
    return decided
