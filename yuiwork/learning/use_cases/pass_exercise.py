"""What follows a passed exercise: the stamp and, if nothing else is missing, the certificate."""

from yuiwork.core.actor import Actor
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.models import Enrolment, StampKind, Submission
from yuiwork.learning.use_cases.complete import complete_if_met
from yuiwork.learning.use_cases.skills import show_skill_of_exercise
from yuiwork.learning.use_cases.stamps import give_stamp


@inside_transaction
def after_pass(*, actor: Actor, submission: Submission, enrolment: Enrolment) -> None:
    """All in the transaction of the pass; the caller has locked the enrolment."""
    give_stamp(
        programme_id=enrolment.course.programme_id,
        person_key=str(enrolment.user_id),
        user_id=enrolment.user_id,
        kind=StampKind.EXERCISE,
        ref_id=submission.id,
        label=submission.exercise.title,
    )
    show_skill_of_exercise(actor=actor, exercise=submission.exercise, user_id=enrolment.user_id)
    complete_if_met(actor=actor, enrolment=enrolment)
