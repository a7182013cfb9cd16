"""修了: as soon as the rule of the course is met, the certificate is numbered, made and filed."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.completion_rule import missing_of, parse_rule
from yuiwork.learning.events import CourseCompleted
from yuiwork.learning.models import ENROLMENT, Completion, Enrolment, EnrolmentState
from yuiwork.learning.queries.facts import facts_of
from yuiwork.learning.use_cases.certify import issue_certificate
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.stamps import award_challenges


@inside_transaction
def complete_if_met(*, actor: Actor, enrolment: Enrolment) -> Completion | None:
    """Issue the certificate if nothing is missing; once completed, nothing happens.

    The caller has locked the enrolment. ``actor`` did the last missing thing.
    """
    if enrolment.state != EnrolmentState.ACTIVE:
        return None
    if missing_of(parse_rule(enrolment.course.completion_rule), facts_of(enrolment)):
        return None
    enrolment.state = ENROLMENT.step(enrolment.state, "complete", by="system")
    enrolment.completed_at = clock.now()
    enrolment.save(update_fields=["state", "completed_at"])
    completion = issue_certificate(enrolment)
    award_challenges(
        programme_id=completion.programme_id,
        person_key=str(enrolment.user_id),
        user_id=enrolment.user_id,
    )
    audit.record(
        actor=actor,
        action="complete",
        target="learning.Enrolment",
        target_id=enrolment.id,
        number=completion.number,
    )
    publish(
        CourseCompleted(
            enrolment_id=enrolment.id,
            programme_id=completion.programme_id,
            course_id=enrolment.course_id,
            user_id=enrolment.user_id,
            certificate_number=completion.number,
            document_id=completion.document_id,
        )
    )
    return completion


@inside_transaction
def complete_where_met(*, actor: Actor, user_id: UUID, programme_id: UUID) -> None:
    """Look at all her courses of a programme: something that counts in each of them has changed."""
    rows = Enrolment.objects.filter(
        user_id=user_id, course__programme_id=programme_id, state=EnrolmentState.ACTIVE
    )
    for enrolment_id in rows.order_by("id").values_list("id", flat=True):
        complete_if_met(actor=actor, enrolment=locked_enrolment(id=enrolment_id))
