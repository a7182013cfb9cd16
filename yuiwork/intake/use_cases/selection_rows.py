"""The rows behind a decision: written, dropped, carried out. The caller holds the transaction and has asked who may."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.intake.events import SelectionProposed
from yuiwork.intake.models import SELECTION, Outcome, Selection, SelectionState
from yuiwork.intake.policies import may_approve
from yuiwork.intake.queries.places import free_places
from yuiwork.intake.queries.sheets import sheet_of
from yuiwork.intake.use_cases.letters import file_letter
from yuiwork.intake.use_cases.offer_rows import close_offers
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

_OPEN = [SelectionState.PROPOSED, SelectionState.RETURNED, SelectionState.READY]
_UNDECIDED = frozenset({learning.CourseApplicationState.APPLIED, learning.CourseApplicationState.WAITING})


@inside_transaction
def propose(
    actor: Actor,
    application: learning.CourseApplication,
    course: learning.Course,
    outcome: Outcome,
    *,
    tutor_id: UUID | None,
    reason: str,
) -> Selection:
    """Write the decision down, in place of an earlier one that was not told. Application locked."""
    tutor = _checked(application, course, outcome, tutor_id, reason)
    drop_open(application, by="staff")
    sheet = sheet_of(application.id)
    approval = bool(sheet and sheet.round and sheet.round.needs_approval)
    by_approver = bool(may_approve(actor, course.programme_id))
    waits = approval and not by_approver
    selection = Selection.objects.create(
        application=application,
        outcome=outcome,
        reason=reason.strip(),
        tutor_id=tutor,
        state=SelectionState.PROPOSED if waits else SelectionState.READY,
        proposed_by_id=actor.user_id,
        approval_needed=approval,
        answered_by_id=actor.user_id if approval and by_approver else None,
        answered_at=clock.now() if approval and by_approver else None,
    )
    audit.record(
        actor=actor,
        action="decide",
        target="intake.Selection",
        target_id=selection.id,
        application=application.id,
        outcome=outcome,
        approval="waits" if waits else "",
    )
    if waits:
        _ask_to_approve(selection, course.programme_id)
    return selection


def _ask_to_approve(selection: Selection, programme_id: UUID) -> None:
    publish(
        SelectionProposed(
            selection_id=selection.id,
            application_id=selection.application_id,
            programme_id=programme_id,
        )
    )


@inside_transaction
def tell(actor: Actor, selection: Selection) -> None:
    """Carry out a decision that is ready: learning enrols, waits or declines, and the letter is filed."""
    application = selection.application
    close_offers(application, by="staff")
    if selection.outcome == Outcome.ACCEPT:
        _refuse_when_full(application)
    selection.state = SELECTION.step(selection.state, "tell", by="staff")
    selection.told_at, selection.problem = clock.now(), ""
    selection.save(update_fields=["state", "told_at", "problem"])
    learning.settle_course_application(
        actor=actor,
        application_id=application.id,
        decision=learning.CourseDecision(selection.outcome),
        tutor_id=selection.tutor_id,
        reason=selection.reason,
    )
    file_letter(selection)
    audit.record(actor=actor, action="tell", target="intake.Selection", target_id=selection.id)


@inside_transaction
def locked_application(application_id: UUID) -> tuple[learning.CourseApplication, learning.Course]:
    """The application with its course, both locked, the course first. Raises ``NotFound``."""
    rows = learning.CourseApplication.objects.filter(id=application_id)
    course_id = rows.values_list("course_id", flat=True).first()
    if course_id is None:
        raise NotFound
    course = learning.locked_course(course_id)
    return rows.select_for_update().get(), course


@inside_transaction
def drop_open(application: learning.CourseApplication, *, by: str) -> None:
    """What was decided and not told counts no longer."""
    for old in Selection.objects.select_for_update().filter(application=application, state__in=_OPEN):
        old.state = SELECTION.step(old.state, "drop", by=by)
        old.save(update_fields=["state"])


def _checked(
    application: learning.CourseApplication,
    course: learning.Course,
    outcome: Outcome,
    tutor_id: UUID | None,
    reason: str,
) -> UUID | None:
    """The tutor of an acceptance. Raises ``NOT_NOW``, ``TUTOR_MISSING``, ``REASON_MISSING``."""
    if application.state not in _UNDECIDED:
        raise Refused("NOT_NOW", _("This is not possible in the present state. Please reload the page."))
    if application.state == "waiting" and outcome == Outcome.WAIT:
        raise Refused("NOT_NOW", _("This person is on the waiting list already."))
    if outcome == Outcome.ACCEPT:
        return _tutor(course, tutor_id)
    if not reason.strip():
        words = _("Please give a reason; the applicant will read it.")
        raise Invalid("REASON_MISSING", words, field="reason")
    return None


def _tutor(course: learning.Course, tutor_id: UUID | None) -> UUID:
    if tutor_id is None or tutor_id not in regions.staff_of(course.programme_id, Role.TUTOR):
        raise Invalid("TUTOR_MISSING", _("Please choose a tutor of this programme."), field="tutor")
    return tutor_id


def _refuse_when_full(application: learning.CourseApplication) -> None:
    sheet = sheet_of(application.id)
    row = sheet.round if sheet else None
    if free_places(application.course, row) < 1:
        # The course itself is full: learning says so.
        if learning.enrolled_count(application.course_id) >= application.course.capacity:
            return
        raise Refused(
            "ROUND_FULL",
            _("All places of this round are given or offered. The waiting list is still open."),
        )
