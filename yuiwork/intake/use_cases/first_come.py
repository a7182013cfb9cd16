"""先着順: whoever comes first has a place at once; whoever comes when there is none waits, in that order."""

from django.utils.translation import gettext as _

from yuiwork.core.actor import Actor
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake.models import ApplicationSheet, IntakeRound, Outcome
from yuiwork.intake.queries.places import free_places
from yuiwork.intake.queries.tutors import freest_tutor
from yuiwork.intake.use_cases.selection_rows import locked_application, propose, tell
from yuiwork.learning import api as learning

_SYSTEM = Actor.for_system("first_come")


@inside_transaction
def give_place_or_wait(sheet: ApplicationSheet, course: learning.Course, row: IntakeRound) -> None:
    """Nobody overtakes those who wait already. Without a tutor the office decides. The course is locked."""
    tutor = freest_tutor(course.programme_id)
    if tutor is None:
        return
    assert sheet.application_id
    application, _course = locked_application(sheet.application_id)
    others_wait = learning.CourseApplication.objects.filter(
        course_id=course.id, sheet__round=row, state="waiting"
    ).exists()
    if free_places(course, row) > 0 and not others_wait:
        selection = propose(_SYSTEM, application, course, Outcome.ACCEPT, tutor_id=tutor, reason="")
    else:
        reason = _("All places were given in the order of the applications.")
        selection = propose(_SYSTEM, application, course, Outcome.WAIT, tutor_id=None, reason=reason)
    tell(_SYSTEM, selection)
